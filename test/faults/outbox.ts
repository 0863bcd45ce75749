import { v7 as uuidv7 } from 'uuid';
import type { House } from '../walks/house.ts';
import { surface } from '../walks/house.ts';

type Row = { seq: number; event: Record<string, unknown>; bytes: number };
type Of = Pick<House, 'browser' | 'extension'>;

/** Runs an expression over the open database `db` in one of the extension's own pages. */
async function inDatabase<T>(of: Of, expression: string): Promise<T> {
  const page = await surface(of.browser, of.extension, 'options');
  const value = await page.evaluate(`(async () => {
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await asked(indexedDB.open('tierwise'));
    try { return await (${expression}); } finally { db.close(); }
  })()`);
  await page.close();
  return value as T;
}

/** What waits for the companion, as it lies in the database. */
export function readRows(of: Of): Promise<Row[]> {
  return inDatabase(of, "asked(db.transaction('outbox').objectStore('outbox').getAll())");
}

/** How many wait; cheap also where thousands do. */
export function countRows(of: Of): Promise<number> {
  return inDatabase(of, "asked(db.transaction('outbox').objectStore('outbox').count())");
}

/** What all that waits weighs. */
export function countBytes(of: Of): Promise<number> {
  return inDatabase(
    of,
    "asked(db.transaction('outbox').objectStore('outbox').getAll()).then((all) => all.reduce((sum, { bytes }) => sum + bytes, 0))",
  );
}

export function readMeta<T>(of: Of, name: string): Promise<T> {
  const key = JSON.stringify(name);
  return inDatabase(of, `asked(db.transaction('meta').objectStore('meta').get(${key}))`);
}

/** Puts rows behind those that wait, with the numbers that come next; returns the numbers. */
export function addRows(of: Of, events: readonly unknown[]): Promise<number[]> {
  return inDatabase(
    of,
    `(async () => {
      const tx = db.transaction(['outbox', 'meta'], 'readwrite');
      let seq = (await asked(tx.objectStore('meta').get('seq'))) ?? 0;
      const given = [];
      for (const one of ${JSON.stringify(events)}) {
        seq += 1;
        given.push(seq);
        const event = 'seq' in one ? { ...one, seq } : one;
        tx.objectStore('outbox').put({ seq, event, bytes: JSON.stringify(event).length });
      }
      tx.objectStore('meta').put(seq, 'seq');
      await new Promise((resolve, reject) => { tx.oncomplete = resolve; tx.onabort = reject; });
      return given;
    })()`,
  );
}

/** The events of one generation once more, as those of another one: new ids, the same numbers. */
export function anotherGeneration(events: readonly Record<string, unknown>[], prompt: string) {
  const generation = uuidv7();
  return events.map((event) => ({
    ...event,
    id: uuidv7(),
    generation,
    ...(event.type === 'generation.requested'
      ? { concept: generation, request: { ...(event.request as object), prompt } }
      : {}),
    ...(event.type === 'generation.accepted' ? { task: `task-${generation}` } : {}),
    ...(event.type === 'generation.finished' ? { assets: [] } : {}),
  }));
}
