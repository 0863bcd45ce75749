import { chargeOf } from '../../../shared/charge.ts';
import type { PriceKey } from '../../../shared/event.ts';
import { quote } from '../../../shared/price.ts';
import { priceSlot } from '../../../shared/price-slot.ts';
import { knownPrices } from '../../../shared/prices/known-prices.ts';
import { sitePrices } from '../../../shared/prices/site-prices.ts';
import { unseenSpend } from '../../../shared/prices/unseen-spend.ts';
import { emptyStats, fold, type Stats } from '../../../shared/stats.ts';
import { type Press, SITE, tellWorld } from './tell-world.ts';
import type { World } from './world.ts';

export const RIVALS = ['last charge', 'mean', 'median'] as const;
export type Rival = (typeof RIVALS)[number];

/** What was said before one press, and what was true. Credits null: not known. */
export type Said = Press & {
  /** Successful presses in the world before it. */
  after: number;
  /** Successful presses of these very settings since the price changed; null: it did not. */
  sinceChange: number | null;
  credits: number | null;
  /** The snapshot reports a change for these settings. */
  reported: boolean;
  rivals: { [R in Rival]: number | null };
};

export type Played = {
  world: World;
  said: Said[];
  /** In credits: what another device spent, and what was found unexplained in the end. */
  elsewhere: number;
  unseen: number;
};

/** Tells a world event by event, and asks for the price before each press. */
export function play(world: World): Played {
  const { events, presses, elsewhere } = tellWorld(world);
  const asked = new Map(presses.map((press) => [press.generation, press]));
  const stats = emptyStats();
  const said: Said[] = [];
  const since = new Map<string, number>();
  let after = 0;
  for (const event of events) {
    const press = event.type === 'generation.requested' ? asked.get(event.generation) : undefined;
    if (press) {
      const learned = sitePrices(stats, SITE, recordsOf(stats));
      const prices = knownPrices(stats, SITE, learned);
      const slot = priceSlot(SITE, press.key);
      const known = prices.find(({ key }) => priceSlot(SITE, key) === slot);
      said.push({
        ...press,
        after,
        sinceChange: press.changed ? (since.get(slot) ?? 0) : null,
        credits: quote(prices, press.key).quoted.credits,
        reported: known?.since !== undefined,
        rivals: rivalsFor(stats, press.key),
      });
      if (press.succeeds) {
        after += 1;
        if (press.changed) since.set(slot, (since.get(slot) ?? 0) + 1);
      }
    }
    fold(stats, event);
  }
  const learned = sitePrices(stats, SITE, recordsOf(stats));
  const unseen = unseenSpend(learned, false, events.at(-1)?.at ?? 0)?.credits ?? 0;
  return { world, said, elsewhere, unseen };
}

function recordsOf(stats: Stats) {
  return [...stats.generations.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** What simpler ways make of the same records: charges of the very settings, or what the balance fell by. */
function rivalsFor(stats: Stats, key: PriceKey): Said['rivals'] {
  const slot = priceSlot(SITE, key);
  const trail = stats.trails.get(SITE) ?? [];
  const charges = recordsOf(stats).flatMap((record) => {
    if (record.at === null || record.end !== 'succeeded') return [];
    if (priceSlot(SITE, record) !== slot) return [];
    const charge = chargeOf(record);
    if (charge !== null) return [charge];
    const { at } = record;
    const before = trail.findLast((one) => one.at <= at)?.value.balance;
    const later = trail.find((one) => one.at >= (record.endedAt ?? at))?.value.balance;
    return before === undefined || later === undefined || later >= before ? [] : [before - later];
  });
  const sorted = [...charges].sort((a, b) => a - b);
  const none = charges.length === 0;
  return {
    'last charge': charges.at(-1) ?? null,
    mean: none ? null : charges.reduce((a, b) => a + b, 0) / charges.length,
    median: none ? null : (sorted[sorted.length >> 1] ?? null),
  };
}
