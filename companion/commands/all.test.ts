import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandMeta } from 'citty';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type CompanionProcess, companionProcess } from '../command-process.ts';
import type { AnyCommand } from '../help-text.ts';
import { sampleGate, sampleRequested } from '../sample.ts';
import { tierwise } from './all.ts';

// Whole processes start here, many in a test.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const LAUNCHER = fileURLToPath(new URL('../tierwise.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
/** They go on until they are told to end; their own test starts them. */
const STAYS = /^tierwise(?: start.*)?$/;

type Documented = { path: string; meta: CommandMeta; isGroup: boolean };

/** Every command with its path, groups before what is in them. */
function commands(command: AnyCommand, path: string): Documented[] {
  const under = Object.entries((command.subCommands ?? {}) as Record<string, AnyCommand>);
  const meta = command.meta as CommandMeta;
  return [
    { path, meta, isGroup: under.length > 0 },
    ...under.flatMap(([name, one]) => commands(one, `${path} ${name}`)),
  ];
}
const ALL = commands(tierwise, 'tierwise');
/** Those that were called as documented, and did what they are for. */
const done = new Set<string>();
const commandIn = (line: string) =>
  ALL.map(({ path }) => path)
    .filter((path) => `${line} `.startsWith(`${path} `))
    .sort((a, b) => b.length - a.length)[0] ?? expect.fail(line);

let companion: CompanionProcess;
let folder: string;
beforeAll(async () => {
  companion = await companionProcess();
  const { generation } = sampleGate(companion.device, Date.now());
  await companion.record([sampleRequested(companion.device, 1, Date.now(), generation)]);
  folder = join(companion.folder, 'here');
  await mkdir(folder);
  await writeFile(join(folder, 'prompt.txt'), 'a lighthouse at dusk\n');
  await writeFile(join(folder, 'my-rules.json'), '[]');
  await writeFile(join(folder, 'other-prices.json'), '[{ "credits": 6000 }]');
});
afterAll(() => companion.close());

const environment = () => ({
  ...process.env,
  // As npm has it: with the Node that comes along.
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  TIERWISE_DATA: companion.data,
  TIERWISE_PORT: '0',
  HOME: folder,
});

/** A line as it is printed, in a shell that knows `tierwise`, and what npm runs for `npm run`. */
function shell(line: string): Promise<{ code: number; out: string; error: string }> {
  const { cwd, text } = asRun(line);
  const script = `tierwise() { "${process.execPath}" "${LAUNCHER}" "$@"; }\n${text}`;
  return new Promise((resolve) => {
    execFile('sh', ['-c', script], { cwd, env: environment() }, (failed, out, error) => {
      const code = failed === null ? 0 : Number(failed.code);
      if (code === 0) done.add(commandIn(asCommand(line)));
      resolve({ code, out, error });
    });
  });
}

/** `tierwise pairings` of `npm run companion -- pairings`. */
function asCommand(line: string): string {
  return line
    .replace(/^npx /, '')
    .replace(/^npm run (?:companion|cli) --/, 'tierwise')
    .replace(/^npm run report/, 'tierwise report');
}

function asRun(line: string): { cwd: string; text: string } {
  const [, name, rest = ''] = /^npm run (\w+)(?: -- ?(.*))?$/.exec(line) ?? [];
  if (name === undefined) return { cwd: folder, text: line.replace(/^npx /, '') };
  const script = (manifest.scripts as Record<string, string>)[name] ?? expect.fail(line);
  return { cwd: ROOT, text: `${script} ${rest}` };
}

/** One that goes on until it is told to end: how it ended then, and what it had said. */
async function starting(line: string): Promise<{ code: number | null; output: string }> {
  const { cwd, text } = asRun(line);
  const script = text.replace(/^tierwise/, `"${process.execPath}" "${LAUNCHER}"`);
  const env = { ...environment(), TIERWISE_DATA: join(folder, 'started') };
  const child = spawn('sh', ['-c', `exec ${script}`], { cwd, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('/pair#')) child.kill('SIGTERM');
    });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

it('ends every example of every help as the help says', async () => {
  const examples = ALL.flatMap(({ meta }) =>
    (meta.examples ?? []).map((line) => ({ line, exits: meta.exits ?? [] })),
  ).filter(({ line }) => !STAYS.test(line));
  expect(examples.length).toBeGreaterThan(15);
  for (const { line, exits } of examples) {
    const { code, error } = await shell(line);
    expect([0, ...exits.map(([known]) => known)], `${line}: ${error}`).toContain(code);
    expect(code, line).not.toBe(69);
  }
});

it('starts as the examples and README.md say, and ends with 0 when it is told to', async () => {
  const lines = [
    ...ALL.flatMap(({ meta }) => meta.examples ?? []),
    ...[...README.matchAll(/`((?:npx )?tierwise(?: start)?|npm run companion)`/g)].map(([, line]) =>
      line!.replace(/^npx /, ''),
    ),
  ].filter((line) => STAYS.test(line) || line === 'npm run companion');
  expect(lines).toContain('npm run companion');
  for (const line of new Set(lines)) {
    const { code, output } = await starting(line);
    // Another companion of this machine may have the very port that the example names.
    const isTaken = line.includes('--port') && code === 4;
    if (!isTaken) expect([code, output], line).toEqual([0, expect.stringContaining('/pair#')]);
    done.add('tierwise start');
  }
});

it('runs every command line of README.md as it stands there', async () => {
  await writeFile(join(folder, 'render.sh'), '#!/bin/sh\necho rendered\n', { mode: 0o755 });
  const inline = README.matchAll(
    /`((?:npx )?tierwise [a-z][^`\n]*|npm run (?:report|companion --|cli --)[^`\n]*)`/g,
  );
  const fenced = README.matchAll(/^((?:npx )?tierwise .*)$/gm);
  const lines = [...inline, ...fenced]
    .map(([, line]) => line!)
    .filter((line) => !STAYS.test(line.replace(/^npx /, '')));
  expect(lines.length).toBeGreaterThan(15);
  const { key } = JSON.parse((await shell('tierwise proxy token add mine --json')).out);
  const filled = lines.flatMap((line) => [
    line
      .replace(/ \[\w+\]/, '')
      .replace('<key>', key)
      .replace(/^npm run cli --$/, '$& status'),
    ...(line.includes('[')
      ? [line.replace('[week]', '2026-W47').replace('[file]', 'my-rules.json')]
      : []),
  ]);
  for (const line of new Set(filled)) {
    const { code, out, error } = await shell(line);
    // It says so where something on this machine is to be mended.
    const allowed = commandIn(asCommand(line)) === 'tierwise doctor' ? [0, 1] : [0];
    expect(allowed, `${line}: ${error}`).toContain(code);
    expect(out, line).not.toBe('');
  }
});

it('has called every command as documented, and each did what it is for', () => {
  const all = ALL.filter(({ isGroup }) => !isGroup).map(({ path }) => path);
  expect([...done].filter((path) => all.includes(path)).sort()).toEqual(all.sort());
});

it('has help with an example for every command', async () => {
  for (const { path, meta, isGroup } of ALL) {
    if (!isGroup) expect(meta.examples?.length, path).toBeGreaterThan(0);
    const { code, out, error } = await shell(`${path} --help`);
    expect([code, error], path).toEqual([0, '']);
    expect(out).toContain(`Usage\n  ${path} `.trimEnd());
    expect(out).toMatch(/^ {2}64 {2}the command was wrong$/m);
  }
});

it('is in README.md as it is', () => {
  const listed = [...README.matchAll(/^\| `(tierwise [^`]*)` \|/gm)].map(([, line]) =>
    line!.replace(/ (?:--|<|\[|"|…).*$/, ''),
  );
  const known = ALL.filter(({ isGroup }) => !isGroup).map(({ path }) => path);
  expect([...new Set(listed)].sort()).toEqual(known.sort());
});

it('names no npm script in README.md that is not there', () => {
  const named = [...README.matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(start|test))\b/g)].map(
    ([, script, short]) => script ?? short!,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(named));
});
