import { parentPort } from 'node:worker_threads';
import { draw } from './draw.ts';
import type { Painting } from './painting.ts';

export type DrawJob = { id: number; painting: Painting; width: number | null };
export type DrawnJob = { id: number; png: Uint8Array };

parentPort!.on('message', ({ id, painting, width }: DrawJob) => {
  const png = new Uint8Array(draw(painting, width));
  parentPort!.postMessage({ id, png } satisfies DrawnJob, [png.buffer]);
});
