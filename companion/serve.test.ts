import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PairReply } from '../shared/protocol.ts';
import { openControl } from './control.ts';
import { NoPort } from './listen.ts';
import { helloProof } from './proof.ts';
import { sampleGate } from './sample.ts';
import { type Companion, type CompanionOptions, startCompanion } from './serve.ts';
import { DataFolderBusy } from './store/data-folder.ts';

let dataFolder: string;
let open: { close(): unknown }[];
let logged: string[];
beforeEach(async () => {
  dataFolder = join(await mkdtemp(join(tmpdir(), 'tierwise-serve-')), 'data');
  open = [];
  logged = [];
});
afterEach(async () => {
  for (const one of open.reverse()) await one.close();
  await rm(join(dataFolder, '..'), { recursive: true, force: true });
});

async function start(options: Partial<CompanionOptions> = {}): Promise<Companion> {
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const companion = await startCompanion({ dataFolder, port: 0, log, ...options });
  open.push(companion);
  return companion;
}

async function pair(companion: Companion) {
  const code = new URL(companion.newPairingUrl()).hash.slice(1);
  const reply = await fetch(`${companion.url}/v1/pair`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'chrome-extension://abc' },
    body: JSON.stringify({ code, label: 'Test browser', device: uuidv7() }),
  });
  return { ...((await reply.json()) as PairReply), code };
}

/** A program that takes a port; 0 takes any. */
async function squat(port = 0): Promise<number> {
  const server: Server = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push(server);
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

it('pairs, proves itself and keeps what it is told over a restart', async () => {
  const companion = await start();
  const { key, secret, instance } = await pair(companion);
  const body = JSON.stringify(sampleGate(uuidv7(), Date.now()));
  const headers = { Authorization: `Bearer ${key}.${secret}`, 'Content-Type': 'application/json' };
  const gate = await fetch(`${companion.url}/v1/gate`, { method: 'POST', headers, body });
  expect(gate.status).toBe(200);
  await companion.close();
  await expect(fetch(`${companion.url}/v1/snapshot`, { headers })).rejects.toThrow();

  const again = await start();
  const hello = await fetch(`${again.url}/v1/hello?nonce=${'n'.repeat(32)}&key=${key}`);
  const proof = helloProof(secret, 'n'.repeat(32), again.port, instance);
  expect(await hello.json()).toMatchObject({ instance, proof });
  const snapshot = await fetch(`${again.url}/v1/snapshot`, { headers });
  expect(await snapshot.json()).toMatchObject({ revision: 2 });
  expect(again.notices).toEqual([]);
});

it('listens on the loopback address alone', async () => {
  const { port } = await start();
  const hex = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
  const sockets =
    (await readFile('/proc/net/tcp', 'utf8')) + (await readFile('/proc/net/tcp6', 'utf8'));
  const listening = sockets.split('\n').filter((line) => line.includes(hex) && / 0A /.test(line));
  expect(listening).toHaveLength(1);
  expect(listening[0]).toContain('0100007F:');
});

it('takes the next port of the list, and says so when there is none', async () => {
  const taken = [await squat(), await squat()];
  const free = await squat();
  const blocker = open.pop() as Server;
  await new Promise((resolve) => blocker.close(resolve));
  expect((await start({ ports: [...taken, free] })).port).toBe(free);
  await open.pop()?.close();
  const failed = startCompanion({ dataFolder, ports: taken });
  await expect(failed).rejects.toThrow(NoPort);
  await expect(failed).rejects.toThrow(String(taken[0]));
  // The folder was let go of.
  await start();
});

it('has its data folder to itself', async () => {
  const companion = await start();
  await expect(startCompanion({ dataFolder, port: 0 })).rejects.toThrow(DataFolderBusy);
  await companion.close();
  await start();
});

it('keeps every file for its owner alone', async () => {
  const companion = await start();
  const { key, secret } = await pair(companion);
  const headers = { Authorization: `Bearer ${key}.${secret}`, 'Content-Type': 'application/json' };
  const body = JSON.stringify(sampleGate(uuidv7(), Date.now()));
  await fetch(`${companion.url}/v1/gate`, { method: 'POST', headers, body });
  await companion.ledger.checkpoint();
  const names = await readdir(dataFolder, { recursive: true });
  expect(names.length).toBeGreaterThan(5);
  expect((await stat(dataFolder)).mode & 0o077).toBe(0);
  for (const name of names) {
    expect((await stat(join(dataFolder, name))).mode & 0o077, name).toBe(0);
  }
});

it('is reached from the command line by its data folder, and only while it runs', async () => {
  expect(await openControl(dataFolder)).toBeNull();
  const companion = await start();
  const control = await openControl(dataFolder);
  expect(await control?.('GET', '/pairings')).toEqual({ pairings: [] });
  expect(await control?.('POST', '/pairings/codes')).toMatchObject({
    url: expect.stringMatching(new RegExp(`^${companion.url}/pair#[\\w-]{22}$`)),
  });
  await expect(control?.('DELETE', '/pairings/x')).rejects.toThrow('nothing here');
  await companion.close();
  expect(await openControl(dataFolder)).toBeNull();
});

it('writes no prompt, no secret and no code into its log', async () => {
  const companion = await start();
  const { key, secret, code } = await pair(companion);
  const canary = 'canary-7f3a';
  const good = sampleGate(uuidv7(), Date.now());
  good.request.prompt = canary;
  const send = (path: string, method: string, body: string | null, bearer = `${key}.${secret}`) =>
    fetch(`${companion.url}${path}`, {
      method,
      body,
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
    });
  const replies = await Promise.all([
    send('/v1/gate', 'POST', JSON.stringify(good)),
    send('/v1/gate', 'POST', `{"prompt":"${canary}",`),
    send('/v1/gate', 'POST', JSON.stringify({ ...good, [canary]: canary, site: canary })),
    send('/v1/rules', 'PUT', JSON.stringify({ revision: canary })),
    send(`/v1/${canary}?${canary}=${canary}`, 'GET', null),
    send(`/v1/reports/${canary}`, 'GET', null),
    send('/v1/snapshot', 'GET', null, `${key}.${'0'.repeat(60)}cafe`),
    send('/v1/pair', 'POST', JSON.stringify({ code: canary.repeat(2), label: canary })),
  ]);
  expect(replies.map(({ status }) => status)).toEqual([200, 400, 400, 400, 404, 400, 401, 403]);
  await companion.close();
  expect(logged.length).toBeGreaterThan(8);
  const log = logged.join('');
  for (const secretText of [canary, secret, secret.slice(0, 16), code, key, 'cafe']) {
    expect(log).not.toContain(secretText);
  }
  expect(log).toContain(key.slice(0, 8));
});
