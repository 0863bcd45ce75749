import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../companion/ledger.ts';
import type { Event } from '../../shared/event.ts';
import { emptyStats, fold, type Stats } from '../../shared/stats.ts';
import { madeUpEvents } from '../bench/events.ts';
import { inTempFolder, STORES } from './stores.ts';

const NOW = Date.UTC(2026, 10, 24);
const EVENTS = [...madeUpEvents(400)];
const statuses = async (ledger: Ledger, events: Event[]) =>
  (await ledger.append(events)).map(({ status }) => status);

/** The same text for equal statistics, whatever order their maps were filled in. */
function dump(stats: Stats): string {
  return JSON.stringify(stats, (_, value) =>
    value instanceof Map ? [...value].sort(([a], [b]) => (a < b ? -1 : 1)) : value,
  );
}
const dumpOf = (events: readonly Event[]) => dump(events.reduce(fold, emptyStats()));

describe.each(STORES)('ledger on $name', ({ name, open }) => {
  const openIn = async (folder: string) =>
    openLedger({ store: await open(folder), now: () => NOW });

  test('a repeated delivery counts once; another body under a known id is a conflict', () =>
    inTempFolder(async (folder) => {
      let ledger = await openIn(folder);
      const [first, second, third] = EVENTS as [Event, Event, Event];
      const otherKeyOrder = Object.fromEntries(Object.entries(first).reverse()) as Event;
      const otherBody = { ...first, at: first.at + 1 };
      expect(await statuses(ledger, [first, first, otherBody, second])).toEqual([
        'accepted',
        'duplicate',
        'conflict',
        'accepted',
      ]);
      const again = [first, otherKeyOrder, otherBody, third, second];
      const expected = ['duplicate', 'duplicate', 'conflict', 'accepted', 'duplicate'];
      expect(await statuses(ledger, again)).toEqual(expected);
      await ledger.close();
      ledger = await openIn(folder);
      expect(await statuses(ledger, [first, otherKeyOrder, otherBody])).toEqual(
        expected.slice(0, 3),
      );
      expect(dump(ledger.stats)).toBe(dumpOf([first, second, third]));
      expect(await Array.fromAsync(ledger.events())).toEqual([first, second, third]);
      await ledger.close();
    }));

  test('deliveries of one event that overlap are kept once, and said after it is durable', () =>
    inTempFolder(async (folder) => {
      const ledger = await openIn(folder);
      const answers = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const [status] = await statuses(ledger, [EVENTS[0]!]);
          expect(ledger.position).toBe(1);
          return status;
        }),
      );
      expect(answers.sort()).toEqual(['accepted', ...Array(19).fill('duplicate')]);
      await ledger.close();
    }));

  test('checkpoint and tail give what a full rebuild gives, in any order of arrival', () =>
    fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(EVENTS, { minLength: 1, maxLength: 120 }),
        fc.array(fc.constantFrom('append', 'checkpoint', 'reopen'), { maxLength: 12 }),
        async (events, steps) =>
          inTempFolder(async (folder) => {
            let ledger = await openIn(folder);
            const share = Math.ceil(events.length / (steps.length + 1));
            for (const [i, step] of [...steps, 'reopen'].entries()) {
              await ledger.append(events.slice(i * share, (i + 1) * share));
              if (step === 'checkpoint') await ledger.checkpoint();
              if (step !== 'reopen') continue;
              await ledger.close();
              ledger = await openIn(folder);
            }
            const inOrder = EVENTS.filter((event) => events.includes(event));
            expect(dump(ledger.stats)).toBe(dumpOf(inOrder));
            const live = ledger.stats;
            await ledger.close();
            const store = await open(folder);
            await store.saveCheckpoint({ position: events.length, body: Uint8Array.of(1) });
            await store.close();
            ledger = await openIn(folder);
            expect(ledger.recovery.notices.join()).toContain('read from its beginning');
            expect(isDeepStrictEqual(ledger.stats, live)).toBe(true);
            expect(ledger.position).toBe(events.length);
            await ledger.close();
          }),
      ),
      { numRuns: name === 'lowdb journal' ? 60 : 20 },
    ));

  test('events of a range', () =>
    inTempFolder(async (folder) => {
      const ledger = await openIn(folder);
      await ledger.append(EVENTS);
      const times = EVENTS.map(({ at }) => at).sort((a, b) => a - b);
      const [from, until] = [times[50]!, times[200]!];
      expect(await Array.fromAsync(ledger.events({ from, until }))).toEqual(
        EVENTS.filter(({ at }) => at >= from && at < until),
      );
      expect(await Array.fromAsync(ledger.events({ after: 390 }))).toEqual(EVENTS.slice(390));
      await ledger.close();
    }));
});

describe('ledger on damaged files', () => {
  const open = async (folder: string) =>
    openLedger({ store: await STORES[0]!.open(folder), now: () => NOW });
  const inFolderWithHistory = (run: (folder: string) => Promise<void>) =>
    inTempFolder(async (folder) => {
      const ledger = await open(folder);
      await ledger.append(EVENTS);
      await ledger.close();
      await run(folder);
    });

  test('a checkpoint with any byte changed is not used, and said', () =>
    inFolderWithHistory(async (folder) => {
      const path = join(folder, 'checkpoint.bin');
      const whole = readFileSync(path);
      for (let k = 0; k < 40; k++) {
        const damaged = Buffer.from(whole);
        const at = k < 20 ? k * 5 : Math.floor((whole.length / 40) * k);
        damaged[at] = damaged[at]! ^ 1;
        writeFileSync(path, damaged);
        const ledger = await open(folder);
        expect(ledger.recovery.notices).toHaveLength(1);
        expect(dump(ledger.stats)).toBe(dumpOf(EVENTS));
        await ledger.close();
      }
    }));

  test('a history that ends before its checkpoint is refused', () =>
    inFolderWithHistory(async (folder) => {
      const path = join(folder, 'journal', '2026-11-24.ndjson');
      const lines = readFileSync(path, 'utf8').split('\n');
      writeFileSync(path, `${lines.slice(0, -5).join('\n')}\n`);
      await expect(open(folder)).rejects.toThrow('The history ends with event 396, but event 400');
      rmSync(path);
      await expect(open(folder)).rejects.toThrow('The history ends with event 0, but event 400');
    }));
});
