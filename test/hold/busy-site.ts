import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Arrived, readArrived } from './plain-site.ts';

export type BusySite = {
  /** The page's own origin, and one that it calls elsewhere. */
  url: string;
  api: string;
  /** Requests other than for the page itself, on either origin, oldest first. */
  arrived: Arrived[];
  /** Frames that came in over sockets, bytes as hexadecimal digits, oldest first. */
  frames: string[];
  /** Streams that are open, for the test to go on with. */
  streams: ServerResponse[];
  sockets: WebSocket[];
  close(): Promise<void>;
};

const TYPES: { [name: string]: string } = {
  json: 'application/json',
  events: 'text/event-stream',
  lines: 'application/x-ndjson',
  text: 'text/plain; charset=utf-8',
  component: 'text/x-component',
  html: 'text/html',
  script: 'text/javascript',
  image: 'image/png',
};

/**
 * Answers `/answer/TYPE` at once and leaves `/stream/TYPE` open, from two origins; takes sockets, and
 * sends back what begins with `echo`.
 * `?size=` asks for so many characters.
 */
export async function startBusySite(): Promise<BusySite> {
  const arrived: Arrived[] = [];
  const frames: string[] = [];
  const streams: ServerResponse[] = [];
  const sockets: WebSocket[] = [];
  const takes = new WebSocketServer({ noServer: true });
  takes.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data: Buffer, binary) => {
      const text = data.toString(binary ? 'hex' : 'utf8');
      frames.push(text);
      if (text.startsWith('echo')) socket.send(text);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, what = '', name = ''] = url.pathname.split('/');
    const cross = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
    const head = { ...cross, 'Cache-Control': 'no-store' };
    const type = { 'Content-Type': TYPES[name] ?? 'application/json' };
    if (request.method === 'OPTIONS') response.writeHead(204, head).end();
    else if (what === 'answer' || request.method === 'POST') {
      arrived.push(await readArrived(request));
      const size = Number(url.searchParams.get('size') ?? 0);
      response.writeHead(200, { ...head, ...type });
      response.end(size ? JSON.stringify('x'.repeat(size)) : '{"credits":7}');
    } else if (what === 'stream') {
      arrived.push(await readArrived(request));
      response.writeHead(200, { ...head, ...type }).flushHeaders();
      streams.push(response);
    } else {
      response.writeHead(200, { ...head, 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>Busy</title><script></script><p>Busy</p>');
    }
  }
  async function listen(): Promise<[ReturnType<typeof createServer>, string]> {
    const server = createServer(answer).listen(0, '127.0.0.1');
    server.on('upgrade', (request, socket, head) => {
      takes.handleUpgrade(request, socket, head, (made) => takes.emit('connection', made, request));
    });
    await once(server, 'listening');
    return [server, `http://localhost:${(server.address() as { port: number }).port}`];
  }
  const [[own, url], [other, api]] = await Promise.all([listen(), listen()]);
  return {
    ...{ url, api, arrived, frames, streams, sockets },
    async close() {
      for (const socket of sockets) socket.terminate();
      for (const server of [own, other]) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}
