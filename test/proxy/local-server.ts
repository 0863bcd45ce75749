import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it came. */
export type Seen = {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
};
export type Handler = (seen: Seen, reply: ServerResponse) => unknown;

/** A server on this machine that keeps what it is asked. `bytes`: all that ever came. */
export async function startServer(handler: Handler) {
  const seen: Seen[] = [];
  let bytes = 0;
  let gone = 0;
  const sockets = new Set<Socket>();
  const server = createServer(async (incoming, reply) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk);
    } catch {
      // It was given up half-way.
    }
    const { method = '', url = '', headers } = incoming;
    const one = { method, url, headers, body: Buffer.concat(chunks) };
    seen.push(one);
    await handler(one, reply);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      gone += socket.bytesWritten;
      sockets.delete(socket);
    });
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    seen,
    bytes: () => bytes,
    /** Bytes that left it. */
    sent: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone),
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export function json(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { 'content-type': 'application/json' });
  reply.end(JSON.stringify(body));
}
