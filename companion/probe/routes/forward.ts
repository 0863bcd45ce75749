import { type IncomingMessage, request as overHttp, type ServerResponse } from 'node:http';
import { request as overHttps } from 'node:https';
import { connect as connectPlain } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

/** Whether a host name of a URL stands for this machine. */
export function isLoopback(hostname: string): boolean {
  return (
    /^(.+\.)?localhost$/i.test(hostname) ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    hostname === '0.0.0.0' ||
    hostname === '[::1]'
  );
}

/** Passes a request on to a server of this machine, and its answer back as it streams. */
export function forward(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  failed: (why: string) => void,
): void {
  const send = url.protocol === 'https:' ? overHttps : overHttp;
  const upstream = send(
    {
      ...addressOf(url),
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !PROXY_ONLY.test(name)),
      ),
      rejectUnauthorized: false,
    },
    (answer) => {
      const { statusCode = 502, statusMessage = '', rawHeaders } = answer;
      response.writeHead(statusCode, statusMessage, withoutHops(rawHeaders));
      if (statusCode >= 400) failed(`status ${statusCode}`);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    },
  );
  upstream.on('error', () => {
    // The page itself may have given it up.
    if (response.destroyed) return;
    failed(`nothing answers at ${url.host}`);
    request.socket.destroy();
  });
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** Joins an upgraded connection to a server of this machine. */
export function join(url: URL, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const secure = /^(https|wss):/.test(url.protocol);
  const address = { ...addressOf(url), rejectUnauthorized: false };
  const upstream = secure ? connectTls(address) : connectPlain(address);
  const lines = [`${request.method} ${url.pathname}${url.search} HTTP/1.1`];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    if (!/^proxy-/i.test(name)) lines.push(`${name}: ${request.rawHeaders[at + 1]}`);
  }
  upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
  upstream.write(head);
  upstream.pipe(socket).pipe(upstream);
  for (const [one, other] of [
    [socket, upstream],
    [upstream, socket],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

const PROXY_ONLY = /^(proxy-.*|connection|keep-alive|te|upgrade)$/i;
const HOP = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function withoutHops(raw: readonly string[]): string[] {
  return raw.filter((_, at) => !HOP.test(raw[at - (at % 2)] ?? ''));
}

function addressOf(url: URL): { host: string; port: number } {
  const secure = /^(https|wss):/.test(url.protocol);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    // Only browsers know that every name below localhost is this machine.
    host: host.endsWith('.localhost') ? 'localhost' : host,
    port: Number(url.port) || (secure ? 443 : 80),
  };
}
