import type { IncomingMessage } from 'node:http';
import { isPlainRest } from './proxy/aim.ts';
import { Refusal } from './refusal.ts';

/** What Node received, before any library understood it. `rawHeaders` alternates names and values. */
export type RawRequest = Pick<IncomingMessage, 'rawHeaders' | 'url'> & {
  socket: { remoteAddress?: string | undefined };
};

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** Plain segments only: no escapes, no `//`, no dot segments, so that no two readers can disagree. */
const TARGET =
  /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?)?(?:\?[!-~]*)?$/;

/** Only this machine may speak. Throws a Refusal. */
export function checkPeer(raw: RawRequest | undefined): asserts raw is RawRequest {
  if (!raw || !LOOPBACK.has(raw.socket.remoteAddress ?? '')) {
    throw new Refusal('foreign-peer', 'Only this machine may connect.');
  }
}

/**
 * Exactly one Host header, and exactly one of our three names with our port. It is read raw: the
 * parsed URL takes its host from an absolute request target. Throws a Refusal.
 */
export function checkHost({ rawHeaders }: RawRequest, port: number): void {
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  );
  const [host] = hosts;
  if (hosts.length !== 1 || host === undefined) {
    throw new Refusal('bad-host', `Expected one Host header, found ${hosts.length}.`);
  }
  if (![`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host)) {
    throw new Refusal('foreign-host', 'This name is not served here.');
  }
}

/** `/proxy/<upstream>` and what follows it; null: the target is another. */
export function proxiedTarget({ url = '' }: Pick<RawRequest, 'url'>): ProxiedTarget | null {
  const [all, upstream = ''] = /^\/proxy\/([a-z0-9][a-z0-9-]{0,39})(?=[/?]|$)/.exec(url) ?? [];
  return all === undefined ? null : { upstream, rest: url.slice(all.length) };
}
export type ProxiedTarget = { upstream: string; rest: string };

/** Throws a Refusal unless the target is a plain path with an optional query. */
export function checkTarget(raw: RawRequest): void {
  const { url } = raw;
  const proxied = proxiedTarget(raw);
  if (proxied && isPlainRest(proxied.rest)) return;
  if (url === undefined || url.length > 2000 || !TARGET.test(url)) {
    throw new Refusal('bad-target', 'Expected a plain path without escapes or empty segments.');
  }
}
