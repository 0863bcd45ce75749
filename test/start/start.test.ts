import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, until } from '../walks/house.ts';

const MAIN = fileURLToPath(new URL('../../companion/start/main.ts', import.meta.url));

let home: string;
let child: ChildProcess | null = null;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tierwise-home-'));
});
afterEach(async () => {
  await stop();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

/** What `npm start -- …` runs once the extension is built, with a data folder of its own. */
async function start(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const port = String(await freePort());
  child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TIERWISE_DATA: join(home, 'data'),
      TMPDIR: home,
      TIERWISE_PORT: port,
      ...env,
    },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => said.push(...part.toString().split('\n')));
  }
  return said;
}

async function stop(): Promise<void> {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
  child = null;
}

const heard = (said: string[], text: string) =>
  until(
    () => said.join('\n'),
    (all) => all.includes(text),
    45_000,
  );

test('starts everything, paired through the public page, and leaves nothing behind', async () => {
  const said = await start(['--headless']);
  const text = await heard(said, 'Closing the browser');
  expect(text).toMatch(/paired \(check digits \d{3} ?\d{3}\), on http:\/\/localhost:4747/);
  const listed = await fetch('http://localhost:4747/api/user/images?limit=1');
  const { data } = (await listed.json()) as { data: { total: number } };
  expect(data.total).toBeGreaterThan(50);
  await stop();
  expect(await readdir(home)).toEqual([]);
  await expect(fetch('http://localhost:4747/')).rejects.toThrow();
});

test('without a browser it says so, keeps companion and studio up, and tells what to load', async () => {
  const said = await start([], { BROWSER_PATH: join(home, 'no-such-browser') });
  const text = await heard(said, 'Ctrl+C');
  expect(text).toContain('no-such-browser, which is not a program that can be run');
  expect(text).toContain('chrome-mv3');
  expect(text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/pair#/);
  expect((await fetch('http://localhost:4747/app')).status).toBe(200);
  const companion = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
  // A stranger's answer: it is there, and tells nothing.
  expect((await fetch(`${companion}/v1/snapshot`)).status).toBe(404);
});

test('without a display it says so in one sentence', async () => {
  const said = await start([], { DISPLAY: '', WAYLAND_DISPLAY: '' });
  expect(await heard(said, 'Ctrl+C')).toContain('There is no display here');
});

test('an address that is none is refused by name', async () => {
  const said = await start(['--site', 'kimg']);
  await until(
    () => child?.exitCode ?? null,
    (code) => code === 64,
  );
  expect(said.join('\n')).toContain('"kimg" is none');
});
