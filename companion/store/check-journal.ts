import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../shared/id.ts';
import { BadLine, type JournalFile, readHeader, readRows } from './journal-reader.ts';

/** What reading a journal through found; `torn`: the mark of an interrupted write, which a start repairs. */
export type JournalCheck = {
  files: number;
  events: number;
  /** When the latest event was received; null without any. */
  latest: Instant | null;
  torn: boolean;
  /** Where the history cannot be read, and what to do; null where it can. */
  damage: string | null;
};

const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.ndjson$/;

/** Reads every line of the journal in a folder and changes nothing, so it may be in use meanwhile. */
export async function checkJournal(folder: string): Promise<JournalCheck> {
  const found: JournalCheck = { files: 0, events: 0, latest: null, torn: false, damage: null };
  const names = (await readdir(folder)).filter((name) => DAY_FILE.test(name)).sort();
  let before: JournalFile | null = null;
  for (const [i, name] of names.entries()) {
    const path = join(folder, name);
    const header = await readHeader(path);
    const { size } = await stat(path);
    if (header === null) {
      // A last file that was only just begun holds nothing yet.
      if (i === names.length - 1) return { ...found, torn: true };
      return { ...found, damage: `${path}: its first line is damaged.` };
    }
    const { previous, after } = header;
    if (previous?.file !== before?.name || previous?.bytes !== before?.bytes) {
      return { ...found, damage: `${path}: the file before it is missing or was changed.` };
    }
    const file: JournalFile = { name, after, bytes: size };
    try {
      for await (const rows of readRows(folder, file)) {
        found.events = rows.at(-1)!.n;
        found.latest = rows.at(-1)!.at;
      }
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      if (error.torn && i === names.length - 1) found.torn = true;
      else return { ...found, damage: error.message };
    }
    found.files += 1;
    before = file;
  }
  return found;
}
