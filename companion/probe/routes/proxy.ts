import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answer } from './answer.ts';
import { makeCertificate } from './certificate.ts';
import { permission, preflightFor } from './cors.ts';
import { forward, isLoopback, join } from './forward.ts';
import { findRoute, type Route } from './route.ts';
import { openSocket } from './sockets.ts';

/** A request that no route named, by its address without the query. */
export type Unanswered = { method: string; url: string; why: string };

/** What stands between one browser and the network. */
export type RouteProxy = {
  /** `127.0.0.1:port` */
  address: string;
  /** Hash of the key that it answers `https:` with. */
  spki: string;
  unanswered: Unanswered[];
  close(): Promise<void>;
};

const TLS_HANDSHAKE = 0x16;
const KEPT = 200;

/**
 * Answers everything that a browser asks for: by the routes, or by servers of this machine; all
 * else fails at once, so that nothing leaves the machine. As a proxy and not by the debugger, so
 * that workers, sockets and streams are what they always are.
 */
export async function startRouteProxy(routes: readonly Route[]): Promise<RouteProxy> {
  const certificate = makeCertificate(new Date());
  const unanswered: Unanswered[] = [];
  const note = (method: string, url: URL, why: string) => {
    const address = `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}`;
    const known = unanswered.some((one) => one.method === method && one.url === address);
    if (!known && unanswered.length < KEPT) unanswered.push({ method, url: address, why });
  };

  const take = (request: IncomingMessage, response: ServerResponse, scheme: string) => {
    const url = urlOf(request, scheme);
    if (!url) return request.socket.destroy();
    const method = request.method ?? 'GET';
    const preflight = preflightFor(request);
    const route = findRoute(routes, preflight ?? method, url.href);
    if (preflight && route) {
      response.writeHead(204, permission(request));
      response.end();
    } else if (route) {
      request.resume();
      answer(route, request, response).catch(() => response.destroy());
    } else if (isLoopback(url.hostname))
      forward(url, request, response, (why) => note(method, url, why));
    else {
      if (isOfPage(request)) note(method, url, 'no route');
      request.socket.destroy();
    }
  };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer, scheme: string) => {
    socket.on('error', () => socket.destroy());
    const url = urlOf(request, scheme);
    const route = url && findRoute(routes, 'WS', url.href);
    if (url && route) openSocket(route, request, socket, head);
    else if (url && isLoopback(url.hostname)) join(url, request, socket, head);
    else {
      if (url) note('WS', url, 'no route');
      socket.destroy();
    }
  };

  const plain = createServer((request, response) => take(request, response, 'http'));
  const secure = createSecureServer(certificate, (request, response) =>
    take(request, response, 'https'),
  );
  plain.on('upgrade', (request, socket, head) => upgrade(request, socket, head, 'ws'));
  secure.on('upgrade', (request, socket, head) => upgrade(request, socket, head, 'wss'));
  const open = new Set<Duplex>();
  const keep = (socket: Duplex) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  plain.on('connection', keep);
  secure.on('connection', keep);
  plain.on('connect', (_request, socket: Socket, head) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1);
      if (first === null) return socket.destroy();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
    });
  });
  for (const server of [plain, secure]) {
    server.on('clientError', (_error, socket) => socket.destroy());
    server.requestTimeout = 0;
    server.keepAliveTimeout = 60_000;
  }

  plain.listen(0, '127.0.0.1');
  await once(plain, 'listening');
  return {
    address: `127.0.0.1:${(plain.address() as AddressInfo).port}`,
    spki: certificate.spki,
    unanswered,
    async close() {
      const closed = once(plain, 'close');
      plain.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Browsers have errands of their own, which no page and no document stand behind. */
function isOfPage({ headers }: IncomingMessage): boolean {
  return headers.referer !== undefined || /text\/html/.test(headers.accept ?? '');
}

/** Proxied requests name the whole address; those inside a tunnel only its path. */
function urlOf({ url = '', headers }: IncomingMessage, scheme: string): URL | null {
  const written = url.startsWith('/') ? `${scheme}://${headers.host}${url}` : url;
  return URL.canParse(written) ? new URL(written) : null;
}
