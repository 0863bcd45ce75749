import type { Page } from 'puppeteer-core';
import type { AssetCard } from '../../shared/asset-card.ts';

/** Assets that go to the page in one call. */
const CHUNK = 100;

/**
 * Puts assets on the extension's shelf, each with a picture of its own: a WebP of 512 px on its
 * longer side, drawn and encoded by the browser. Those for which `pictured` says no come without
 * one; with `numbered`, the picture shows its number as sixteen black and white blocks, lowest bit
 * first, along its upper edge.
 *
 * @param page one of the extension's own pages.
 */
export async function seedShelf(
  page: Page,
  cards: readonly AssetCard[],
  { pictured = () => true, numbered = false }: Seeding = {},
): Promise<void> {
  for (let from = 0; from < cards.length; from += CHUNK) {
    const rows = cards.slice(from, from + CHUNK).map((card, index) => ({
      card,
      number: from + index,
      draw: pictured(from + index),
      numbered,
    }));
    await page.evaluate(putRows, rows);
  }
}

type Seeding = { pictured?: (index: number) => boolean; numbered?: boolean };
type Seeded = { card: AssetCard; number: number; draw: boolean; numbered: boolean };

/** Takes everything off the shelf. */
export function clearShelf(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('tierwise');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const tx = db.transaction(['shelf', 'thumbnails'], 'readwrite');
    tx.objectStore('shelf').clear();
    tx.objectStore('thumbnails').clear();
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    db.close();
  });
}

/** Runs in the extension's page. */
async function putRows(rows: Seeded[]): Promise<void> {
  const random = (seed: number) => {
    let state = (seed * 2_654_435_761) >>> 0 || 1;
    return () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) / 4_294_967_296;
    };
  };
  const picture = async ({ number, numbered, card }: Seeded) => {
    const [wide, high] = [card.width ?? 1024, card.height ?? 1024];
    const next = random(number + 1);
    const scale = 512 / Math.max(wide, high);
    const [width, height] = [Math.round(wide * scale), Math.round(high * scale)];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const hue = next() * 360;
    const sky = context.createLinearGradient(0, 0, width * 0.3, height);
    sky.addColorStop(0, `hsl(${hue} 45% 78%)`);
    sky.addColorStop(0.6, `hsl(${hue + 40} 50% 58%)`);
    sky.addColorStop(1, `hsl(${hue + 70} 40% 30%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, width, height);
    for (let i = 0; i < 24; i++) {
      const [x, y, r] = [next() * width, (0.35 + next() * 0.7) * height, 12 + next() * 90];
      const glow = context.createRadialGradient(x - r / 3, y - r / 3, 1, x, y, r);
      glow.addColorStop(0, `hsl(${hue + 180 + next() * 60} 60% ${50 + next() * 35}% / .9)`);
      glow.addColorStop(1, `hsl(${hue + 200} 50% 20% / 0)`);
      context.fillStyle = glow;
      context.fillRect(x - r, y - r, r * 2, r * 2);
    }
    // Grain as of a photograph: without it a picture decodes faster than any real one.
    const pixels = context.getImageData(0, 0, width, height);
    for (let at = 0; at < pixels.data.length; at += 4) {
      const grain = (next() - 0.5) * 22;
      for (let c = 0; c < 3; c++) pixels.data[at + c] = (pixels.data[at + c] as number) + grain;
    }
    context.putImageData(pixels, 0, 0);
    // Blocks this large survive a lossy format.
    for (let bit = 0; numbered && bit < 16; bit++) {
      context.fillStyle = (number >> bit) & 1 ? '#fff' : '#000';
      context.fillRect(bit * 16, 0, 16, 12);
    }
    return canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
  };
  const made = [];
  for (const row of rows) {
    const { card } = row;
    if (!row.draw) {
      made.push({ card, bytes: null });
      continue;
    }
    const bytes = await picture(row);
    const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
    const thumbnail = [...new Uint8Array(digest)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    made.push({ card: { ...card, thumbnail }, bytes });
  }
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('tierwise');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const tx = db.transaction(['shelf', 'thumbnails'], 'readwrite');
  for (const { card, bytes } of made) {
    tx.objectStore('shelf').put(card);
    if (bytes)
      tx.objectStore('thumbnails').put({
        sha256: card.thumbnail,
        bytes,
        at: card.at,
        delivered: 1,
      });
  }
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onerror = () => reject(tx.error);
  });
  db.close();
}
