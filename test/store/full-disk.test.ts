import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openLedger } from '../../companion/ledger.ts';
import { openDocument } from '../../companion/store/document.ts';
import { openJournalStore } from '../../companion/store/journal-store.ts';
import type { Event } from '../../shared/event.ts';
import { madeUpEvents } from '../bench/events.ts';

const disk = mkdtempSync(join(tmpdir(), 'tierwise-full-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tierwise-test', disk]);
const missing = mounted.status === 0 ? null : `no small disk: ${mounted.stderr ?? mounted.error}`;

beforeAll(() => {
  if (missing) console.warn(`Skipped, ${missing}`);
});
afterAll(() => {
  if (!missing) spawnSync('umount', [disk]);
  rmdirSync(disk);
});

const open = async () =>
  openLedger({ store: await openJournalStore(disk, Date.now), now: Date.now });
const ballast = join(disk, 'ballast');

/** Leaves this many bytes free, roughly. */
function fill(bytes: number): void {
  rmSync(ballast, { force: true });
  for (let size = 1 << 20; size > 0; size -= 4096) {
    try {
      writeFileSync(ballast, Buffer.alloc(size));
      break;
    } catch {
      rmSync(ballast, { force: true });
    }
  }
  const { length } = readFileSync(ballast);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, length - bytes)));
}

test.skipIf(missing)(
  'a full disk acknowledges nothing it does not keep, and recovers',
  async () => {
    const events = [...madeUpEvents(6000)];
    const acknowledged: Event[] = [];
    const refused: Event[] = [];
    let ledger = await open();
    for (let round = 0; round < 12; round++) {
      fill(Math.floor(Math.random() * 60_000));
      const mine = events.splice(0, 200);
      await Promise.all(
        mine.map(async (event) => {
          try {
            await ledger.append([event]);
            acknowledged.push(event);
          } catch (error) {
            expect(error).toMatchObject({ code: 'ENOSPC' });
            refused.push(event);
          }
        }),
      );
      const ids = new Set((await Array.fromAsync(ledger.events())).map(({ id }) => id));
      expect(ids).toEqual(new Set(acknowledged.map(({ id }) => id)));
      if (round % 3 !== 2) continue;
      // A checkpoint needs room too, but its failure harms nothing.
      await ledger.close().catch((error) => expect(error).toMatchObject({ code: 'ENOSPC' }));
      ledger = await open();
      expect(ledger.stats.events).toBe(acknowledged.length);
    }
    expect(refused.length).toBeGreaterThan(0);
    rmSync(ballast);
    // The next one delivered again is new, not a duplicate: nothing of it had stayed.
    expect(await ledger.append(refused.slice(0, 5))).toMatchObject(
      Array(Math.min(5, refused.length)).fill({ status: 'accepted' }),
    );
    await ledger.close();
  },
);

test.skipIf(missing)('a document that does not fit leaves the one before', async () => {
  const Text = z.strictObject({ text: z.string() });
  const path = join(disk, 'settings.json');
  rmSync(ballast, { force: true });
  const document = await openDocument(path, Text, { text: '' });
  await document.update(() => ({ text: 'before' }));
  for (let bytes = 8192; bytes < 60_000; bytes += 8192) {
    fill(bytes);
    const large = { text: 'x'.repeat(bytes + 8192) };
    await expect(document.update(() => large)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect((await openDocument(path, Text, { text: '' })).data).toEqual({ text: 'before' });
  }
});
