import { chargesBetween, type Ended } from '../../shared/charges-between.ts';
import type { Event } from '../../shared/event.ts';
import type { Instant } from '../../shared/id.ts';
import { UNDER_WAY_MS } from '../../shared/under-way.ts';
import type { TrackedGeneration, Tx } from './db.ts';
import { metaIn, setMetaIn } from './meta.ts';
import { type ChargedBody, corrected } from './refund.ts';

/** The studio has taken what it will ever take for one whose answer said nothing. */
const UNHEARD_MS = 2 * 60_000;
/** A balance says this long what was there before a generation. */
const FRESH_MS = 30 * 60_000;

/** Settles by two balances, each seen while nothing was under way, what came between them. */
export async function settledIn(tx: Tx, event: Event): Promise<ChargedBody[]> {
  if (event.type !== 'balance.observed') return [];
  const name = `quiet:${event.site}` as const;
  const before = await metaIn(tx, name);
  const since = before?.at ?? event.at;
  const around = IDBKeyRange.lowerBound(Math.min(since, event.at) - UNDER_WAY_MS);
  const sent = (await tx.objectStore('generations').index('at').getAll(around)).filter(
    ({ site, sent: isSent }) => site === event.site && isSent === true,
  );
  const open = sent.filter((one) => overAt(one) === null);
  if (open.some(({ releasedAt }) => event.at - releasedAt < UNDER_WAY_MS)) return [];
  if (sent.some((one) => one.end === null && (overAt(one) ?? 0) > event.at)) return [];
  await setMetaIn(tx, name, { credits: event.balance, day: event.reset.day, at: event.at });
  // The daily allowance may have come back in between.
  if (!before || before.day !== event.reset.day) return [];
  const between = sent.filter((one) => (overAt(one) ?? since) >= since);
  if (between.some((one) => overAt(one) === null)) return [];
  // By then something else may have been paid for elsewhere.
  if (between.some(({ releasedAt }) => releasedAt - since > FRESH_MS)) return [];
  const bodies: ChargedBody[] = [];
  const taken = before.credits - event.balance;
  for (const [{ one }, credits] of chargesBetween(between.map(endedOf), taken))
    if (one.corrected?.credits !== credits) bodies.push(await corrected(tx, one, credits, event));
  return bodies;
}

/** When nothing more was to come of it; null: something may. */
function overAt({ endedAt, unheardAt = null }: TrackedGeneration): Instant | null {
  return endedAt ?? (unheardAt === null ? null : unheardAt + UNHEARD_MS);
}

/**
 * A price that only the page showed is no statement on the charge. Of one that nothing was heard of
 * the balance alone tells, as of a failed one.
 */
function endedOf(one: TrackedGeneration): Ended & { one: TrackedGeneration } {
  const { end, charged, endCharge = null, isEstimate, shown = null } = one;
  return { one, end: end ?? 'failed', charged, endCharge: isEstimate ? null : endCharge, shown };
}
