import { statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { readUpstreams, upstreamNotices } from './read-upstreams.ts';
import type { Upstreams } from './upstream.ts';

/** The upstreams as their file names them now. */
export type UpstreamSource = {
  /** As read last. */
  current(): Upstreams;
  /** Looks whether the file, or that of a key, changed, and reads them again then. Never throws. */
  refresh(): Promise<Upstreams>;
};

type Options = {
  file: string;
  environment: NodeJS.ProcessEnv;
  /** Whether the person named the file: then it has to be there. */
  isWanted: boolean;
  log: Logger;
};

/**
 * Reads the file now, and again whenever it changed. Where it no longer fits, what it said before
 * stays in force; where nobody named it and it is gone, nothing does.
 */
export async function openUpstreams({
  file,
  environment,
  isWanted,
  log,
}: Options): Promise<UpstreamSource> {
  let read = await readNow([]);
  let looking: Promise<Upstreams> | null = null;

  /** The stamps are taken before: what is written while it is read is seen by the next look. */
  async function readNow(keyFiles: readonly string[]) {
    for (;;) {
      const looked = [file, ...keyFiles];
      const [stamps, isSettled] = [stampsOf(looked), areOld(looked)];
      const said = await readUpstreams(file, environment, isWanted);
      if (said.keyFiles.join('\n') === keyFiles.join('\n'))
        return { said, upstreams: said, keyFiles, stamps, isSettled };
      keyFiles = said.keyFiles;
    }
  }

  async function look(): Promise<Upstreams> {
    const stamps = stampsOf([file, ...read.keyFiles]);
    const { upstreams: last, said } = read;
    if (read.isSettled && stamps.join('\n') === read.stamps.join('\n')) return last;
    const next = await readNow(read.keyFiles);
    if (isDeepStrictEqual(next.said, said)) {
      read = { ...next, upstreams: last };
      return last;
    }
    const { fault } = next.said;
    const hasGood = last.fault === null || last.isKept;
    const upstreams = fault !== null && hasGood ? { ...last, fault, isKept: true } : next.said;
    read = { ...next, upstreams };
    for (const notice of upstreamNotices(upstreams)) log.warn(notice);
    if (fault === null) log.info({ file }, 'the upstreams were read again');
    return upstreams;
  }

  return {
    current: () => read.upstreams,
    refresh() {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
  };
}

/** Upstreams that no file names, and that never change. */
export function fixedUpstreams(upstreams: Upstreams): UpstreamSource {
  return { current: () => upstreams, refresh: async () => upstreams };
}

/** A file may be written twice within one tick of the clock that stamps it. */
const TICK_MS = 100;

function areOld(files: readonly string[]): boolean {
  const now = Date.now();
  return files.every((file) => {
    try {
      return now - statSync(file).ctimeMs > TICK_MS;
    } catch {
      return true;
    }
  });
}

/**
 * Changes with the file's contents, its rights and its being there. Asked in place for every
 * request: the trip to a thread and back takes fifty times as long as the look.
 */
function stampsOf(files: readonly string[]): string[] {
  return files.map((file) => {
    try {
      const { dev, ino, size, mode, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
      return [dev, ino, size, mode, mtimeNs, ctimeNs].join(' ');
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? 'unknown';
    }
  });
}
