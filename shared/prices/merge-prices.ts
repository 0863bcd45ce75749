import type { Instant, Site } from '../id.ts';
import { type KnownPrice, priceKey } from '../price.ts';
import { priceSlot } from '../price-slot.ts';
import type { Stats } from '../stats.ts';
import type { Mismatch } from './mismatches.ts';
import { CHANGED, isSame } from './price-run.ts';

/**
 * The prices of a snapshot with what waits on top, of which one sees but a part of the sequence: a
 * well-known price changes once enough agree, those that the snapshot had seen before included.
 *
 * @param before, after what the touched generations teach without and with what waits.
 * @param since when another plan came into force; prices of before are that one's no more.
 */
export function mergePrices(
  site: Site,
  base: readonly KnownPrice[],
  before: readonly KnownPrice[],
  after: readonly KnownPrice[],
  since: Instant | null,
): KnownPrice[] {
  const slot = (price: KnownPrice) => priceSlot(site, price.key);
  const merged = new Map(base.map((price) => [slot(price), aged(price, since)]));
  const counted = new Map(before.map((price) => [slot(price), price.n]));
  for (const price of after) {
    const known = merged.get(slot(price));
    const fresh = price.n - (counted.get(slot(price)) ?? 0);
    merged.set(slot(price), known ? followed(known, aged(price, since), fresh) : price);
  }
  // What was under way and then failed teaches nothing any more.
  const taught = new Set(after.map(slot));
  for (const price of before) {
    const known = merged.get(slot(price));
    if (!known || taught.has(slot(price)) || known.credits !== price.credits) continue;
    if (known.n > price.n) merged.set(slot(price), { ...known, n: known.n - price.n });
    else if (known.source === price.source) merged.delete(slot(price));
  }
  return [...merged.values()].sort((a, b) => b.at - a.at);
}

function aged(price: KnownPrice, since: Instant | null): KnownPrice {
  return since !== null && price.at < since ? { ...price, otherPlan: true } : price;
}

function followed(known: KnownPrice, price: KnownPrice, fresh: number): KnownPrice {
  if (price.source === 'typed') return price;
  if (known.at > price.at || price.otherPlan) return known;
  if (known.otherPlan) return price;
  if (isSame(known.credits, price.credits)) {
    if (known.source !== price.source) return price.source === 'page' ? known : price;
    const { next: _next, ...rest } = known;
    return { ...rest, ...price, n: known.n + fresh };
  }
  if (price.source === 'page') return known.shown === price.credits ? known : price;
  if (known.source === 'page' || known.n < CHANGED) return price;
  const { next } = known;
  const goesOn = next && isSame(next.credits, price.credits) ? next : { n: 0, since: price.at };
  const n = goesOn.n + fresh;
  if (n >= CHANGED) return { ...price, n, since: goesOn.since, was: known.credits };
  return n === 0 ? known : { ...known, next: { credits: price.credits, n, since: goesOn.since } };
}

/** The same without those that the person does not want learned after all; what was before comes with the next snapshot. */
export function withoutTakenBack(
  prices: readonly KnownPrice[],
  site: Site,
  { priceVerdicts, generations }: Stats,
): KnownPrice[] {
  const back = new Set(
    [...priceVerdicts].flatMap(([id, { value }]) => {
      const record = value === true ? undefined : generations.get(id);
      return record?.site === site ? [priceSlot(site, priceKey(record))] : [];
    }),
  );
  return prices.filter(({ key, source }) => source !== 'typed' || !back.has(priceSlot(site, key)));
}

/** Those of a snapshot with the verdicts that wait, and what came since in front. */
export function mergeMismatches(
  base: readonly Mismatch[] = [],
  after: readonly Mismatch[] = [],
  { priceVerdicts }: Stats,
): Mismatch[] {
  const renewed = new Set(after.map(({ generation }) => generation));
  return [...after, ...base.filter(({ generation }) => !renewed.has(generation))]
    .map((one) => {
      const said = priceVerdicts.get(one.generation);
      return said ? { ...one, learn: said.value } : one;
    })
    .sort((a, b) => b.at - a.at);
}
