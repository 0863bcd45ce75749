import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// Whole processes start here, several in a test.
vi.setConfig({ testTimeout: 60_000 });

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
let folder: string;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-main-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** The command as the person starts it. `said` resolves with the output once it holds the text. */
function run(...args: string[]) {
  const env = { ...process.env, TIERWISE_DATA: join(folder, 'data'), TIERWISE_PORT: '0' };
  const child = spawn(process.execPath, [MAIN, ...args], { env });
  children.push(child);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  const said = async (text: string) => {
    while (!output.includes(text)) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return output;
  };
  return { child, ended, said };
}

it('starts, prints a link for the first browser, and closes with a checkpoint', async () => {
  const companion = run();
  const output = await companion.said('Another link');
  expect(output).toMatch(/http:\/\/127\.0\.0\.1:\d+\/pair#[\w-]{22}/);
  const second = await run('pair').ended;
  expect(second.code).toBe(0);
  expect(second.output).toMatch(/\/pair#[\w-]{22}/);
  companion.child.kill('SIGTERM');
  expect((await companion.ended).code).toBe(0);
  expect(await readdir(join(folder, 'data/state'))).not.toContain('running.json');
});

it('ends with 3 and a reason where another companion has the data folder', async () => {
  await run().said('Another link');
  const { code, output } = await run('start').ended;
  expect(code).toBe(3);
  expect(output).toContain('Another Tierwise companion is using');
});

it('lists and ends pairings', async () => {
  const none = await run('pairings').ended;
  expect([none.code, none.output.includes('not running')]).toEqual([69, true]);
  const output = await run().said('Another link');
  const [, base = '', code = ''] = /(http:\S+)\/pair#(\S+)/.exec(output) ?? [];
  const reply = await fetch(`${base}/v1/pair`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'moz-extension://abc' },
    body: JSON.stringify({
      code,
      label: 'Firefox on this computer',
      device: '019ab000-0000-7000-8000-00000000000a',
    }),
  });
  const { key, secret } = (await reply.json()) as { key: string; secret: string };
  const listed = await run('pairings').ended;
  expect(listed.output).toContain(key);
  expect(listed.output).toContain('Firefox on this computer');
  expect(listed.output).not.toContain(secret);
  expect((await run('pairings', '--revoke', key).ended).output).toContain('Ended');
  const headers = { Authorization: `Bearer ${key}.${secret}` };
  const refused = await fetch(`${base}/v1/snapshot`, { headers });
  expect(refused.status).toBe(401);
  expect((await run('pairings', '--revoke', key).ended).code).toBe(1);
});

it('names a port that is none', async () => {
  const { code, output } = await run('--port', '70000').ended;
  expect([code, output.trim()]).toEqual([
    1,
    '--port: expected a port from 0 to 65535, found "70000"',
  ]);
});
