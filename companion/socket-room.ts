import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections in all, and those among them that have not asked anything yet. */
const MAX_CONNECTIONS = 256;
const MAX_SILENT = 192;

/**
 * Keeps room for honest clients: when too many connections are open that never completed a
 * request, the oldest of them is closed instead of the newcomer turned away.
 */
export function keepRoom(server: Server): void {
  server.maxConnections = MAX_CONNECTIONS;
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
    if (silent.size > MAX_SILENT) {
      const [oldest] = silent;
      if (oldest) silent.delete(oldest);
      oldest?.destroy();
    }
  });
  server.on('request', ({ socket }) => silent.delete(socket));
}
