import type { Credits } from '../../shared/credit.ts';
import type { Event, EventBody } from '../../shared/event.ts';
import type { TrackedGeneration, Tx } from './db.ts';
import { metaIn, setMetaIn } from './meta.ts';

export type ChargedBody = Extract<EventBody, { type: 'generation.charged' }>;

/** A refund is looked for this long after a generation failed. */
const WITHIN_MS = 10 * 60_000;
const SHOWN_BEFORE_MS = 2 * 60_000;

/**
 * Refunds that a balance shows: it rose by exactly what one failed generation, or all of them
 * together, had cost. Any other rise stays unexplained.
 */
export async function refundsIn(tx: Tx, event: Event): Promise<ChargedBody[]> {
  if (event.type === 'generation.finished') return earlierRise(tx, event);
  if (event.type === 'generation.accepted') return spend(tx, event);
  if (event.type !== 'balance.observed') return [];
  const name = `balance:${event.site}` as const;
  const before = await metaIn(tx, name);
  await setMetaIn(tx, name, { credits: event.balance, day: event.reset.day, spent: 0 });
  // The daily allowance coming back is no refund.
  if (!before || before.day !== event.reset.day) return [];
  // A task may fail before its charge was ever seen in the balance.
  const rise = event.balance - (before.credits - before.spent);
  // What rose and fell again was an answer from before the charge.
  if (rise < 0) await setMetaIn(tx, `rise:${event.site}`, { credits: 0, at: event.at });
  if (rise <= 0) return [];
  const since = IDBKeyRange.lowerBound(event.at - 24 * 3_600_000);
  const recent = await tx.objectStore('generations').index('at').getAll(since);
  const failed = recent
    .filter((one) => one.site === event.site && mayBeRefunded(one, event.at))
    .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  const one = failed.find((each) => costOf(each) === rise);
  const all = failed.reduce((total, each) => total + costOf(each), 0) === rise;
  const refunded = one ? [one] : all ? failed : [];
  if (refunded.length === 0)
    await setMetaIn(tx, `rise:${event.site}`, { credits: rise, at: event.at });
  return refund(tx, refunded, event);
}

async function spend(tx: Tx, event: Extract<Event, { type: 'generation.accepted' }>): Promise<[]> {
  const name = `balance:${event.site}` as const;
  const known = await metaIn(tx, name);
  const { credits } = event.charged;
  if (known && credits !== null)
    await setMetaIn(tx, name, { ...known, spent: known.spent + credits });
  return [];
}

/** The balance may show a refund before the page hears that the generation failed. */
async function earlierRise(
  tx: Tx,
  event: Extract<Event, { type: 'generation.finished' }>,
): Promise<ChargedBody[]> {
  const name = `rise:${event.site}` as const;
  const rise = await metaIn(tx, name);
  const one = await tx.objectStore('generations').get(event.generation);
  if (!rise || !one || costOf(one) !== rise.credits || !mayBeRefunded(one, event.at)) return [];
  if (event.at - rise.at > SHOWN_BEFORE_MS || rise.at < one.releasedAt) return [];
  await setMetaIn(tx, name, { credits: 0, at: rise.at });
  return refund(tx, [one], event);
}

async function refund(
  tx: Tx,
  refunded: readonly TrackedGeneration[],
  event: Event,
): Promise<ChargedBody[]> {
  const bodies: ChargedBody[] = [];
  for (const one of refunded) bodies.push(await corrected(tx, one, 0, event));
  return bodies;
}

/** Notes what a generation cost after all, as a balance showed it. */
export async function corrected(
  tx: Tx,
  one: TrackedGeneration,
  credits: Credits,
  { id }: Event,
): Promise<ChargedBody> {
  const has = [...new Set([...one.has, 'generation.charged'])];
  const store = tx.objectStore('generations');
  await store.put({ ...one, has, corrected: { credits, event: id } });
  return {
    type: 'generation.charged',
    site: one.site,
    generation: one.id,
    charged: { credits, provenance: 'measured' },
    why: credits === 0 ? 'refund' : 'correction',
  };
}

function costOf({ charged, corrected: known }: TrackedGeneration): Credits {
  return known?.credits ?? charged ?? 0;
}

function mayBeRefunded(one: TrackedGeneration, at: number): boolean {
  return (
    (one.end === 'failed' || one.end === 'canceled') &&
    costOf(one) > 0 &&
    one.endedAt !== null &&
    at - one.endedAt < WITHIN_MS
  );
}
