import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { readLocalKey } from '../../companion/local-key.ts';
import { AssetCard } from '../../shared/asset-card.ts';
import type { AssetsReply } from '../../shared/protocol.ts';
import { type House, surface } from './house.ts';

/** A thumbnail in the extension's database, decoded by the browser; 0 by 0 where it is none. */
export type SeenThumbnail = {
  sha256: string;
  type: string;
  bytes: string;
  width: number;
  height: number;
  delivered: number;
};
export type Shelf = { cards: AssetCard[]; thumbnails: SeenThumbnail[]; unpictured: number };

/** What a page of the extension finds in its database. */
export async function shelfOf({ browser, extension }: House): Promise<Shelf> {
  const page = await surface(browser, extension, 'options');
  const found = (await page.evaluate(`(async () => {
    const wait = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await wait(indexedDB.open('tierwise'));
    const tx = db.transaction(['shelf', 'thumbnails', 'unpictured']);
    const [cards, rows, unpictured] = await Promise.all([
      wait(tx.objectStore('shelf').getAll()),
      wait(tx.objectStore('thumbnails').getAll()),
      wait(tx.objectStore('unpictured').count()),
    ]);
    const thumbnails = [];
    for (const { sha256, bytes, delivered } of rows) {
      const { width, height } = await createImageBitmap(bytes).catch(() => ({ width: 0, height: 0 }));
      const text = btoa(String.fromCharCode(...new Uint8Array(await bytes.arrayBuffer())));
      thumbnails.push({ sha256, type: bytes.type, bytes: text, width, height, delivered });
    }
    db.close();
    return { cards, thumbnails, unpictured };
  })()`)) as Shelf;
  await page.close();
  return { ...found, cards: found.cards.map((card) => AssetCard.parse(card)) };
}

/** Sends a message as the extension's script in this page does, by its own world in the page. */
export async function sayFromPage<T>(page: Page, type: string, data?: unknown): Promise<T> {
  const session = await page.createCDPSession();
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  // The driver has worlds of its own in the page.
  const isolated = contexts.find(({ origin }) => origin.startsWith('chrome-extension:'));
  if (!isolated) throw new Error('The extension runs no script in this page.');
  const message = JSON.stringify({ id: 1, type, data, timestamp: 1 });
  const { result } = await session.send('Runtime.evaluate', {
    contextId: isolated.id,
    expression: `chrome.runtime.sendMessage(${message}).then((reply) => JSON.stringify(reply))`,
    awaitPromise: true,
  });
  await session.detach();
  const reply = JSON.parse(String(result.value)) as { res?: T; err?: unknown };
  if (reply.err) throw new Error(JSON.stringify(reply.err));
  return reply.res as T;
}

/** Asks the companion as the command line does. */
export async function askCompanion({ companion }: House, path: string): Promise<Response> {
  const local = await readLocalKey(join(companion.dataFolder, 'state'));
  if (!local) throw new Error('The companion does not run.');
  return fetch(`${companion.url}${path}`, {
    headers: { Authorization: `Bearer ${local.key}.${local.secret}` },
  });
}

export async function listedAssets(house: House): Promise<AssetsReply['assets']> {
  const reply = await askCompanion(house, '/v1/assets?limit=500');
  return ((await reply.json()) as AssetsReply).assets;
}

/** The thumbnail as it lies in the companion's folder; null where there is none. */
export function keptThumbnail({ companion }: House, sha256: string): Promise<Buffer | null> {
  const path = join(companion.dataFolder, 'thumbnails', sha256.slice(0, 2), sha256);
  return readFile(path).catch(() => null);
}
