import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { DEFAULT_RULES } from '../shared/default-pack.ts';
import type { Id, Instant } from '../shared/id.ts';
import type { PairReply } from '../shared/protocol.ts';
import { RuleHistory, RuleSet } from '../shared/rule.ts';
import { createApp } from './app.ts';
import { ClientFile, openClientTokens } from './client-tokens.ts';
import { openLedger } from './ledger.ts';
import { localKey } from './local-key.ts';
import { openPairings, PairingFile } from './pairing.ts';
import { NO_UPSTREAMS, type Upstreams } from './proxy/upstream.ts';
import { fixedUpstreams } from './proxy/upstream-source.ts';
import { RATE, type Rate } from './rate-limit.ts';
import type { Disk } from './store/disk.ts';
import { openDocument } from './store/document.ts';
import { openJournalStore } from './store/journal-store.ts';
import { openThumbnails } from './store/thumbnails.ts';

export const PORT = 7801;
export const ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
/** Noon of a Tuesday, UTC. */
export const NOON = Date.UTC(2026, 10, 24, 12);

/** What a test sends: `body` as JSON unless it is text or bytes; a header of null is left out. */
export type Sent = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string | null>;
  /** Instead of what the headers say: name, value, name, value. */
  rawHeaders?: string[];
  /** The target as Node received it. */
  target?: string;
  peer?: string;
};

/** The application over real files in a folder of its own, without a port. Times stand still. */
export async function inProcess(
  options: { folder?: string; disk?: Disk; rate?: Rate; upstreams?: Upstreams } = {},
) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'tierwise-app-')));
  const clock = { now: NOON as Instant };
  const now = () => clock.now;
  await mkdir(join(folder, 'state'), { recursive: true });
  const store = await openJournalStore(folder, now, options.disk);
  const ledger = await openLedger({ store, now });
  const rules = await openDocument(join(folder, 'state/rules.json'), RuleSet, DEFAULT_RULES);
  const ruleHistory = await openDocument(join(folder, 'state/rule-history.json'), RuleHistory, {
    revisions: [],
  });
  const file = await openDocument(join(folder, 'state/pairings.json'), PairingFile, {
    pairings: [],
  });
  const tokens = await openDocument(join(folder, 'state/clients.json'), ClientFile, {
    clients: [],
  });
  const clients = openClientTokens(tokens, now);
  const instance: Id = '019ab000-0000-7000-8000-000000000001';
  const device: Id = '019ab000-0000-7000-8000-000000000002';
  const local = localKey(device, clock.now);
  const pairings = openPairings({ file, instance, now, local });
  const logged: string[] = [];
  const closing: (() => Promise<void>)[] = [];
  const paired: { label: string; check: string }[] = [];
  const app = createApp({
    ledger,
    rules,
    ruleHistory,
    pairings,
    clients,
    upstreams: fixedUpstreams(options.upstreams ?? NO_UPSTREAMS),
    thumbnails: openThumbnails(folder),
    instance,
    device,
    version: '0.1.0',
    port: () => PORT,
    now,
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    rate: options.rate ?? RATE,
    onPaired: (one) => void paired.push(one),
    beforeClose: (step) => void closing.push(step),
  });

  /** Sends one request; `authorization` null sends none. */
  async function ask(path: string, authorization: string | null, sent: Sent = {}) {
    const { method = 'GET', body } = sent;
    const headers = new Headers({ Host: `127.0.0.1:${PORT}` });
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (method !== 'GET') headers.set('Origin', ORIGIN);
    if (authorization !== null) headers.set('Authorization', authorization);
    for (const [name, value] of Object.entries(sent.headers ?? {})) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const init: RequestInit = { method, headers };
    if (body !== undefined) init.body = (isRaw ? body : JSON.stringify(body)) as BodyInit;
    const reply = await app.request(`http://127.0.0.1:${PORT}${path}`, init, {
      incoming: {
        rawHeaders: sent.rawHeaders ?? [...headers].flat(),
        url: sent.target ?? path,
        socket: { remoteAddress: sent.peer ?? '127.0.0.1' },
      },
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    const text = bytes.toString();
    const isJson = reply.headers.get('Content-Type')?.startsWith('application/json');
    return {
      status: reply.status,
      headers: reply.headers,
      bytes,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  }

  /** Pairs a browser profile the way the extension does. */
  async function pair(device: Id = uuidv7(), origin = ORIGIN) {
    const { json } = await ask('/v1/pair', null, {
      method: 'POST',
      headers: { Origin: origin },
      body: { code: pairings.newCode(), label: 'Test browser', device },
    });
    const reply: PairReply = json;
    return { ...reply, device, authorization: `Bearer ${reply.key}.${reply.secret}` };
  }

  return {
    ask,
    pair,
    app,
    clock,
    folder,
    ledger,
    rules,
    pairings,
    clients,
    instance,
    logged,
    paired,
    localAuthorization: `Bearer ${local.key}.${local.secret}`,
    /** Closes the files and, unless they are to be opened again, removes them. */
    async close({ keep = false } = {}) {
      for (const step of closing) await step();
      await ledger.close();
      if (!keep) await rm(folder, { recursive: true, force: true });
    },
  };
}
export type InProcess = Awaited<ReturnType<typeof inProcess>>;
