import type { Position } from './store.ts';

type Waiting<T> = {
  items: readonly T[];
  resolve(after: Position): void;
  reject(error: unknown): void;
};

/**
 * Turns one slow `commit` into many cheap ones: calls made while a commit runs, or in the same turn
 * of the event loop, go to the disk together. Each call settles as its group does, in call order,
 * with the position after its own items. `commit` answers with the position before the group.
 */
export function groupCommit<T>(commit: (items: T[]) => Promise<Position>) {
  let waiting: Waiting<T>[] = [];
  let running = false;

  async function run(): Promise<void> {
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
      // Lets those who were just answered ask again, so that they form the next group together.
      await new Promise(setImmediate);
    }
    running = false;
  }

  return (items: readonly T[]): Promise<Position> =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      if (running) return;
      running = true;
      setImmediate(run);
    });
}
