import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import type { Event } from '../shared/event.ts';
import type { PairReply } from '../shared/protocol.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

export type Ended = { code: number | null; out: string; error: string };

/** For tests: the command line as a person calls it, in a process of its own. */
export function callCommand(
  args: readonly string[],
  { data, stdin = '', env = {} }: { data: string; stdin?: string; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, TIERWISE_DATA: data, TIERWISE_PORT: '0', ...env },
  });
  const found = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    found.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    found.error += text;
  });
  // A command that reads nothing may be gone before it is written to.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...found })));
}

/** For tests: a companion in a process of its own on a fresh data folder, and a paired browser. */
export async function companionProcess(env: NodeJS.ProcessEnv = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-commands-'));
  const data = join(folder, 'data');
  const child: ChildProcess = spawn(process.execPath, [MAIN, '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  });
  let link = '';
  for await (const line of createInterface({ input: child.stdout! })) {
    link = /http:\S+#\S+/.exec(line)?.[0] ?? link;
    if (link !== '') break;
  }
  const { origin, hash } = new URL(link);
  const device = uuidv7();
  const send = async (method: string, path: string, body: unknown, headers = {}) => {
    const reply = await fetch(`${origin}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${await reply.text()}`);
    return reply.json();
  };
  const paired = (await send(
    'POST',
    '/v1/pair',
    { code: hash.slice(1), label: 'Test browser', device },
    { Origin: 'chrome-extension://abc' },
  )) as PairReply;
  const authorization = `Bearer ${paired.key}.${paired.secret}`;
  return {
    url: origin,
    folder,
    data,
    device,
    key: paired.key,
    authorization,
    call: (args: readonly string[], options: { stdin?: string; env?: NodeJS.ProcessEnv } = {}) =>
      callCommand(args, { data, ...options }),
    /** As the paired browser sends it. */
    ask: (method: string, path: string, body: unknown) =>
      send(method, path, body, { Authorization: authorization }),
    record: (events: readonly Event[]) =>
      send('POST', '/v1/events', { events }, { Authorization: authorization }),
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    async close() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type CompanionProcess = Awaited<ReturnType<typeof companionProcess>>;
