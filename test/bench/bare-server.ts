import { once } from 'node:events';
import { createServer } from 'node:http';

/** A page, and an answer to every POST as soon as its body is there: the least a site can do. */
export async function startBareServer(): Promise<{ url: string; close(): Promise<void> }> {
  let tasks = 0;
  const server = createServer(async (request, response) => {
    let bytes = 0;
    for await (const part of request) bytes += part.length;
    const headers = { 'Cache-Control': 'no-store' };
    if (request.method === 'POST') {
      tasks += 1;
      const data = { id: `task-${tasks}`, status: 'pending', costCredits: 4, taskInfo: '{}' };
      response.writeHead(200, { ...headers, 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ code: 0, message: `${bytes} bytes`, data }));
    } else {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html' });
      response.end(
        '<!doctype html><title>Bare</title><textarea id="image-prompt"></textarea><button>Generate</button>',
      );
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
