import type { Id, Instant } from './id.ts';

/** A value with the event that brought it: the latest counts, in whatever order they arrive. */
export type Latest<T> = { event: Id; at: Instant; value: T };

/** What an event brings. */
export function said<T>(event: { id: Id; at: Instant }, value: T): Latest<T> {
  return { event: event.id, at: event.at, value };
}

/** Keeps the value unless a later one is known. */
export function keepLatest<K, T>(map: Map<K, Latest<T>>, key: K, next: Latest<T>): void {
  const current = map.get(key);
  if (!current || isLater(next, current)) map.set(key, next);
}

function isLater(a: Latest<unknown>, b: Latest<unknown>): boolean {
  return a.at > b.at || (a.at === b.at && a.event > b.event);
}

/** Drops the entry whose event is the oldest. */
export function dropOldest<K>(map: Map<K, Latest<unknown>>): void {
  let oldest: [K, Latest<unknown>] | null = null;
  for (const entry of map) if (!oldest || isLater(oldest[1], entry[1])) oldest = entry;
  if (oldest) map.delete(oldest[0]);
}

/**
 * Keeps the latest `most` in their order, whatever order they arrive in. Changes the list in place.
 */
export function keepInOrder<T>(list: Latest<T>[], next: Latest<T>, most: number): void {
  let place = list.length;
  while (place > 0 && isLater(list[place - 1] as Latest<T>, next)) place -= 1;
  if (list[place - 1]?.event === next.event) return;
  list.splice(place, 0, next);
  if (list.length > most) list.shift();
}
