import { toCredits } from '../../../shared/credit.ts';
import type { Event } from '../../../shared/event.ts';
import type { Backend, Entry } from '../../studio/standins/backend.ts';
import type { Truth } from '../../studio/standins/truth.ts';
import { ofType } from '../../walks/recorded.ts';
import type { Press } from './studio-page.ts';

/** What of a generation was compared; `unknown` is what was honestly not known. */
export const FIELDS = ['prompt', 'model', 'charge', 'latency', 'images', 'outcome'] as const;
export type Field = (typeof FIELDS)[number];
export type Score = { right: number; unknown: number; wrong: number };

export type Comparison = {
  presses: number;
  /** Every field right. */
  whole: number;
  /** Every field right, or unknown where nothing on the page or the wire states it. */
  honest: number;
  missed: number;
  duplicates: number;
  /** Generations that were paid back and stand as spent all the same. */
  refundsAsSpend: number;
  /** Recorded and never pressed. */
  invented: number;
  fields: Record<Field, Score>;
  /** The first few that are not right, for people. */
  faults: string[];
};

export function compare(
  events: readonly Event[],
  site: string,
  truth: Truth,
  ledger: Backend,
  presses: readonly Press[],
): Comparison {
  const own = events.filter((event) => event.site === site);
  const requested = ofType(own, 'generation.requested');
  const zero = () => ({ right: 0, unknown: 0, wrong: 0 });
  const result: Comparison = {
    presses: presses.length,
    whole: 0,
    honest: 0,
    missed: 0,
    duplicates: 0,
    refundsAsSpend: 0,
    invented: 0,
    fields: {
      prompt: zero(),
      model: zero(),
      charge: zero(),
      latency: zero(),
      images: zero(),
      outcome: zero(),
    },
    faults: [],
  };
  const known = new Set(presses.map(({ prompt }) => prompt));
  // An empty prompt belongs to nobody; one that was not typed here was made up.
  result.invented = requested.filter(({ request }) => !known.has(request.prompt ?? '')).length;
  for (const press of presses) {
    const asked = requested.filter(({ request }) => request.prompt === press.prompt);
    result.duplicates += Math.max(0, asked.length - 1);
    const entry = ledger.entries.find((one) => !one.past && one.prompt === press.prompt);
    const [first] = asked;
    if (!first) {
      result.missed++;
      result.fields.prompt.wrong++;
      if (result.faults.length < 4)
        result.faults.push(
          `${press.prompt} (${press.fate}): not recorded${press.failed ? `, ${press.failed}` : ''}`,
        );
      continue;
    }
    const seen = endOf(own, first.generation);
    const said = judge(truth, entry, first.request.model, seen, press);
    for (const field of FIELDS) result.fields[field][said[field].verdict]++;
    if (entry && entry.refunded > 0 && (seen.charge ?? 0) > 0) result.refundsAsSpend++;
    const bad = FIELDS.filter((field) => said[field].verdict !== 'right');
    if (bad.length === 0) result.whole++;
    const isUnstated = truth.unstated === 'cost of failures' && hasFailed(entry);
    const rightly = bad.every((field) => field === 'charge' && said.charge.verdict === 'unknown');
    if (bad.length === 0 || (isUnstated && rightly)) result.honest++;
    else if (result.faults.length < 4)
      result.faults.push(
        `${press.prompt} (${press.fate}): ${bad.map((field) => `${field} ${said[field].verdict} ${said[field].what}`).join(', ')}`,
      );
  }
  return result;
}

type Seen = {
  charge: number | null;
  outcome: string | null;
  images: readonly string[];
  latencyMs: number | null;
};

/** What the record says of one generation in the end: the last word about its charge stands. */
function endOf(events: readonly Event[], generation: string): Seen {
  const of = events.filter((event) => 'generation' in event && event.generation === generation);
  const [ended] = ofType(of, 'generation.finished');
  let charge: number | null = null;
  // What a failed one was charged at first says nothing of the end.
  const isLost = ended?.outcome === 'failed' || ended?.outcome === 'canceled';
  for (const event of of)
    if ('charged' in event && event.charged.credits !== null)
      if (!isLost || event.type !== 'generation.accepted') charge = event.charged.credits;
  return {
    // As everywhere in the product: what was never accepted cost nothing.
    charge: ended?.outcome === 'rejected' ? 0 : charge,
    outcome: ended?.outcome ?? null,
    images: ended?.assets.map(({ url }) => url) ?? [],
    latencyMs: ended?.latencyMs ?? null,
  };
}

function hasFailed(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.outcome !== 'succeeded';
}

type Said = Record<Field, { verdict: keyof Score; what: string }>;

function judge(
  truth: Truth,
  entry: Entry | undefined,
  model: string | null,
  seen: Seen,
  press: Press,
): Said {
  const is = (fits: boolean, isUnknown: boolean, what: unknown) => ({
    verdict: (fits ? 'right' : isUnknown ? 'unknown' : 'wrong') as keyof Score,
    what: JSON.stringify(what),
  });
  const spent = entry ? entry.charge - entry.refunded : 0;
  // Where nothing is charged in the studio's own unit, unknown is the right answer.
  const isFree = truth.unit === null;
  const succeeded = entry?.outcome === 'succeeded';
  const outcome = entry ? OUTCOMES[entry.outcome ?? 'failed'] : ['rejected'];
  return {
    prompt: is(true, false, press.prompt),
    model: is(!entry || entry.model === null || model === entry.model, model === null, model),
    charge: is(
      seen.charge === toCredits(spent) || (isFree && seen.charge === null),
      seen.charge === null,
      seen.charge,
    ),
    latency: is(!succeeded || seen.latencyMs !== null, true, seen.latencyMs),
    images: is(seen.images.length === (entry?.images.length ?? 0), false, seen.images.length),
    outcome: is(outcome.includes(seen.outcome ?? ''), seen.outcome === null, seen.outcome),
  };
}

/** Studios that answer at once may refuse what another would have let fail. */
const OUTCOMES: Record<NonNullable<Entry['outcome']>, readonly string[]> = {
  succeeded: ['succeeded'],
  failed: ['failed', 'rejected'],
  moderated: ['failed', 'rejected'],
  canceled: ['canceled', 'failed'],
};
