import { Worker } from 'node:worker_threads';
import type { Painting } from './paint/painting.ts';
import type { DrawJob, DrawnJob } from './paint/worker.ts';

/** Draws pictures when they are first asked for, off the main thread, and keeps the recent ones. */
export type Gallery = {
  /** @param width of a thumbnail in pixels, or null for the true size */
  png(key: string, painting: Painting, width: number | null): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
};

type Waiting = { resolve(png: Uint8Array<ArrayBuffer>): void; reject(error: Error): void };

const cacheBytes = 192 * 1024 * 1024;

export function createGallery(): Gallery {
  let worker: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, Waiting>();
  // Small pictures first: a page full of thumbnails must not wait for one 4K picture behind it.
  const queue: DrawJob[] = [];
  let busy = false;
  const cache = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const sizes = new Map<string, number>();
  let held = 0;

  const pump = () => {
    if (busy || queue.length === 0) return;
    const small = queue.findIndex(({ width }) => width !== null);
    const [job] = queue.splice(small === -1 ? 0 : small, 1);
    busy = true;
    worker ??= start();
    worker.postMessage(job);
  };
  const start = () => {
    const fresh = new Worker(new URL('./paint/worker.ts', import.meta.url));
    fresh.unref();
    fresh.on('message', ({ id, png }: DrawnJob) => {
      busy = false;
      waiting.get(id)?.resolve(png as Uint8Array<ArrayBuffer>);
      waiting.delete(id);
      pump();
    });
    fresh.on('error', (error) => {
      busy = false;
      worker = null;
      for (const { reject } of waiting.values()) reject(error as Error);
      waiting.clear();
      queue.length = 0;
    });
    return fresh;
  };
  const trim = () => {
    for (const key of cache.keys()) {
      if (held <= cacheBytes) return;
      held -= sizes.get(key) ?? 0;
      sizes.delete(key);
      cache.delete(key);
    }
  };

  return {
    png(key, painting, width) {
      const name = `${key}@${width ?? 'full'}`;
      const kept = cache.get(name);
      if (kept) return kept;
      const id = nextId++;
      const drawn = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
      });
      cache.set(name, drawn);
      drawn.then(
        (png) => {
          held += png.length;
          sizes.set(name, png.length);
          trim();
        },
        () => cache.delete(name),
      );
      queue.push({ id, painting, width });
      pump();
      return drawn;
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}
