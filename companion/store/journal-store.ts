import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Instant } from '../../shared/id.ts';
import { loadCheckpointFile, saveCheckpointFile } from './checkpoint-file.ts';
import type { Disk } from './disk.ts';
import { groupCommit } from './group-commit.ts';
import { JournalAdapter, type JournalTail } from './journal-adapter.ts';
import type { Entry, Store } from './store.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * The embedded store: lowdb over the journal in `folder`/journal, and `folder`/checkpoint.bin.
 * The caller holds the folder's lock. `now` names the files that a repair sets aside.
 */
export async function openJournalStore(
  folder: string,
  now: () => Instant,
  disk?: Disk,
): Promise<Store> {
  const journal = join(folder, 'journal');
  const checkpoint = join(folder, 'checkpoint.bin');
  if (await mkdir(journal, { recursive: true, mode: 0o700 })) await syncFolder(folder);
  const adapter = new JournalAdapter(journal, now, disk);
  const low = new Low<JournalTail>(adapter, { after: 0, entries: [] });
  await low.read();

  const group = groupCommit<Entry>(async (entries) => {
    const after = adapter.end;
    low.data = { after, entries };
    try {
      await low.write();
    } finally {
      // Written ones are on disk, refused ones must not go along with the next group.
      low.data = { after: adapter.end, entries: [] };
    }
    return after;
  });

  return {
    recovery: { end: adapter.end, notices: adapter.notices },
    append: group.append,
    read: (after) => adapter.rows(after),
    loadCheckpoint: () => loadCheckpointFile(checkpoint),
    saveCheckpoint: (next) => saveCheckpointFile(folder, checkpoint, next),
    async close() {
      await group.idle();
      adapter.close();
    },
  };
}
