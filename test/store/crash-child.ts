import { writeSync } from 'node:fs';
import { openLedger } from '../../companion/ledger.ts';
import { DataFolderBusy, openDataFolder } from '../../companion/store/data-folder.ts';
import { openJournalStore } from '../../companion/store/journal-store.ts';
import { madeUpEvents } from '../bench/events.ts';

/**
 * Holds the data folder and writes with 8 writers until it is killed. Prints `open`, and each id
 * right after its acknowledgement. Exits with 3 when another process has the folder.
 */
const [path, seed, mode] = process.argv.slice(2) as [string, string, string];
try {
  await openDataFolder(path);
} catch (error) {
  if (!(error instanceof DataFolderBusy)) throw error;
  writeSync(2, error.message);
  process.exit(3);
}
const ledger = await openLedger({
  store: await openJournalStore(path, Date.now),
  now: Date.now,
});
writeSync(1, 'open\n');
if (mode === 'hold') await new Promise(() => setInterval(() => {}, 1000));

const events = madeUpEvents(1_000_000, Number(seed));
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (const event of events) {
      await ledger.append([event]);
      writeSync(1, `${event.id}\n`);
      if (ledger.position % 100 === 0) await ledger.checkpoint();
    }
  }),
);
