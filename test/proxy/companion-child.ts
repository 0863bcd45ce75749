import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openControl } from '../../companion/control.ts';
import { ClientReply } from '../../companion/routes/pairings.ts';
import { PairReply } from '../../shared/protocol.ts';
import { until } from './lab.ts';

const MAIN = fileURLToPath(new URL('../../companion/main.ts', import.meta.url));
const START_MS = 100_000;
export const DEVICE = '019ab2c0-0000-7000-8000-00000000000d';

export type CompanionChild = Awaited<ReturnType<typeof startChild>>;

/** A companion in a process of its own, with a paired browser and a script's token. */
export async function startChild(upstreams: readonly object[], environment: NodeJS.ProcessEnv) {
  const root = await mkdtemp(join(tmpdir(), 'tierwise-child-'));
  const file = join(root, 'upstreams.json');
  await writeFile(file, JSON.stringify({ upstreams }), { mode: 0o600 });
  const data = join(root, 'data');
  const args = [MAIN, '--data', data, '--port', '0', '--upstreams', file];
  const env = { ...process.env, ...environment, TIERWISE_LOG: 'fatal' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const link = () => /(http:\S+)\/pair#(\S+)/.exec(output);
  await until('the start', () => link() !== null, START_MS);
  const [, url = '', code = ''] = link() ?? [];
  const reply = await fetch(`${url}/v1/pair`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'chrome-extension://abc' },
    body: JSON.stringify({ code, label: 'Chromium', device: DEVICE }),
  });
  const { key, secret } = PairReply.parse(await reply.json());
  const control = await openControl(data);
  if (!control) throw new Error('the companion does not answer');
  const client = await control('POST', '/pairings/clients', { label: 'a script' });
  /** Ends it, if it still runs. */
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return {
    root,
    data,
    file,
    url,
    control,
    browser: `Bearer ${key}.${secret}`,
    script: `Bearer ${ClientReply.parse(client).token}`,
    kill: () => end('SIGKILL'),
    async close(): Promise<void> {
      await end('SIGTERM');
      await rm(root, { recursive: true, force: true });
    },
  };
}
