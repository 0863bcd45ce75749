import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openControl } from '../../companion/control.ts';
import { ClientReply } from '../../companion/routes/pairings.ts';
import { type Companion, startCompanion } from '../../companion/serve.ts';
import type { Event } from '../../shared/event.ts';
import type { RuleSet } from '../../shared/rule.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

export type Lab = Awaited<ReturnType<typeof startLab>>;

/** A companion with these upstreams, and a script's token for it. */
export async function startLab(upstreams: readonly object[]) {
  const root = await mkdtemp(join(tmpdir(), 'tierwise-proxy-'));
  const dataFolder = join(root, 'data');
  const file = join(root, 'upstreams.json');
  await writeFile(file, JSON.stringify({ upstreams }), { mode: 0o600 });
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const start = () => startCompanion({ dataFolder, port: 0, upstreams: file, log });
  let companion: Companion = await start();
  const control = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    (await openControl(dataFolder))!(method, path, body);
  const { token, key } = ClientReply.parse(
    await control('POST', '/pairings/clients', { label: 'a script' }),
  );

  /** As the command line finds it. */
  const runningKey = () => readFile(join(dataFolder, 'state/running.json'), 'utf8');

  return {
    runningKey,
    dataFolder,
    file,
    logged,
    control,
    token,
    key,
    companion: () => companion,
    url: () => companion.url,
    proxied: (path: string) => `${companion.url}/proxy${path}`,

    /** As a script would ask. */
    ask: (path: string, init: RequestInit = {}, authorization = `Bearer ${token}`) =>
      fetch(`${companion.url}/proxy${path}`, {
        ...init,
        headers: {
          Authorization: authorization,
          ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...init.headers,
        },
        redirect: 'manual',
      }),

    /** Everything that the companion ever kept. */
    async events(): Promise<Event[]> {
      const found: Event[] = [];
      for await (const event of companion.ledger.events()) found.push(event);
      return found;
    },

    snapshot: async (): Promise<Snapshot> => (await control('GET', '/snapshot')) as Snapshot,

    async setRules(change: (rules: RuleSet) => RuleSet): Promise<void> {
      const rules = change((await control('GET', '/rules')) as RuleSet);
      const { key: name, secret } = JSON.parse(await runningKey());
      const reply = await fetch(`${companion.url}/v1/rules`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${name}.${secret}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(rules),
      });
      if (!reply.ok) throw new Error(await reply.text());
    },

    async restart(): Promise<void> {
      await companion.close();
      companion = await start();
    },

    async close(): Promise<void> {
      await companion.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Waits until it is so, and throws where it takes too long. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what} did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
