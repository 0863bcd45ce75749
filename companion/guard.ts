import { isUtf8 } from 'node:buffer';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Instant } from '../shared/id.ts';
import type { ClientTokens } from './client-tokens.ts';
import { checkAsker, type Door } from './fetch-metadata.ts';
import { IMAGE_TYPES } from './image-type.ts';
import type { Pairing, Pairings, Speaker } from './pairing.ts';
import { KEY_HEADERS } from './proxy/header-names.ts';
import { type Rate, rateLimit } from './rate-limit.ts';
import { checkHost, checkPeer, checkTarget, type RawRequest } from './raw-request.ts';
import { notFound, Refusal } from './refusal.ts';
import { isInScope } from './scope.ts';
import type { Tickets } from './tickets.ts';

/** `incoming` is what Node received; the node server adapter passes it along. */
export type Env = { Bindings: { incoming: RawRequest }; Variables: { pairing: Speaker } };

export type GuardOptions = {
  /** Our own port, as it stands in the Host header. */
  port: () => number;
  pairings: Pairings;
  clients: ClientTokens;
  tickets: Tickets;
  now: () => Instant;
  rate: Rate;
};

const KIB = 1024;
const decoder = new TextDecoder();
const MAX_BODY = 256 * KIB;
const MAX_EVENTS_BODY = 2048 * KIB;
const MAX_THUMBNAIL = 512 * KIB;
const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  Vary: 'Origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/**
 * Everything that has to be right before a route sees a request, in this order: who connects, the
 * name they used, the target, what the browser says of the asker, the method and the type, the
 * key, its scope, its rate, and last the body. Refuses by throwing.
 */
export function guard({
  port,
  pairings,
  clients,
  tickets,
  now,
  rate,
}: GuardOptions): MiddlewareHandler<Env> {
  const mayGoOn = rateLimit(rate);
  return async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    const raw = c.env?.incoming;
    checkPeer(raw);
    checkHost(raw, port());
    checkTarget(raw);
    const authorization = c.req.header('Authorization');
    const door = doorOf(c.req.method, c.req.path, authorization !== undefined);
    const origin = c.req.header('Origin');
    checkAsker(
      {
        origin,
        site: c.req.header('Sec-Fetch-Site'),
        mode: c.req.header('Sec-Fetch-Mode'),
        destination: c.req.header('Sec-Fetch-Dest'),
      },
      door,
      pairings.isPaired,
    );
    if (origin !== undefined && pairings.isPaired(origin)) allowOrigin(c, origin);
    if (c.req.method === 'OPTIONS') {
      if (origin === undefined) throw notFound();
      return c.body(null, 204);
    }
    checkContent(c);
    const isReport = isReportPage(c.req.path);
    if ((door === 'program' && c.req.path !== '/v1/hello') || isReport) {
      const speaker = isProxied(c.req.path)
        ? byToken(c, clients)
        : door === 'page'
          ? byTicket(c, tickets, pairings)
          : byKey(authorization, pairings);
      if (!isInScope(speaker.scopes, c.req.method, c.req.path)) {
        throw new Refusal('out-of-scope', 'This key is not for that.');
      }
      if (!mayGoOn(speaker.key, now())) {
        c.header('Retry-After', '1');
        throw new Refusal('too-many-requests', 'Too many requests; wait a second.');
      }
      c.set('pairing', speaker);
    }
    // What goes to an upstream is read, bounded and passed on by the route itself.
    if (!hasBody(c.req.method) || isProxied(c.req.path)) return next();
    return limitBody(c.req.path)(c, async () => {
      if (isThumbnail(c.req.path)) return next();
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      // Decoding would replace what is not UTF-8, and something nobody sent would be kept.
      if (!isUtf8(bytes)) throw new Refusal('bad-json', 'The body is not UTF-8.');
      // Hono would make a response of the bytes to decode them, which costs the gate a tenth.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(decoder.decode(bytes)) });
      await next();
    });
  };
}

/** A report is a page too for whoever comes with a ticket instead of a key. */
function doorOf(method: string, path: string, hasKey: boolean): Door {
  if (method === 'GET' && (path === '/pair' || (isReportPage(path) && !hasKey))) return 'page';
  return path === '/v1/pair' && method === 'POST' ? 'pair' : 'program';
}

function isReportPage(path: string): boolean {
  return path.startsWith('/reports/');
}

function byKey(authorization: string | undefined, pairings: Pairings): Pairing {
  if (authorization === undefined) throw notFound();
  return pairings.authenticate(authorization);
}

/** Scripts put their token where the upstream's key would be. Throws a Refusal. */
function byToken(c: Context, clients: ClientTokens): Speaker {
  const shown = KEY_HEADERS.flatMap((name) => c.req.header(name) ?? []);
  const [only] = shown;
  if (only === undefined) throw notFound();
  if (shown.length > 1) throw new Refusal('unauthorized', 'Expected one key in one header.');
  return clients.authenticate(only.replace(/^(?:Bearer|Key|Token) +/i, ''));
}

function isProxied(path: string): boolean {
  return path.startsWith('/proxy/');
}

/** The pairing that asked for the ticket, if it still holds. Throws a Refusal. */
function byTicket(c: Context, tickets: Tickets, pairings: Pairings): Pairing {
  const ticket = c.req.query('ticket');
  if (ticket === undefined) throw notFound();
  const pairing = pairings.byKey(tickets.use(ticket, c.req.path) ?? '');
  if (!pairing || pairing.revokedAt !== null) {
    const hint = 'Another one: npm run report -- --link';
    throw new Refusal('wrong-ticket', `This link was good once, for two minutes. ${hint}`);
  }
  return pairing;
}

function checkContent(c: Context): void {
  const { method, path } = c.req;
  if (isProxied(path) && method === 'PATCH') return;
  if (!['GET', 'POST', 'PUT', 'DELETE'].includes(method)) {
    throw new Refusal('method-not-allowed', 'Expected GET, POST, PUT or DELETE.');
  }
  if (!hasBody(method) || isProxied(path)) return;
  if (isThumbnail(c.req.path)) {
    checkImage(c);
    return;
  }
  const isJson = /^application\/json(?: *; *charset=utf-8)?$/i.test(
    c.req.header('Content-Type') ?? '',
  );
  if (!isJson || c.req.header('Content-Encoding') !== undefined) {
    throw new Refusal('not-json', 'Expected a body of application/json, not encoded.');
  }
}

function checkImage(c: Context): void {
  const type = c.req.header('Content-Type') ?? '';
  const isKnown = (IMAGE_TYPES as readonly string[]).includes(type);
  if (!isKnown || c.req.header('Content-Encoding') !== undefined) {
    throw new Refusal('not-image', `Expected a body of ${IMAGE_TYPES.join(', ')}, not encoded.`);
  }
}

/** The one place where a body is not JSON. */
function isThumbnail(path: string): boolean {
  return /^\/v1\/thumbnails\/[^/]+$/.test(path);
}

function hasBody(method: string): boolean {
  return method === 'POST' || method === 'PUT';
}

function limitBody(path: string): MiddlewareHandler {
  const maxSize =
    path === '/v1/events' ? MAX_EVENTS_BODY : isThumbnail(path) ? MAX_THUMBNAIL : MAX_BODY;
  const tooLarge = () => {
    throw new Refusal('too-large', `The body is larger than ${maxSize / KIB} KiB.`);
  };
  return async (c, next) => {
    // A stated length is kept to by the parser; looking at the body would make a stream of it.
    const length = c.req.header('Content-Length');
    const isStated = length !== undefined && c.req.header('Transfer-Encoding') === undefined;
    if (!isStated) return bodyLimit({ maxSize, onError: tooLarge })(c, next);
    if (Number(length) > maxSize) tooLarge();
    return next();
  };
}

/** For an extension that the person took the permission for this address from. */
function allowOrigin(c: Context, origin: string): void {
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
  c.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, If-None-Match');
  c.header('Access-Control-Expose-Headers', 'ETag');
}
