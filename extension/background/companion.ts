import { hc } from 'hono/client';
import { browser } from 'wxt/browser';
import type { App } from '../../companion/app.ts';
import type { Event } from '../../shared/event.ts';
import type { Id, Instant, Sha256 } from '../../shared/id.ts';
import {
  AssetsReply,
  COMPANION_PORTS,
  ErrorReply,
  EventsReply,
  GateReply,
  type GateRequest,
  HelloReply,
  PairReply,
  ThumbnailReply,
} from '../../shared/protocol.ts';
import { Replay } from '../../shared/replay/replay-result.ts';
import { Waivers } from '../../shared/report/waivers.ts';
import { WeekReport } from '../../shared/report/week-report.ts';
import { RuleHistory, RuleSet } from '../../shared/rule.ts';
import { Snapshot } from '../../shared/snapshot.ts';
import { forgetMeta, type PairedKey, readMeta, writeMeta } from './meta.ts';

/** Why the companion did not do it. `gone`: nothing answered in time. */
export class CompanionError extends Error {
  readonly why: 'unpaired' | 'gone' | 'stranger' | 'forbidden' | 'refused';
  /** The stable code of a refusal, and where in the body it was wrong. */
  readonly code: string | null;
  readonly path: string | null;
  constructor(
    why: CompanionError['why'],
    message: string,
    code: string | null = null,
    path: string | null = null,
  ) {
    super(message);
    this.why = why;
    this.code = code;
    this.path = path;
  }
}

type Wanted<T> = { parse(value: unknown): T };
/** Not JSON, but bytes. */
const BYTES: Wanted<Blob> = { parse: (value) => value as Blob };
/** Where it proved itself last in this life of the worker. */
let proven: PairedKey | null = null;

export async function gate(asked: GateRequest, withinMs: number): Promise<GateReply> {
  return call(GateReply, withinMs, (client, init) => client.v1.gate.$post({ json: asked }, init));
}

export async function sendEvents(events: Event[]): Promise<EventsReply> {
  return call(EventsReply, 15_000, (client, init) =>
    client.v1.events.$post({ json: { events } }, init),
  );
}

export async function readSnapshot(): Promise<Snapshot> {
  return call(Snapshot, 10_000, (client, init) => client.v1.snapshot.$get({}, init));
}

export async function readReport(week: string): Promise<WeekReport> {
  return call(WeekReport, 15_000, (client, init) =>
    client.v1.reports[':week'].$get({ param: { week } }, init),
  );
}

/** A page of what came back since `from` and, unless null, before `to`. */
export async function readAssets(from: Instant, to: Instant | null, limit: number) {
  const query = {
    from: String(from),
    limit: String(limit),
    imported: '1',
    ...(to !== null && { to: String(to) }),
  };
  return call(AssetsReply, 20_000, (client, init) =>
    client.v1.assets.$get({ query } as never, init),
  );
}

export async function putThumbnail(sha256: Sha256, bytes: Blob): Promise<void> {
  await call(ThumbnailReply, 10_000, (client, { init }) =>
    client.v1.thumbnails[':sha256'].$put(
      { param: { sha256 } },
      { headers: { 'Content-Type': bytes.type }, init: { ...init, body: bytes } },
    ),
  );
}

export async function getThumbnail(sha256: Sha256): Promise<Blob> {
  return call(BYTES, 10_000, (client, init) =>
    client.v1.thumbnails[':sha256'].$get({ param: { sha256 } }, init),
  );
}

export async function askWhatIf(rules: Pick<RuleSet, 'caps' | 'rules'>): Promise<Replay> {
  const json = { caps: rules.caps, rules: rules.rules };
  return call(Replay, 20_000, (client, init) => client.v1.replays.$post({ json }, init));
}

export async function readRuleHistory(): Promise<RuleHistory> {
  return call(RuleHistory, 5000, (client, init) => client.v1.rules.history.$get({}, init));
}

export async function readWaivers(): Promise<Waivers> {
  return call(Waivers, 10_000, (client, init) => client.v1.rules.waivers.$get({}, init));
}

export async function putRules(rules: RuleSet): Promise<RuleSet> {
  return call(RuleSet, 5000, (client, init) => client.v1.rules.$put({ json: rules }, init));
}

/** The origin last spoken to; null while nothing was proven since the worker started. */
export function provenUrl(): string | null {
  return proven?.url ?? null;
}

/**
 * Exchanges a one-time code for a key and keeps it. @param url the companion's own origin.
 * @returns the six digits that the companion shows too.
 */
export async function pair(url: string, code: string, label: string, device: Id): Promise<string> {
  const reply = await request(PairReply, 10_000, (init) =>
    hc<App>(url).v1.pair.$post({ json: { code, label, device } }, init),
  );
  const check = await digits(reply.secret);
  if (check !== reply.check) throw new CompanionError('stranger', 'The digits do not fit the key.');
  const { key, secret, instance } = reply;
  await writeMeta('key', { key, secret, instance, url });
  proven = null;
  return check;
}

export async function forget(): Promise<void> {
  const key = await readMeta('key');
  if (key)
    await call(null, 3000, (client, init) =>
      client.v1.pairings[':key'].$delete({ param: { key: 'current' } }, init),
    ).catch(() => {});
  await forgetMeta('key');
  proven = null;
}

type Client = ReturnType<typeof hc<App>>;
type Init = { init: RequestInit };

async function call<T>(
  wanted: Wanted<T> | null,
  withinMs: number,
  send: (client: Client, init: Init) => Promise<Response | { json(): Promise<unknown> }>,
): Promise<T> {
  const until = performance.now() + withinMs;
  const { url, key, secret } = await prove(until);
  const headers = { Authorization: `Bearer ${key}.${secret}` };
  const left = Math.max(1, until - performance.now());
  try {
    return await request(wanted, left, (init) => send(hc<App>(url, { headers }), init));
  } catch (error) {
    // It may have moved to another port; whatever answers next proves itself first.
    if (!(error instanceof CompanionError) || error.why !== 'refused') proven = null;
    throw error;
  }
}

/**
 * Finds the paired companion and lets it prove that it holds the key, before it is told anything:
 * each time, as it may have ended since and another program have taken its port.
 */
async function prove(until: number): Promise<PairedKey> {
  const left = () => Math.max(1, until - performance.now());
  // It would answer without it too, but the person took it back.
  if (!(await mayConnect()))
    throw new CompanionError('forbidden', 'The browser does not allow 127.0.0.1 any more.');
  const last = proven;
  if (last && (await hello(last.url, last, left())) === 'proven') return last;
  proven = null;
  const paired = await readMeta('key');
  if (!paired) throw new CompanionError('unpaired', 'No companion is paired.');
  const withinMs = left();
  const urls = new Set([paired.url, ...COMPANION_PORTS.map((port) => `http://127.0.0.1:${port}`)]);
  const tries = [...urls].map(async (url) => ({ url, said: await hello(url, paired, withinMs) }));
  const first = await firstProven(tries);
  if (first) {
    proven = { ...paired, url: first };
    if (first !== paired.url) await writeMeta('key', proven);
    return proven;
  }
  // What else runs on the other ports says nothing about ours.
  const said = (await tries[0])?.said;
  if (said === 'unknown') throw new CompanionError('forbidden', 'The pairing is not known there.');
  if (said === 'stranger') throw new CompanionError('stranger', 'Something else answers there.');
  throw new CompanionError('gone', 'The companion does not answer.');
}

/** Does not wait for programs on the other ports that hang. */
async function firstProven(
  tries: Promise<{ url: string; said: string }>[],
): Promise<string | null> {
  const proofs = tries.map(async (one) => {
    const { url, said } = await one;
    if (said !== 'proven') throw new Error(said);
    return url;
  });
  return Promise.any(proofs).catch(() => null);
}

async function hello(url: string, paired: PairedKey, withinMs: number) {
  const nonce = hex(crypto.getRandomValues(new Uint8Array(16)));
  try {
    const reply = await request(HelloReply, Math.min(withinMs, 1500), (init) =>
      hc<App>(url).v1.hello.$get({ query: { nonce, key: paired.key } } as never, init),
    );
    const said = `hello|${nonce}|${new URL(url).port}|${reply.instance}`;
    const holds =
      reply.instance === paired.instance && (await hmac(paired.secret, said)) === reply.proof;
    return holds ? 'proven' : 'stranger';
  } catch (error) {
    if (!(error instanceof CompanionError) || error.why === 'gone') return 'gone';
    return error.why === 'refused' && error.code === 'not-found' ? 'unknown' : 'stranger';
  }
}

/** One request; every way in which it can fail becomes a `CompanionError`. */
async function request<T>(
  wanted: Wanted<T> | null,
  withinMs: number,
  send: (init: Init) => Promise<Response | { json(): Promise<unknown> }>,
): Promise<T> {
  let response: Response;
  let body: unknown;
  try {
    const init = {
      signal: AbortSignal.timeout(withinMs),
      redirect: 'error',
      credentials: 'omit',
    } as const;
    response = (await send({ init })) as Response;
    body = await (wanted === (BYTES as Wanted<unknown>) && response.ok
      ? response.blob()
      : response.json());
  } catch (error) {
    if (error instanceof SyntaxError) throw new CompanionError('stranger', 'It answers no JSON.');
    throw new CompanionError('gone', 'The companion does not answer.');
  }
  if (!response.ok) {
    const refusal = ErrorReply.safeParse(body);
    if (!refusal.success) throw new CompanionError('stranger', `It answers ${response.status}.`);
    const { code, message, path } = refusal.data.error;
    if (response.status >= 500 || response.status === 429)
      throw new CompanionError('gone', message, code, path ?? null);
    const forbidden =
      response.status === 401 || code === 'foreign-origin' || code === 'out-of-scope';
    throw new CompanionError(forbidden ? 'forbidden' : 'refused', message, code, path ?? null);
  }
  try {
    return wanted ? wanted.parse(body) : (undefined as T);
  } catch {
    throw new CompanionError('stranger', 'Its answer has another shape.');
  }
}

/** Whether the browser lets us speak to the companion's address. */
export function mayConnect(): Promise<boolean> {
  return browser.permissions.contains({ origins: ['http://127.0.0.1/*'] });
}

async function hmac(secret: string, text: string): Promise<string> {
  return hex(new Uint8Array(await sign(secret, text)));
}

/** The first four bytes of HMAC(secret, "sas"), modulo a million. */
async function digits(secret: string): Promise<string> {
  const number = new DataView(await sign(secret, 'sas')).getUint32(0);
  return String(number % 1_000_000).padStart(6, '0');
}

async function sign(secret: string, text: string): Promise<ArrayBuffer> {
  const raw = Uint8Array.from(secret.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign']);
  return crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
