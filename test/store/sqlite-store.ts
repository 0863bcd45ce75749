import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { groupCommit } from '../../companion/store/group-commit.ts';
import { CorruptHistory, type Entry, type Row, type Store } from '../../companion/store/store.ts';

const ROWS = 1000;

/**
 * The twin: the same interface over SQLite (WAL, synchronous=FULL), to hold the embedded store
 * against. Groups of appends share a transaction, as they share an fdatasync there.
 */
export async function openSqliteStore(folder: string): Promise<Store> {
  const db = new DatabaseSync(join(folder, 'twin.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE IF NOT EXISTS event (n INTEGER PRIMARY KEY, at INTEGER, json TEXT) STRICT');
  db.exec('CREATE TABLE IF NOT EXISTS checkpoint (position INTEGER, body BLOB) STRICT');
  const [check] = db.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
  if (check?.quick_check !== 'ok') throw new CorruptHistory(`twin.db: ${check?.quick_check}`);
  const { n: end } = db.prepare('SELECT coalesce(max(n), 0) AS n FROM event').get() as {
    n: number;
  };
  const insert = db.prepare('INSERT INTO event (n, at, json) VALUES (?, ?, ?)');
  let last = end;

  const group = groupCommit<Entry>(async (entries) => {
    const after = last;
    db.exec('BEGIN IMMEDIATE');
    try {
      for (const [i, { at, json }] of entries.entries()) insert.run(after + i + 1, at, json);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
    last += entries.length;
    return after;
  });

  return {
    recovery: { end, notices: [] },
    append: group.append,
    async *read(after) {
      const select = db.prepare('SELECT n, at, json FROM event WHERE n > ? ORDER BY n LIMIT ?');
      for (let n = after; ; ) {
        const rows = select.all(n, ROWS).map((row) => ({ ...row })) as Row[];
        if (rows.length === 0) return;
        yield rows;
        n = rows.at(-1)!.n;
      }
    },
    async loadCheckpoint() {
      const found = db.prepare('SELECT position, body FROM checkpoint').get();
      const checkpoint = found
        ? { position: found.position as number, body: found.body as Uint8Array }
        : null;
      return { checkpoint, notice: null };
    },
    async saveCheckpoint({ position, body }) {
      db.exec('BEGIN IMMEDIATE; DELETE FROM checkpoint');
      db.prepare('INSERT INTO checkpoint VALUES (?, ?)').run(position, body);
      db.exec('COMMIT');
    },
    async close() {
      await group.idle();
      db.close();
    },
  };
}
