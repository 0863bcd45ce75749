import type { AddressInfo } from 'node:net';
import {
  createAdaptorServer,
  type ServerType,
  upgradeWebSocket,
  type WebSocketServerLike,
} from '@hono/node-server';
import { Hono } from 'hono';
import { WebSocketServer } from 'ws';
import { type Backend, createBackend } from './backend.ts';
import { bundleClients } from './bundle.ts';
import { documentOf } from './document.ts';
import { pages } from './pages.ts';
import { picture } from './picture.ts';
import type { Standin, Surroundings } from './standin.ts';

export type StandinsOptions = {
  /** The pages to serve; all by default. */
  only?: readonly string[];
  seed?: number;
  /** From acceptance to the end of a generation. */
  latencyMs?: number;
  /** What each account holds, in its own unit. */
  balance?: number;
  /** Pictures from before. */
  past?: number;
};

/** A request for anything but pictures and the page itself. */
export type Seen = { at: number; method: string; url: string; body: string };

export type Standins = {
  readonly names: readonly string[];
  url(name: string): string;
  /** What the page's own server knows: its entries are the truth about what was generated. */
  ledger(name: string): Backend;
  /** Oldest first, those to the second origin included. */
  requests(name: string): readonly Seen[];
  close(): Promise<void>;
};

/**
 * Serves the stand-in studios on loopback: each on an origin of its own, as sites are, and one
 * second origin for what pages call elsewhere. @throws when the clients do not build
 */
export async function startStandins(options: StandinsOptions = {}): Promise<Standins> {
  const names = options.only ?? Object.keys(pages);
  const client = await bundleClients();
  const servers: ServerType[] = [];
  const elsewhere = new Hono();
  const second = await listen(elsewhere);
  servers.push(second.server);
  const open = new Map<string, { url: string; backend: Backend; seen: Seen[] }>();
  for (const [index, name] of names.entries()) {
    const standin = pages[name];
    if (!standin) throw new Error(`there is no stand-in page named ${name}`);
    const seen: Seen[] = [];
    const backend = createBackend({
      seed: (options.seed ?? 11) + index,
      balance: options.balance ?? 500,
      latencyMs: options.latencyMs ?? 400,
      past: options.past ?? 4,
      pastModel: null,
      refunds: true,
      ...standin.backend,
    });
    const around = { backend, elsewhere: `${second.url}/${name}`, socket: upgradeWebSocket };
    elsewhere.route(`/${name}`, elsewhereOf(standin, around, seen));
    const first = await listen(appOf(name, standin, around, seen, client));
    servers.push(first.server);
    open.set(name, { url: first.url, backend, seen });
  }
  const named = (name: string) => {
    const found = open.get(name);
    if (!found) throw new Error(`the stand-in page ${name} is not served`);
    return found;
  };
  return {
    names,
    url: (name) => named(name).url,
    ledger: (name) => named(name).backend,
    requests: (name) => named(name).seen,
    async close() {
      for (const { backend } of open.values()) backend.close();
      await Promise.all(servers.map(shut));
    },
  };
}

function appOf(
  name: string,
  standin: Standin,
  around: Surroundings,
  seen: Seen[],
  client: Map<string, string>,
): Hono {
  const app = new Hono();
  app.get('/p/:file', (c) => pictureAnswer(c.req.param('file')));
  app.get('/_next/image', (c) => pictureAnswer(c.req.query('url') ?? ''));
  app.get('/assets/:file', (c) => {
    const code = client.get(c.req.param('file'));
    return code ? c.body(code, 200, { 'Content-Type': 'text/javascript' }) : c.notFound();
  });
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.use(remember(seen));
  app.route('/', standin.api(around));
  app.get('/', (c) => c.html(documentOf(name, standin, around.elsewhere)));
  return app;
}

function elsewhereOf(standin: Standin, around: Surroundings, seen: Seen[]): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Access-Control-Allow-Origin', c.req.header('origin') ?? '*');
    c.header('Access-Control-Allow-Headers', '*, authorization, content-type, x-api-key, apikey');
    c.header('Access-Control-Allow-Methods', 'GET, POST, DELETE');
  });
  app.options('*', (c) => c.body(null, 204));
  app.get('/cdn/:file', (c) => pictureAnswer(c.req.param('file')));
  app.use(remember(seen));
  if (standin.elsewhere) app.route('/', standin.elsewhere(around));
  return app;
}

function remember(seen: Seen[]) {
  return async (
    c: { req: { method: string; url: string; raw: Request } },
    next: () => Promise<void>,
  ) => {
    const { method, url } = c.req;
    // A copy: what reads the body after this finds it whole.
    const body = method === 'GET' ? '' : await c.req.raw.clone().text();
    if (new URL(url).pathname !== '/' || method !== 'GET')
      seen.push({ at: Date.now(), method, url, body });
    await next();
  };
}

function pictureAnswer(address: string): Response {
  const file = /([\w-]+\.png)/.exec(address)?.[1];
  if (!file) return new Response('no such picture', { status: 404 });
  return new Response(new Uint8Array(picture(file)), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'max-age=600' },
  });
}

async function listen(app: Hono): Promise<{ server: ServerType; url: string }> {
  const sockets = new WebSocketServer({ noServer: true }) as WebSocketServerLike;
  const server = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets } });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

function shut(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
