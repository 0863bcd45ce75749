import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '../../shared/id.ts';
import { syncFolder } from './sync-folder.ts';
import { writeDurably } from './write-durably.ts';

/** Some forty thousand of them. */
const MAX_TOTAL = 1024 ** 3;
const LEFT_BEHIND_MS = 60_000;
const NAME = /^[0-9a-f]{64}$/;

/** Small pictures under the SHA-256 of their bytes. Who asks sees whole ones or none. */
export type Thumbnails = {
  /** Null where there is none, or what is there is damaged. */
  get(sha256: Sha256): Promise<Buffer | null>;
  /**
   * Resolves once it would survive a power cut; at once where it is kept already. The bytes are
   * those of the address. Beyond the bound the oldest leave. Rejects where the disk refuses.
   */
  put(sha256: Sha256, bytes: Uint8Array): Promise<void>;
};

/** @param folder of the companion's data. @param maxTotal bytes, of all of them together. */
export function openThumbnails(folder: string, maxTotal = MAX_TOTAL): Thumbnails {
  const root = join(folder, 'thumbnails');
  const fan = (sha256: Sha256) => join(root, sha256.slice(0, 2));
  let total: Promise<number> | null = null;

  async function get(sha256: Sha256): Promise<Buffer | null> {
    let bytes: Buffer;
    try {
      bytes = await readFile(join(fan(sha256), sha256));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    return hash('sha256', bytes) === sha256 ? bytes : null;
  }

  async function put(sha256: Sha256, bytes: Uint8Array): Promise<void> {
    if (await get(sha256)) return;
    if (await mkdir(fan(sha256), { recursive: true, mode: 0o700 })) {
      await syncFolder(root);
      await syncFolder(folder);
    }
    await writeDurably(join(fan(sha256), sha256), bytes);
    // The first walk counts this one too.
    total = total ? total.then((before) => before + bytes.length) : sizeOf(root);
    if ((await total) > maxTotal) {
      total = makeRoom(root, maxTotal * 0.9);
      await total;
    }
  }

  return { get, put };
}

type Kept = { path: string; size: number; at: number };

/** Everything that is kept. What an interrupted write left behind is removed. */
async function walk(root: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const fan of await readdir(root)) {
    for (const name of await readdir(join(root, fan))) {
      const path = join(root, fan, name);
      const found = await stat(path).catch(() => null);
      if (!found) continue;
      if (NAME.test(name)) kept.push({ path, size: found.size, at: found.mtimeMs });
      // A younger one may be on its way right now.
      else if (Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await rm(path, { force: true });
    }
  }
  return kept;
}

async function sizeOf(root: string): Promise<number> {
  return (await walk(root)).reduce((sum, { size }) => sum + size, 0);
}

/** Removes the oldest until the rest fits; returns the size of the rest. */
async function makeRoom(root: string, maxTotal: number): Promise<number> {
  const kept = (await walk(root)).sort((a, b) => a.at - b.at);
  let total = kept.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of kept) {
    if (total <= maxTotal) break;
    await rm(path, { force: true });
    total -= size;
  }
  return total;
}
