import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../companion/ledger.ts';
import { openJournalStore } from '../../companion/store/journal-store.ts';
import { CorruptHistory } from '../../companion/store/store.ts';
import { madeUpEvents } from '../bench/events.ts';
import { inTempFolder } from './stores.ts';

const TRIALS = 300;
const DAY_MS = 24 * 3_600_000;
const EVENTS = [...madeUpEvents(240)];

const openIn = async (folder: string, now: number) =>
  openLedger({ store: await openJournalStore(folder, () => now), now: () => now });

/** Changes 1 to 64 bytes of the file, cuts it short, or fills its end with zeros. */
function damage(path: string): string {
  const bytes = readFileSync(path);
  const at = Math.floor(Math.random() * bytes.length);
  const kind = Math.random();
  if (kind < 0.25) {
    truncateSync(path, at);
    return `cut at ${at}`;
  }
  const end = kind < 0.35 ? bytes.length : at + 1 + Math.floor(Math.random() * 64);
  for (let i = at; i < Math.min(end, bytes.length); i++) {
    bytes[i] = kind < 0.35 ? 0 : bytes[i]! ^ (1 + Math.floor(Math.random() * 255));
  }
  writeFileSync(path, bytes);
  return `${end - at} bytes changed at ${at}`;
}

test(
  `${TRIALS} damages are said loudly, or harm nothing; never an emptier history`,
  {
    timeout: 300_000,
  },
  () =>
    inTempFolder(async (folder) => {
      const whole = join(folder, 'whole');
      for (const day of [0, 1, 2]) {
        const now = Date.UTC(2026, 10, 22) + day * DAY_MS;
        const ledger = await openIn(whole, now);
        await ledger.append(EVENTS.slice(day * 80, (day + 1) * 80));
        await ledger.close();
      }
      const files = [
        ...readdirSync(join(whole, 'journal')).map((name) => join('journal', name)),
        'checkpoint.bin',
      ];
      expect(files).toHaveLength(4);
      const seen = { refused: 0, refusedOnRead: 0, harmless: 0, noticed: 0 };
      for (let trial = 0; trial < TRIALS; trial++) {
        const copy = join(folder, 'copy');
        cpSync(whole, copy, { recursive: true });
        const file = files[trial % files.length]!;
        const what = `${file}: ${damage(join(copy, file))}`;
        const before = readFileSync(join(copy, file));
        try {
          const ledger = await openIn(copy, Date.UTC(2026, 10, 25));
          expect(ledger.stats.events, what).toBe(EVENTS.length);
          if (ledger.recovery.notices.length > 0) seen.noticed += 1;
          const read = await Array.fromAsync(ledger.events()).catch((error: unknown) => error);
          if (read instanceof CorruptHistory) {
            seen.refusedOnRead += 1;
            expect(read.message, what).toContain(join(copy, file));
          } else {
            seen.harmless += 1;
            expect(read, what).toEqual(EVENTS);
          }
          await ledger.close();
        } catch (error) {
          if (!(error instanceof CorruptHistory)) throw new Error(what, { cause: error });
          seen.refused += 1;
          // Refused with the damaged file as it was, or its torn end set aside whole.
          const aside = readdirSync(join(copy, 'journal')).filter((name) =>
            name.includes('.torn-'),
          );
          const kept = aside.map((name) => readFileSync(join(copy, 'journal', name)));
          const left = file.startsWith('journal') ? readIfThere(join(copy, file)) : before;
          expect(Buffer.concat([left, ...kept]).equals(before), what).toBe(true);
        }
        rmSync(copy, { recursive: true });
      }
      console.log(`${TRIALS} damages: ${JSON.stringify(seen)}`);
      expect(seen.refused).toBeGreaterThan(0);
      expect(seen.refusedOnRead).toBeGreaterThan(0);
      expect(seen.noticed).toBeGreaterThan(0);
    }),
);

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
