import { chargesBetween, type Ended } from '../../shared/charges-between.ts';
import type { Event } from '../../shared/event.ts';
import type { TrackedGeneration, Tx } from './db.ts';
import { metaIn, setMetaIn } from './meta.ts';
import { type ChargedBody, corrected } from './refund.ts';

/** What is under way for longer has been lost sight of. */
const UNDER_WAY_MS = 15 * 60_000;
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
  const open = sent.filter(({ end }) => end === null);
  if (open.some(({ releasedAt }) => event.at - releasedAt < UNDER_WAY_MS)) return [];
  await setMetaIn(tx, name, { credits: event.balance, day: event.reset.day, at: event.at });
  // The daily allowance may have come back in between.
  if (!before || before.day !== event.reset.day) return [];
  const between = sent.filter(({ endedAt }) => endedAt === null || endedAt >= since);
  if (between.some(({ end }) => end === null)) return [];
  // By then something else may have been paid for elsewhere.
  if (between.some(({ releasedAt }) => releasedAt - since > FRESH_MS)) return [];
  const bodies: ChargedBody[] = [];
  const taken = before.credits - event.balance;
  for (const [{ one }, credits] of chargesBetween(between.map(endedOf), taken))
    if (one.corrected?.credits !== credits) bodies.push(await corrected(tx, one, credits, event));
  return bodies;
}

/** A price that only the page showed is no statement on the charge. */
function endedOf(one: TrackedGeneration): Ended & { one: TrackedGeneration } {
  const { end, charged, endCharge = null, isEstimate, shown = null } = one;
  return { one, end: end ?? 'rejected', charged, endCharge: isEstimate ? null : endCharge, shown };
}
