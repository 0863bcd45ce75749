import type { IncomingHttpHeaders } from 'node:http';
import type { Amount, Credits } from '../../shared/credit.ts';
import { ownLocation } from './aim.ts';
import type { Upstream } from './upstream.ts';

/** The headers of a request to the upstream: built anew, of those that the file allows, and its key. */
export function upstreamHeaders(
  { requestHeaders, key }: Pick<Upstream, 'requestHeaders' | 'key'>,
  of: (name: string) => string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of requestHeaders) {
    const value = of(name);
    if (value !== undefined) headers[name] = value;
  }
  // Its answer is read on the way.
  headers['accept-encoding'] = 'identity';
  if (key) headers[key.header] = key.value;
  return headers;
}

/** Those of an answer that the file allows, and where a redirect leads within the upstream. */
export function clientHeaders(
  upstream: Pick<Upstream, 'name' | 'base' | 'prefix' | 'responseHeaders' | 'key'>,
  of: IncomingHttpHeaders | Record<string, string | string[] | undefined>,
  from: URL,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of upstream.responseHeaders) {
    const value = of[name];
    if (typeof value !== 'string') continue;
    headers[name] = upstream.key ? value.replaceAll(upstream.key.key, '*') : value;
  }
  const { location } = of;
  const within = typeof location === 'string' ? ownLocation(upstream, location, from) : null;
  if (within !== null) headers.location = within;
  return headers;
}

/** What a request costs and leaves, for its client. Unknown is said so, never 0. */
export function costHeaders(
  quoted: Amount | null,
  charged: Amount | null,
  remaining: Credits | null,
): Record<string, string> {
  return {
    ...(quoted ? { 'X-Tierwise-Quoted': said(quoted.credits) } : {}),
    ...(charged ? { 'X-Tierwise-Charged': said(charged.credits) } : {}),
    'X-Tierwise-Remaining': said(remaining),
  };
}

/** Credits as people count them: `4`, `0.25`. */
export function said(credits: Credits | null): string {
  return credits === null ? 'unknown' : String(credits / 1000);
}
