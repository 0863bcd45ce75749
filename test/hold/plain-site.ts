import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** One request as it arrived: header names as sent, the body's bytes. */
export type Arrived = { method: string; path: string; headers: [string, string][]; body: Buffer };

export type PlainSite = {
  url: string;
  /** Requests to `/api/`, and what was posted elsewhere, oldest first. */
  arrived: Arrived[];
  close(): Promise<void>;
};

type Options = {
  /** The page's own script, run before anything else. */
  script?: string;
  csp?: string;
  /** What stands in the page, in place of a prompt box and a button. */
  body?: string;
  /** Body of every answer to a submit. */
  answer?: string;
};

const BODY = '<textarea id="image-prompt"></textarea><button>Generate</button>';

const TASK = JSON.stringify({
  code: 0,
  message: 'ok',
  data: { id: 'task-1', status: 'pending', costCredits: 4, taskInfo: '{}' },
});

/** A bare page on loopback with a studio's routes: what it receives can be compared byte by byte. */
export async function startPlainSite(options: Options = {}): Promise<PlainSite> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const headers = { 'Cache-Control': 'no-store' };
    if (path.startsWith('/api/') || request.method === 'POST') {
      arrived.push(await readArrived(request));
      response.writeHead(200, { ...headers, 'Content-Type': 'application/json' });
      response.end(options.answer ?? TASK);
    } else if (path === '/own.js') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/javascript' });
      response.end(options.script ?? '');
    } else {
      const csp = options.csp ? { 'Content-Security-Policy': options.csp } : {};
      response.writeHead(200, { ...headers, ...csp, 'Content-Type': 'text/html' });
      response.end(
        `<!doctype html><title>Plain</title><script src="/own.js"></script>${options.body ?? BODY}`,
      );
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://localhost:${port}`,
    arrived,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export async function readArrived(request: IncomingMessage): Promise<Arrived> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const headers: [string, string][] = [];
  for (let i = 0; i < request.rawHeaders.length; i += 2)
    headers.push([request.rawHeaders[i]!, request.rawHeaders[i + 1]!]);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers,
    body: Buffer.concat(parts),
  };
}
