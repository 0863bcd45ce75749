import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../companion/store/store.ts';
import { allRows, inTempFolder, STORES } from './stores.ts';

const entry = (i: number): Entry => ({ at: 1_763_900_000_000 + i, json: `{"i":${i}}` });
const numbered = (entries: readonly Entry[]) => entries.map((each, i) => ({ n: i + 1, ...each }));

describe.each(STORES)('$name', ({ open }) => {
  test('an empty history', () =>
    inTempFolder(async (folder) => {
      const store = await open(folder);
      expect(store.recovery).toEqual({ end: 0, notices: [] });
      expect(await allRows(store)).toEqual([]);
      expect(await store.loadCheckpoint()).toEqual({ checkpoint: null, notice: null });
      await store.close();
    }));

  test('gives back what was appended, in order, from any position, across reopening', () =>
    inTempFolder(async (folder) => {
      const entries = Array.from({ length: 2500 }, (_, i) => entry(i));
      let store = await open(folder);
      expect(await store.append(entries.slice(0, 10))).toBe(10);
      await store.close();
      store = await open(folder);
      expect(store.recovery.end).toBe(10);
      expect(await store.append(entries.slice(10))).toBe(2500);
      expect(await store.append([])).toBe(2500);
      expect(await allRows(store)).toEqual(numbered(entries));
      for (const after of [0, 1, 999, 1000, 2499, 2500]) {
        expect(await allRows(store, after)).toEqual(numbered(entries).slice(after));
      }
      await store.close();
    }));

  test('appends that overlap are kept once each, in the order of the calls', () =>
    inTempFolder(async (folder) => {
      const store = await open(folder);
      let next = 0;
      const writer = async () => {
        for (let k = 0; k < 25; k++) {
          const mine = next++;
          expect(await store.append([entry(mine)])).toBe(mine + 1);
        }
      };
      await Promise.all(Array.from({ length: 8 }, writer));
      const expected = numbered(Array.from({ length: 200 }, (_, i) => entry(i)));
      expect(await allRows(store)).toEqual(expected);
      await store.close();
    }));

  test('a reader sees durable rows only, while others write', () =>
    inTempFolder(async (folder) => {
      const store = await open(folder);
      let durable = 0;
      let writing = true;
      const writers = Promise.all(
        Array.from({ length: 4 }, async () => {
          for (let k = 0; k < 50; k++) durable = await store.append([entry(k)]);
        }),
      ).then(() => {
        writing = false;
      });
      do {
        const before = durable;
        const rows = await allRows(store);
        expect(rows.length).toBeGreaterThanOrEqual(before);
        expect(rows.every(({ n }, i) => n === i + 1)).toBe(true);
        await new Promise(setImmediate);
      } while (writing);
      await writers;
      await store.close();
    }));

  test('keeps any JSON text to the letter', () =>
    inTempFolder(async (folder) => {
      let store = await open(folder);
      const kept: Entry[] = [];
      const value = fc.jsonValue({ stringUnit: 'binary' });
      const tricky = fc.constantFrom(',"at":1', '"event":{}}', '\n', '\0', '\u2028', '\ud800', '}');
      await fc.assert(
        fc.asyncProperty(fc.array(fc.oneof(value, tricky)), async (values) => {
          const entries = values.map((each) => ({ at: 5, json: JSON.stringify({ each }) }));
          await store.append(entries);
          kept.push(...entries);
        }),
        { numRuns: 100 },
      );
      await store.close();
      store = await open(folder);
      expect(await allRows(store)).toEqual(numbered(kept));
      await store.close();
    }));

  test('the latest checkpoint replaces the one before and survives reopening', () =>
    inTempFolder(async (folder) => {
      let store = await open(folder);
      await store.append([entry(0), entry(1)]);
      await store.saveCheckpoint({ position: 1, body: Uint8Array.of(9, 10, 10, 0) });
      await store.saveCheckpoint({ position: 2, body: Uint8Array.of(10, 0, 255) });
      await store.close();
      store = await open(folder);
      const { checkpoint } = await store.loadCheckpoint();
      expect(checkpoint?.position).toBe(2);
      expect([...checkpoint!.body]).toEqual([10, 0, 255]);
      await store.close();
    }));

  test('close waits for what is under way; afterwards nothing is accepted', () =>
    inTempFolder(async (folder) => {
      let store = await open(folder);
      const last = store.append([entry(0)]);
      await store.close();
      expect(await last).toBe(1);
      await expect(store.append([entry(1)])).rejects.toThrow();
      store = await open(folder);
      expect(await allRows(store)).toEqual(numbered([entry(0)]));
      await store.close();
    }));
});
