import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournalStore } from '../../companion/store/journal-store.ts';
import type { Row, Store } from '../../companion/store/store.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** Both stores of one interface: what holds for one holds for the other. */
export const STORES: { name: string; open(folder: string): Promise<Store> }[] = [
  { name: 'lowdb journal', open: (folder) => openJournalStore(folder, Date.now) },
  { name: 'SQLite twin', open: openSqliteStore },
];

export async function allRows(store: Store, after = 0): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of store.read(after)) rows.push(...batch);
  return rows;
}

/** Runs with a folder of its own that is gone afterwards. */
export async function inTempFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-store-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
