import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { keepRoom } from './socket-room.ts';

/** No port of the list could be taken. */
export class NoPort extends Error {
  override name = 'NoPort';
}

const BAD_REQUEST = JSON.stringify({
  error: { code: 'bad-request', message: 'This is not a request that can be understood.' },
});
const PARSE_STATUS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Takes the first free port of the list, on the loopback address and nowhere else. Throws `NoPort`. */
export async function listen(
  listener: RequestListener,
  ports: readonly number[],
): Promise<{ server: Server; port: number }> {
  const server = createServer(
    {
      headersTimeout: 5000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 30_000,
    },
    listener,
  );
  keepRoom(server);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = PARSE_STATUS[error.code ?? ''] ?? '400 Bad Request';
    const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\n`;
    socket.write(`${head}Content-Length: ${BAD_REQUEST.length}\r\n\r\n${BAD_REQUEST}`);
    // Not by end(): whoever never reads would keep the connection half open for ever.
    socket.destroySoon();
  });
  for (const port of ports) {
    if (await tryPort(server, port)) {
      return { server, port: (server.address() as AddressInfo).port };
    }
  }
  throw new NoPort(`No free port: ${ports.join(', ')} on 127.0.0.1 are taken by other programs.`);
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const listening = () => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, '127.0.0.1');
  });
}
