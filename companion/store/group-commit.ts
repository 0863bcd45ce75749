import type { Position } from './store.ts';

type Waiting<T> = {
  items: readonly T[];
  resolve(after: Position): void;
  reject(error: unknown): void;
};

/** Calls that do not wait for more of them. */
const GATHERED = 64;

/**
 * Turns one slow `commit` into many cheap ones: calls made while a commit runs, or in the same turn
 * of the event loop, go to the disk together. Each call settles as its group does, in call order,
 * with the position after its own items. `commit` answers with the position before the group.
 */
export function groupCommit<T>(commit: (items: T[]) => Promise<Position>) {
  let waiting: Waiting<T>[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    await gather();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        let position = await commit(group.flatMap(({ items }) => items));
        for (const { items, resolve } of group) {
          position += items.length;
          resolve(position);
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      // Those who were just answered ask again, and form the next group together.
      await gather();
    }
    running = null;
  }

  /** Whoever asks in this turn of the event loop comes along, and while some do, those of the next. */
  async function gather(): Promise<void> {
    let before = 0;
    do {
      before = waiting.length;
      await nextTurn();
    } while (waiting.length > before && waiting.length < GATHERED);
  }

  return {
    append(items: readonly T[]): Promise<Position> {
      return new Promise((resolve, reject) => {
        waiting.push({ items, resolve, reject });
        running ??= run();
      });
    },
    /** Resolves when every call made before has settled. */
    async idle(): Promise<void> {
      await running;
    },
  };
}

const nextTurn = () => new Promise(setImmediate);
