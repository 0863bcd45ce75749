import * as z from 'zod/mini';
import { chargeOf } from '../charge.ts';
import { Credits } from '../credit.ts';
import { PriceKey } from '../event.ts';
import { Id, Instant } from '../id.ts';
import { type KnownPrice, priceKey } from '../price.ts';
import { priceSlot } from '../price-slot.ts';
import type { Stats } from '../stats.ts';
import type { SentRecord } from './paid.ts';

/** A charge that differs from what was expected at the press by more than a tenth. */
export const Mismatch = z.object({
  generation: Id,
  at: Instant,
  key: PriceKey,
  expected: Credits,
  charged: Credits,
  /** What the person said of it; null: nothing yet. */
  learn: z.nullable(z.boolean()),
});
export type Mismatch = z.infer<typeof Mismatch>;

const TENTH = 0.1;
const ASKED_MS = 7 * 86_400_000;
/** A verdict can be taken back for as long. */
const UNDONE_MS = 86_400_000;
const MOST = 5;
/** So many later charges answer the question by themselves. */
const ANSWERED = 2;

/** The latest that ask for a word, or just got one; the latest first. @param sent in order. */
export function mismatches(
  stats: Stats,
  sent: readonly SentRecord[],
  prices: readonly KnownPrice[],
  now: Instant,
): Mismatch[] {
  const found: Mismatch[] = [];
  const charges = new Map<string, number[]>();
  for (let i = sent.length - 1; i >= 0 && found.length < MOST; i -= 1) {
    const one = sent[i] as SentRecord;
    if (one.at < now - ASKED_MS) break;
    const charged = chargedFor(one);
    if (charged === null) continue;
    const key = priceKey(one);
    const slot = priceSlot('', key);
    const later = charges.get(slot) ?? [];
    charges.set(slot, [...later, charged]);
    const expected = one.quoted;
    if (expected === null || !differs(charged, expected)) continue;
    const verdict = stats.priceVerdicts.get(one.id);
    const learn = verdict?.value ?? null;
    if (learn === null) {
      const known = prices.find((price) => priceSlot('', price.key) === slot);
      // Learned meanwhile, or plainly a one-off.
      const isLearned = known && (known.n >= ANSWERED || known.source === 'typed');
      if (isLearned && !differs(charged, known.credits)) continue;
      if (later.filter((amount) => !differs(amount, expected)).length >= ANSWERED) continue;
    } else if (verdict && verdict.at < now - UNDONE_MS) continue;
    found.push({ generation: one.id, at: one.at, key, expected, charged, learn });
  }
  return found;
}

/** A refund, and the price that stands in for a charge, are no mismatch. */
function chargedFor(one: SentRecord): Credits | null {
  if (one.end !== 'succeeded' || (one.endEstimated && one.correctedCharge === null)) return null;
  return chargeOf(one) || null;
}

function differs(charged: Credits, expected: Credits): boolean {
  return Math.abs(charged - expected) > TENTH * expected;
}
