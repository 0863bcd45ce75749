import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { getMimeType } from 'hono/utils/mime';
import { withCors } from './cors.ts';
import { inTurn, type Route, type StreamEvent } from './route.ts';

/** An answer that is still to come does not keep the program up. */
const UNHEEDED = { ref: false };

/** Answers one request as its route says. */
export async function answer(
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const turn = route.served;
  route.served += 1;
  if (route.delayMs) await pause(route.delayMs, undefined, UNHEEDED);
  const status = inTurn(route.status ?? 200, turn);
  if (route.sse) return stream(route, request, response, status, turn);
  const { type, bytes } = await contentOf(route, request, turn);
  response.writeHead(status, withCors(route.headers, request, type));
  response.end(bytes);
}

type Content = { type: string | null; bytes: string | Buffer };

async function contentOf(
  { body, text, file }: Route,
  request: IncomingMessage,
  turn: number,
): Promise<Content> {
  if (file !== undefined) {
    const path = inTurn(file, turn);
    return { type: getMimeType(path) ?? 'application/octet-stream', bytes: await readFile(path) };
  }
  if (text !== undefined) {
    const bytes = inTurn(text, turn);
    return { type: typeOf(bytes, request), bytes };
  }
  if (body === undefined) return { type: null, bytes: '' };
  const value = inTurn(body, turn);
  return typeof value === 'string'
    ? { type: typeOf(value, request), bytes: value }
    : { type: 'application/json', bytes: JSON.stringify(value) };
}

function typeOf(text: string, request: IncomingMessage): string {
  if (request.headers['next-action'] || request.headers.rsc) return 'text/x-component';
  if (/^\s*[[{]/.test(text)) return isJson(text) ? 'application/json' : 'application/x-ndjson';
  if (/^\s*<(!doctype|html)/i.test(text)) return 'text/html; charset=utf-8';
  if (/^(data|event|id|retry|):/.test(text)) return 'text/event-stream';
  return 'text/plain; charset=utf-8';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function stream(
  { sse, headers }: Route,
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  turn: number,
): Promise<void> {
  const lists = (sse?.some(Array.isArray) ? sse : [sse]) as StreamEvent[][];
  response.writeHead(status, withCors(headers, request, 'text/event-stream'));
  response.flushHeaders();
  for (const one of inTurn(lists, turn)) {
    if ('afterMs' in one && one.afterMs) await pause(one.afterMs, undefined, UNHEEDED);
    if (response.destroyed) return;
    response.write(written(one));
  }
  // An EventSource takes the end for a fault, and asks for everything once more.
  const { accept, 'cache-control': cache } = request.headers;
  if (accept !== 'text/event-stream' || cache !== 'no-cache') response.end();
}

function written(one: StreamEvent): string {
  const text = typeof one.data === 'string' ? one.data : JSON.stringify(one.data ?? null);
  const lines = text.split('\n').map((line) => `data: ${line}\n`);
  if ('event' in one && one.event) lines.unshift(`event: ${one.event}\n`);
  if ('id' in one && one.id) lines.unshift(`id: ${one.id}\n`);
  return `${lines.join('')}\n`;
}
