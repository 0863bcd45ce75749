import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** A route's own headers, with those that let a page of another origin read the answer. */
export function withCors(
  own: Record<string, string> | undefined,
  request: IncomingMessage,
  type: string | null,
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { 'cache-control': 'no-store' };
  if (type !== null) headers['content-type'] = type;
  if (request.headers.origin !== undefined) {
    headers['access-control-allow-origin'] = request.headers.origin;
    headers['access-control-allow-credentials'] = 'true';
    headers.vary = 'Origin';
    const names = Object.keys(own ?? {});
    if (names.length > 0) headers['access-control-expose-headers'] = names.join(', ');
  }
  headers['cross-origin-resource-policy'] = 'cross-origin';
  for (const [name, value] of Object.entries(own ?? {})) headers[name.toLowerCase()] = value;
  // What comes is never as long, nor packed, as somebody wrote down elsewhere.
  delete headers['content-length'];
  delete headers['content-encoding'];
  delete headers['transfer-encoding'];
  return headers;
}

/** The method that a preflight asks for, in upper case; null where a request is none. */
export function preflightFor(request: IncomingMessage): string | null {
  const wanted = request.headers['access-control-request-method'];
  return request.method === 'OPTIONS' && wanted ? wanted.toUpperCase() : null;
}

/** What a preflight wants to hear. */
export function permission(request: IncomingMessage): OutgoingHttpHeaders {
  return {
    ...withCors(undefined, request, null),
    'access-control-allow-methods': request.headers['access-control-request-method'] ?? '*',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
    'access-control-allow-private-network': 'true',
    'access-control-max-age': '600',
  };
}
