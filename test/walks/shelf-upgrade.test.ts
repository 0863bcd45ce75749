import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleEvent, sampleRequested } from '../../companion/sample.ts';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { tell } from '../hold/tell-extension.ts';
import { E2E_BUILD, type House, until } from './house.ts';
import { shelfOf } from './shelf-of.ts';

/**
 * The database as version 1 left it. Its stores and rows are written down here as they were: code
 * of today must not decide what the past looked like.
 */
const VERSION_1 = `(rows) => new Promise((resolve, reject) => {
  const request = indexedDB.open('tierwise', 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('meta');
    db.createObjectStore('outbox', { keyPath: 'seq' });
    db.createObjectStore('acknowledged', { keyPath: 'id' }).createIndex('generation', 'generation');
    db.createObjectStore('ids');
    const generations = db.createObjectStore('generations', { keyPath: 'id' });
    generations.createIndex('task', ['site', 'task']);
    generations.createIndex('at', 'at');
    db.createObjectStore('assets').createIndex('at', 'at');
  };
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const db = request.result;
    const tx = db.transaction(Object.keys(rows), 'readwrite');
    for (const [store, all] of Object.entries(rows))
      for (const { key, value } of all)
        if (key === undefined) tx.objectStore(store).put(value);
        else tx.objectStore(store).put(value, key);
    tx.oncomplete = () => { db.close(); resolve(); };
    tx.onerror = () => reject(tx.error);
  };
})`;

const SITE = 'https://studio.example';
const DEVICE = '019ab000-0000-7000-8000-00000000000d';
const id = (n: number) => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NOW = Date.now();

let folder: string;
let browser: Browser;
let extension: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-upgrade-'));
});
afterEach(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function install(): Promise<void> {
  browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
  extension = await browser.installExtension(join(folder, 'extension'));
}

/** A generation that ended, and one that is under way. */
function rows() {
  const asset = (n: number) => ({
    id: id(100 + n),
    position: n,
    url: `${SITE}/images/${n}.png`,
    media: 'image' as const,
    width: 1024,
    height: null,
  });
  const known = (n: number) => ({
    id: id(n),
    site: SITE,
    at: NOW - 60_000,
    releasedAt: NOW - 60_000,
    task: `task-${n}`,
    count: 2,
    media: 'image',
    charged: 8000,
    unanswered: null,
    end: n === 1 ? 'succeeded' : null,
    endedAt: n === 1 ? NOW - 50_000 : null,
    has: [
      'generation.requested',
      'generation.accepted',
      ...(n === 1 ? ['generation.finished'] : []),
    ],
  });
  const asked = [1, 2].map((n) => sampleRequested(DEVICE, n, NOW - 60_000, id(n)));
  const finished = sampleEvent(DEVICE, 3, NOW - 50_000, {
    type: 'generation.finished',
    site: SITE,
    generation: id(1),
    outcome: 'succeeded',
    assets: [asset(0), asset(1)],
    error: null,
    charged: { credits: null, provenance: 'unknown' },
    latencyMs: 9000,
  });
  const keep = (event: { id: string; generation?: string }) => ({
    value: { id: event.id, generation: event.generation, event },
  });
  return {
    meta: [
      { key: 'device', value: DEVICE },
      { key: 'seq', value: 3 },
    ],
    acknowledged: asked.map((event) => keep(event as never)),
    outbox: [{ value: { seq: 3, event: finished, bytes: 500 } }],
    generations: [{ value: known(1) }, { value: known(2) }],
    assets: [0, 1].map((n) => ({
      key: [SITE, asset(n).url],
      value: { asset: asset(n).id, at: NOW - 50_000 },
    })),
    ids: [finished, ...asked].map((event) => ({ key: event.id, value: 1 })),
  };
}

test('what the first version kept stands on the shelf after the update, and nothing is lost', async () => {
  const path = join(folder, 'extension');
  await mkdir(path);
  await writeFile(
    join(path, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Tierwise', version: '0.0.9' }),
  );
  await writeFile(join(path, 'options.html'), '<!doctype html><title>Before</title>');
  await install();
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension}/options.html`);
  await page.evaluate(`(${VERSION_1})(${JSON.stringify(rows())})`);
  await browser.close();

  await rm(path, { recursive: true });
  await cp(process.env.TIERWISE_E2E_BUILD ?? E2E_BUILD, path, { recursive: true });
  const before = extension;
  await install();
  expect(extension).toBe(before);
  // The worker has brought the database up to date before anybody else opens it.
  await until(databaseVersion, (version) => version === 3);
  const house = { browser, extension } as House;
  const { cards, unpictured } = await until(
    () => shelfOf(house),
    (shelf) => shelf.cards.length > 0,
  );
  expect(cards).toMatchObject(
    [0, 1].map((position) => ({
      id: id(100 + position),
      position,
      generation: id(1),
      siblings: 2,
      charge: 8000,
      latencyMs: 9000,
      request: { prompt: 'a lighthouse at dusk', model: 'nano-banana' },
      rating: null,
      width: 1024,
    })),
  );
  expect(unpictured).toBe(2);
  expect(await tell(browser, extension, 'rate', [{ asset: id(100), rating: 'usable' }])).toEqual([
    { asset: id(100), rating: null },
  ]);
  expect((await shelfOf(house)).cards[0]?.rating).toBe('usable');
  const kept = await countOf(['outbox', 'acknowledged', 'generations', 'assets']);
  // The verdict waits beside what waited.
  expect(kept).toEqual([2, 2, 2, 2]);
});

async function databaseVersion(): Promise<number | undefined> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension}/options.html`);
  const databases = await page.evaluate(() => indexedDB.databases());
  await page.close();
  return databases.find(({ name }) => name === 'tierwise')?.version;
}

async function countOf(stores: readonly string[]): Promise<number[]> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension}/options.html`);
  const counts = await page.evaluate(`new Promise((resolve) => {
    const request = indexedDB.open('tierwise');
    request.onsuccess = async () => {
      const tx = request.result.transaction(${JSON.stringify(stores)});
      const counts = ${JSON.stringify(stores)}.map((name) => tx.objectStore(name).count());
      tx.oncomplete = () => { request.result.close(); resolve(counts.map(({ result }) => result)); };
    };
  })`);
  await page.close();
  return counts as number[];
}
