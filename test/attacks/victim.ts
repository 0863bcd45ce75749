import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleGate } from '../../companion/sample.ts';
import type { GateRequest, PairReply } from '../../shared/protocol.ts';

const MAIN = fileURLToPath(new URL('../../companion/main.ts', import.meta.url));
const DEVICE = '019ab2c0-0000-7000-8000-00000000000d';

/** A companion as people run it: a process of its own, paired, with one reservation in its ledger. */
export type Victim = Awaited<ReturnType<typeof startVictim>>;

export async function startVictim() {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-victim-'));
  const dataFolder = join(folder, 'data');
  const child = spawn(process.execPath, [MAIN, '--data', dataFolder, '--port', '0'], {
    env: { ...process.env, TIERWISE_LOG: 'trace' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const link = await until(() => /(http:\S+:(\d+))\/pair#(\S+)/.exec(output), child);
  const [, url = '', port = '', code = ''] = link;
  const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin, ...headers },
      body: JSON.stringify(body),
    });
  const reply = await post('/v1/pair', { code, label: 'Chromium', device: DEVICE });
  const { key, secret } = (await reply.json()) as PairReply;
  const headers = { Authorization: `Bearer ${key}.${secret}` };
  await post('/v1/gate', sampleGate(DEVICE, Date.now()), headers);

  return {
    url,
    port: Number(port),
    code,
    key,
    secret,
    dataFolder,
    pid: child.pid ?? 0,
    output: () => output,
    gate: (change: Partial<GateRequest> = {}) =>
      post('/v1/gate', sampleGate(DEVICE, Date.now(), change), headers),
    /** What its honest browser reads; throws when the process is gone. */
    revision: async () => {
      const answer = await fetch(`${url}/v1/snapshot`, { headers });
      return ((await answer.json()) as { revision: number }).revision;
    },
    /** One hash of every file that it keeps. */
    fingerprint: () => fingerprint(dataFolder),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async close() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await new Promise((resolve) => child.once('close', resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function until<T>(found: () => T | null, child: ChildProcess): Promise<T> {
  for (;;) {
    const value = found();
    if (value !== null) return value;
    if (child.exitCode !== null) throw new Error(`the companion ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    hash.update(path).update(await readFile(path));
  }
  return hash.digest('hex');
}
