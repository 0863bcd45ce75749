import type { PriceKey } from '../event.ts';
import type { GenerationRecord } from '../generation-record.ts';
import type { PaidFor } from './paid.ts';
import { isSame, priceAt, type Run, runOf } from './price-run.ts';

/** One family: the same settings but for the count. */
type Family = {
  /** The price goes by the piece: `runs` then has one entry, per piece. */
  linear: boolean;
  runs: Map<number | null, Run<PaidFor>>;
};

/** What payments taught, by family of settings. */
export type Learned = Map<string, Family>;

/** Other than all of its counts apart, payments of a family that goes by the piece stand together. */
export function learnPrices(paid: readonly PaidFor[]): Learned {
  const families = new Map<string, PaidFor[]>();
  for (const one of [...paid].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const slot = familySlot(one.key);
    const family = families.get(slot);
    if (family) family.push(one);
    else families.set(slot, [one]);
  }
  return new Map(Array.from(families, ([slot, family]) => [slot, familyOf(family)]));
}

function familyOf(paid: readonly PaidFor[]): Family {
  const linear = goesByThePiece(paid);
  const groups = new Map<number | null, PaidFor[]>();
  for (const one of paid) {
    const group = linear ? null : pieces(one.key);
    const known = groups.get(group);
    const payment = linear ? { ...one, credits: one.credits / pieces(one.key) } : one;
    if (known) known.push(payment);
    else groups.set(group, [payment]);
  }
  const runs = new Map<number | null, Run<PaidFor>>();
  for (const [group, payments] of groups) {
    const run = runOf(payments);
    if (run) runs.set(group, run);
  }
  return { linear, runs };
}

/** Seen at two counts at least, and each costs the same by the piece more often than by chance. */
const BY_THE_PIECE = 0.4;

function goesByThePiece(paid: readonly PaidFor[]): boolean {
  const latest = new Map<number, number>();
  let pairs = 0;
  let even = 0;
  for (const { key, credits } of paid) {
    const count = pieces(key);
    const each = credits / count;
    for (const [other, its] of latest) {
      if (other === count) continue;
      pairs += 1;
      if (isSame(each, its)) even += 1;
    }
    latest.set(count, each);
  }
  return pairs > 0 && even / pairs >= BY_THE_PIECE;
}

/** What payments for such settings were learned to be at the instant; null: not learned. */
export function learnedPrice(learned: Learned, record: GenerationRecord): number | null {
  const family = learned.get(familySlot(record));
  const run = family?.runs.get(family.linear ? null : pieces(record));
  if (!family || !run || record.at === null) return null;
  const price = priceAt(run, record.at);
  return Math.round(family.linear ? price * pieces(record) : price);
}

/** What the latest payments for such settings speak for, too few of them yet; null: nothing else. */
export function pendingPrice(learned: Learned, key: PriceKey): number | null {
  const found = runFor(learned, key);
  return found?.run.next ? Math.round(found.run.next.credits * found.units) : null;
}

/** The sequence that settings belong to, and how many of its units they are. */
export function runFor(
  learned: Learned,
  key: PriceKey,
): { run: Run<PaidFor>; units: number } | null {
  const family = learned.get(familySlot(key));
  const run = family?.runs.get(family.linear ? null : pieces(key));
  return family && run ? { run, units: family.linear ? pieces(key) : 1 } : null;
}

export function familySlot({ model, kind, resolution, quality, durationS }: PriceKey): string {
  return JSON.stringify([model, kind, resolution, quality ?? null, durationS]);
}

/** A request that does not say how many asks for one. */
export function pieces({ count }: Pick<PriceKey, 'count'>): number {
  return count ?? 1;
}
