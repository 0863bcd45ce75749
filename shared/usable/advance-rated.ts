import type { RecentGeneration } from '../snapshot.ts';
import { type Rated, ratedSlot } from './rated.ts';

/**
 * The counts of ratings as they will be once what waits is delivered: of the generations that are
 * told one by one, what counted before goes and what counts now comes. A verdict that waits on an
 * asset of an older one counts when it is delivered.
 *
 * @param before as the base snapshot tells them. @param now the same with what waits, and new ones.
 */
export function advanceRated(
  rated: readonly Rated[],
  site: string,
  before: readonly RecentGeneration[],
  now: readonly RecentGeneration[],
): Rated[] {
  const rows = new Map(rated.map((row) => [slotOf(row), { ...row }]));
  const add = (generations: readonly RecentGeneration[], sign: 1 | -1) => {
    for (const one of generations) {
      const slot = ratedSlot({ ...one, promptKind: one.promptKind ?? null });
      if (!slot || one.site !== site || one.outcome !== 'released') continue;
      const usable = one.usable?.length ?? 0;
      const row = rows.get(slotOf(slot)) ?? { ...slot, reviewed: 0, usable: 0 };
      row.usable += sign * usable;
      row.reviewed += sign * (usable + (one.rejected?.length ?? 0));
      rows.set(slotOf(slot), row);
    }
  };
  add(before, -1);
  add(now, 1);
  return [...rows.values()].filter(({ reviewed }) => reviewed > 0).sort(bySlot);
}

/** In the order that snapshots list them. */
export function bySlot(a: Rated, b: Rated): number {
  return slotOf(a) < slotOf(b) ? -1 : 1;
}

function slotOf({ tier, kind }: Pick<Rated, 'tier' | 'kind'>): string {
  return `${tier} ${kind}`;
}
