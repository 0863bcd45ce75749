import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandMeta } from 'citty';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CompanionProcess, companionProcess } from '../command-process.ts';
import type { AnyCommand } from '../help-text.ts';
import { sampleGate, sampleRequested } from '../sample.ts';
import { tierwise } from './all.ts';

// Whole processes start here, many in a test.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const LAUNCHER = fileURLToPath(new URL('../tierwise.mjs', import.meta.url));
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

/** A line as it is printed, in a shell that knows `tierwise`. */
function shell(line: string): Promise<{ code: number; out: string; error: string }> {
  const script = `tierwise() { "${process.execPath}" "${LAUNCHER}" "$@"; }\n${line}`;
  const env = { ...process.env, TIERWISE_DATA: companion.data, TIERWISE_PORT: '0', HOME: folder };
  return new Promise((resolve) => {
    execFile('sh', ['-c', script], { cwd: folder, env }, (failed, out, error) => {
      resolve({ code: failed === null ? 0 : Number(failed.code), out, error });
    });
  });
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
