import type { Site } from '../id.ts';
import type { KnownPrice } from '../price.ts';
import { priceSlot } from '../price-slot.ts';
import type { Stats } from '../stats.ts';
import { type Learned, runFor } from './learn-prices.ts';
import type { PaidFor } from './paid.ts';
import { isSame } from './price-run.ts';
import type { SitePrices } from './site-prices.ts';

/** As many as a snapshot takes along: a site has far fewer, unless a setting is a free number. */
const MOST = 200;
/** A change is said once so many were paid at each price. */
const SAID_FROM = 3;
/** So often paid otherwise than the page showed, the page is not believed any more. */
const DISBELIEVED = 2;

/**
 * The prices of a site, the latest first: by agreement of what was paid since the last change, or
 * the page's own figure where that one is newer and was not contradicted.
 */
export function knownPrices(stats: Stats, site: Site, prices: SitePrices): KnownPrice[] {
  const known = new Map<string, KnownPrice>();
  for (const [learned, otherPlan] of [
    [prices.before, true],
    [prices.now, false],
  ] as const)
    for (const price of pricesIn(learned))
      known.set(priceSlot(site, price.key), { ...price, ...(otherPlan && { otherPlan }) });
  for (const [slot, { at, value }] of stats.prices) {
    if (value.site !== site) continue;
    const paid = known.get(slot);
    if (paid && !paid.otherPlan && paid.at >= at) continue;
    if (paid && (paid.credits === value.credits || paid.shown === value.credits)) continue;
    const otherPlan = at < prices.since;
    const { key, credits } = value;
    known.set(slot, { key, credits, source: 'page', n: 0, at, ...(otherPlan && { otherPlan }) });
  }
  return [...known.values()].sort((a, b) => b.at - a.at).slice(0, MOST);
}

function pricesIn(learned: Learned): KnownPrice[] {
  const groups = new Map<string, PaidFor[]>();
  for (const { runs } of learned.values())
    for (const { regime } of runs.values())
      for (const one of regime) {
        const slot = priceSlot('', one.key);
        const group = groups.get(slot);
        if (group) group.push(one);
        else groups.set(slot, [one]);
      }
  return Array.from(groups.values()).flatMap((group) => priceOf(learned, group) ?? []);
}

/** @param group payments for the very same settings since the last change, in order. */
function priceOf(learned: Learned, group: readonly PaidFor[]): KnownPrice | null {
  const [{ key } = group[0] as PaidFor] = group;
  const found = runFor(learned, key);
  if (!found) return null;
  const { run, units } = found;
  const own = group.filter(({ credits }) => isSame(credits, run.credits));
  const last = own.at(-1) ?? (run.between ? group.at(-1) : undefined);
  // Only odd ones since the change: its other counts tell.
  if (!last) return null;
  const credits = Math.round(run.credits * units);
  // Nothing at all is more likely a refund than a price, until it is seen again.
  if (credits === 0 && own.length < 2) return null;
  const was = run.past.at(-2);
  const isSaid = run.regime.length >= SAID_FROM || last.decisive;
  const isChange = was && isSaid && !isSame(was.credits, run.credits);
  const scaled = (amount: number) => Math.round(amount * units);
  const { between, next } = run;
  const otherwise = own.filter(({ shown }) => shown !== null && !isSame(shown, credits));
  const shown = otherwise.at(-1)?.shown ?? null;
  const isDisbelieved =
    otherwise.filter((one) => one.shown === shown).length >= DISBELIEVED ||
    (otherwise.at(-1)?.decisive ?? false);
  return {
    key,
    credits,
    source: last.decisive && own.length === 1 ? 'typed' : last.from,
    n: own.length,
    at: last.at,
    ...(isChange && { since: run.past.at(-1)?.since ?? last.at, was: scaled(was.credits) }),
    ...(between && { between: { low: scaled(between.low), high: scaled(between.high) } }),
    ...(next && { next: { ...next, credits: scaled(next.credits) } }),
    ...(shown !== null && isDisbelieved && { shown }),
  };
}
