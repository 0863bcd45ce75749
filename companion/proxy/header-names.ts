/** Where clients of an API put their key. */
export const KEY_HEADERS = ['authorization', 'x-api-key', 'api-key', 'x-goog-api-key'] as const;

const NEVER = new Set<string>([
  ...KEY_HEADERS,
  ...['cookie', 'set-cookie', 'host', 'origin', 'referer', 'forwarded', 'via', 'location'],
  ...['x-auth-token', 'accept-encoding'],
  // RFC 9110, section 7.6.1: they are between two neighbours alone.
  ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
  // What our own answers say.
  ...['vary', 'cache-control', 'clear-site-data', 'refresh', 'link', 'alt-svc', 'nel', 'report-to'],
  ...['strict-transport-security', 'www-authenticate', 'x-content-type-options', 'x-frame-options'],
  ...['content-security-policy', 'content-security-policy-report-only', 'referrer-policy'],
]);
const NEVER_BEGINNING = [
  'proxy-',
  'sec-',
  'access-control-',
  'cross-origin-',
  'x-forwarded-',
  'x-tierwise-',
];

/** Whether a header may be passed on under its own name, in either direction. */
export function mayBePassedOn(name: string): boolean {
  return !NEVER.has(name) && !NEVER_BEGINNING.some((beginning) => name.startsWith(beginning));
}

export const REQUEST_HEADERS: readonly string[] = [
  ...['accept', 'accept-language', 'content-type', 'user-agent', 'idempotency-key'],
];

export const RESPONSE_HEADERS: readonly string[] = [
  ...['content-type', 'content-length', 'content-encoding', 'content-language', 'retry-after'],
  ...['content-disposition', 'x-request-id', 'request-id'],
];
