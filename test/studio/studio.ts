import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { createAccount } from './account.ts';
import { createApp } from './app.ts';
import { bundlePage } from './bundle.ts';
import type { PageSettings } from './document.ts';
import { type Faults, noFaults } from './faults.ts';
import { createGallery } from './gallery.ts';
import { recallHistory } from './history.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createRandom } from './random.ts';
import type { SeenRequest, StudioState } from './state.ts';

export type StudioOptions = {
  /** 0 takes any free port. */
  port?: number;
  /** The name in the printed address; the socket is always 127.0.0.1. */
  host?: string;
  /** Divides every latency; 200 makes a minute 0.3 s. */
  speed?: number;
  /** Same seed, same ids, latencies and pictures. Random when absent. */
  seed?: number;
  dailyCredits?: number;
  /** Zone whose midnight gives the credits back. */
  zone?: string;
  faults?: Partial<Faults>;
  /** Clock in epoch ms. */
  now?: () => number;
  /** Weeks of earlier pictures. */
  history?: number;
  /** How the page sends its requests. */
  transport?: PageSettings['transport'];
  /** Offers `/__studio/faults` and the drawer in the page. */
  faultsDrawer?: boolean;
};

export type Studio = {
  url: string;
  port: number;
  faults: Faults;
  ledger: Ledger;
  /** The API requests since the start (the last 20,000), oldest first. */
  requests: SeenRequest[];
  /** Those for pictures, under whichever of its names. */
  pictureRequests: SeenRequest[];
  close(): Promise<void>;
};

/** Starts a studio on loopback. @throws when the port is taken or the page does not build */
export async function startStudio(options: StudioOptions = {}): Promise<Studio> {
  const { host = 'localhost', speed = 1, zone = 'Asia/Tokyo', now = Date.now } = options;
  const seed = options.seed ?? randomInt(2 ** 31);
  const account = createAccount(options.dailyCredits ?? 100, zone);
  const faults: Faults = { ...noFaults, ...options.faults };
  let origin = '';
  const needs = { now, random: createRandom(seed), account, faults, speed, origin: () => origin };
  const ledger = createLedger(needs);
  const state: StudioState = {
    faults,
    ledger,
    account,
    gallery: createGallery(),
    requests: [],
    pictureRequests: [],
    page: { transport: options.transport ?? 'fetch', faults: options.faultsDrawer ?? false },
    speed,
    now,
    findImage(url) {
      const found = /^(?:https?:\/\/[^/]+)?(\/images\/([0-9a-f-]{36})-\d+\.png)(?:\?.*)?$/.exec(
        url,
      );
      return ledger.find(found?.[2] ?? '')?.images.find(({ path }) => path === found?.[1]) ?? null;
    },
  };
  await bundlePage();
  const app = createApp(state);
  const { server, port } = await listen(app, options.port ?? 0);
  origin = `http://${host}:${port}`;
  if (options.history) {
    const daily = account.limit;
    recallHistory(ledger, { weeks: options.history, seed, zone, now: now(), origin, daily });
  }
  return {
    url: origin,
    port,
    faults,
    ledger,
    requests: state.requests,
    pictureRequests: state.pictureRequests,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, state.gallery.close()]);
    },
  };
}

function listen(app: ReturnType<typeof createApp>, wanted: number) {
  return new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const made = serve({ fetch: app.fetch, port: wanted, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server, port }),
    );
    const server = made as Server;
    server.once('error', reject);
  });
}
