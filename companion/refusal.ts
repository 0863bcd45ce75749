import type { Context } from 'hono';
import type { ErrorReply } from '../shared/protocol.ts';

/** Every code that the companion may answer with, and its status. Listed in PROTOCOL.md. */
export const REFUSALS = {
  'bad-request': 400,
  'bad-target': 400,
  'bad-host': 400,
  'bad-json': 400,
  'bad-body': 400,
  'bad-query': 400,
  'unknown-version': 400,
  'bad-rule': 400,
  'bad-waiver': 400,
  'wrong-address': 400,
  unauthorized: 401,
  'key-revoked': 401,
  'foreign-peer': 403,
  'foreign-host': 403,
  'foreign-origin': 403,
  'foreign-site': 403,
  'wrong-code': 403,
  'wrong-ticket': 403,
  'out-of-scope': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'stale-revision': 409,
  'other-request': 409,
  'too-large': 413,
  'not-json': 415,
  'not-image': 415,
  'too-many-requests': 429,
  internal: 500,
  'store-stopped': 503,
  'upstream-off': 503,
  'disk-full': 507,
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** A request that is not served. `message` is for people and never repeats the request's content. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly path: string | undefined;
  constructor(code: RefusalCode, message: string, path?: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

/** The reply that a refusal turns into. */
export function refusalReply(c: Context, { code, message, path }: Refusal): Response {
  const error = path === undefined ? { code, message } : { code, message, path };
  return c.json<ErrorReply>({ error }, REFUSALS[code]);
}

/** The one answer to everybody who is not known here, whatever was asked. */
export function notFound(): Refusal {
  return new Refusal('not-found', 'There is nothing here.');
}
