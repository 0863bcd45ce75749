import type { Credits } from '../../shared/credit.ts';
import type { Event } from '../../shared/event.ts';
import type { TrackedGeneration, Tx } from './db.ts';
import { metaIn, setMetaIn } from './meta.ts';
import { type ChargedBody, corrected } from './refund.ts';

/** What is under way for longer has been lost sight of. */
const UNDER_WAY_MS = 15 * 60_000;
/** A balance says this long what was there before a generation. */
const FRESH_MS = 30 * 60_000;

/**
 * What two balances say of the generations between them, each seen while nothing was under way: of
 * one alone whose charge no answer stated, it is the difference; and where all is there again,
 * whatever failed was paid back.
 */
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
  for (const [one, credits] of shares(between, before.credits - event.balance))
    if (one.corrected?.credits !== credits) bodies.push(await corrected(tx, one, credits, event));
  return bodies;
}

function shares(
  between: readonly TrackedGeneration[],
  taken: number,
): readonly (readonly [TrackedGeneration, Credits])[] {
  const stated = between.filter(isStated);
  const others = between.filter((one) => !isStated(one) && one.end !== 'rejected');
  const left =
    taken - stated.reduce((sum, { endCharge, charged }) => sum + (endCharge ?? charged ?? 0), 0);
  const failed = others.filter(({ end }) => end !== 'succeeded');
  const succeeded = others.filter(({ end }) => end === 'succeeded');
  const asShown = succeeded.reduce((sum, { shown }) => sum + (shown ?? Number.NaN), 0);
  // What came back costs what the page said: then nothing is left of what failed.
  if (left === asShown)
    return [
      ...failed.map((one) => [one, 0] as const),
      ...succeeded.map((one) => [one, one.shown ?? 0] as const),
    ];
  const [only] = others;
  return only && others.length === 1 && left > 0 ? [[only, left]] : [];
}

/** Whether an answer said what it cost in the end. */
function isStated({ end, charged, endCharge, isEstimate }: TrackedGeneration): boolean {
  return end === 'succeeded' && !isEstimate && (endCharge ?? charged ?? null) !== null;
}
