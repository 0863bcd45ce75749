import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StudioImage } from './past-generation.ts';

const STUDIO = fileURLToPath(new URL('../../test/studio/main.ts', import.meta.url));
const START_MS = 30_000;
const PAGE = 100;

/** The practice studio, running as a program of its own. */
export type PracticeStudio = {
  url: string;
  /** Everything that its My Images lists. */
  images(): Promise<StudioImage[]>;
  /** The credits it gives each day, and the zone in which they reset. */
  daily(): Promise<{ zone: string; limit: number }>;
  close(): Promise<void>;
};

/** Starts the practice studio with some weeks of past images. Throws what it printed if it ends early. */
export async function startPracticeStudio(weeks: number): Promise<PracticeStudio> {
  const child = spawn(process.execPath, [STUDIO, '--history', String(weeks)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await firstUrl(child);
  const get = async (path: string, init?: RequestInit) => {
    const answer = await fetch(new URL(path, url), init);
    const { data } = (await answer.json()) as { data: Record<string, unknown> };
    return data;
  };
  return {
    url,
    async images() {
      const images: StudioImage[] = [];
      for (let page = 1; ; page += 1) {
        const data = await get(`/api/user/images?page=${page}&limit=${PAGE}`);
        images.push(...(data.images as StudioImage[]));
        if (page >= Number(data.totalPages)) return images;
      }
    },
    async daily() {
      const { daily } = await get('/api/user/get-user-credits', { method: 'POST' });
      return daily as { zone: string; limit: number };
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function firstUrl(child: ChildProcess): Promise<string> {
  const heard: string[] = [];
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      reject(
        new Error(`The practice studio did not start in ${START_MS / 1000} s. ${heard.join('\n')}`),
      );
    }, START_MS);
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        heard.push(line);
        const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
        if (!url) return;
        clearTimeout(timer);
        resolve(url);
      });
    }
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The practice studio ended at once (${code}). ${heard.join('\n')}`));
    });
  });
}
