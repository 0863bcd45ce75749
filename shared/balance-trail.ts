import type { Credits } from './credit.ts';
import type { Event } from './event.ts';
import type { Day, Site } from './id.ts';
import { keepInOrder, type Latest } from './latest.ts';

/** One balance, and the reset day that it was seen on. */
export type BalancePoint = Latest<{ balance: Credits; day: Day }>;

/** Enough for some days of heavy work; what was learned from older ones stays learned meanwhile. */
export const TRAIL = 400;

/** The latest balances of each site, in order: what they tell together depends on all of them. */
export function keepBalance(
  trails: Map<Site, BalancePoint[]>,
  { id, at, site, reset, balance }: Extract<Event, { type: 'balance.observed' }>,
): void {
  const trail = trails.get(site) ?? [];
  trails.set(site, trail);
  const value = { balance, day: reset.day };
  keepInOrder(trail, { event: id, at, value }, TRAIL);
}
