import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a program that is not the companion says on its port; null: nothing at all. */
export type Says = (nonce: string) => string | null;

/** A program on the companion's port that keeps every byte it is told. */
export type Stranger = { told(): string; close(): Promise<void> };

export async function startStranger(port: number, says: Says): Promise<Stranger> {
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      heard.push(bytes);
      const said = says(/nonce=(\w+)/.exec(bytes.toString('latin1'))?.[1] ?? '');
      if (said === null) return;
      const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\nContent-Length: ${Buffer.byteLength(said)}\r\n\r\n`;
      socket.write(head + said);
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    told: () => Buffer.concat(heard).toString('latin1'),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
