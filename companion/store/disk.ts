import fs from 'node:fs';
import { promisify } from 'node:util';

/** The calls that make an entry durable; a test passes failing or recording ones. */
export type Disk = {
  /** May write fewer bytes than asked; answers with how many. */
  write(fd: number, bytes: Buffer, offset: number, length: number, position: number): number;
  fdatasync(fd: number): Promise<void> | void;
  truncate(fd: number, length: number): void;
};

const syncOnThread = promisify(fs.fdatasync);

/**
 * Nobody notices a wait of this length in place, and on a busy machine the trip to a thread and
 * back costs as much as the sync itself.
 */
const QUICK_MS = 10;

/**
 * The system's calls. A quick disk is waited for in place, as SQLite does; after a sync that took
 * longer the next ones go to a thread, so that others are served meanwhile, until one is quick.
 */
export function realDisk(): Disk {
  let lastMs = Infinity;
  return {
    // Goes to the page cache; only the sync waits for the disk.
    write: fs.writeSync,
    truncate: fs.ftruncateSync,
    async fdatasync(fd) {
      const begin = performance.now();
      if (lastMs < QUICK_MS) fs.fdatasyncSync(fd);
      else await syncOnThread(fd);
      lastMs = performance.now() - begin;
    },
  };
}
