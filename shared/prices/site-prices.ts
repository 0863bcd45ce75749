import type { GenerationRecord } from '../generation-record.ts';
import type { Instant, Site } from '../id.ts';
import { planStart } from '../plan-start.ts';
import type { Stats } from '../stats.ts';
import { type Learned, learnedPrice, learnPrices, pendingPrice } from './learn-prices.ts';
import { isSent, type PaidFor, paid, type SentRecord, statedFor } from './paid.ts';
import { type QuietSpan, quietSpans } from './quiet-spans.ts';
import { solveSpans } from './solve-spans.ts';

/** All that the history tells of the prices of one site. */
export type SitePrices = {
  sent: SentRecord[];
  /** Under the plan in force, and under those before. */
  now: Learned;
  before: Learned;
  spans: QuietSpan[];
  since: Instant;
};

/** What waits for what was learned before it: each turn may solve what the one before could not. */
const TURNS = 3;

/** @param records of the site, in order. */
export function sitePrices(
  stats: Stats,
  site: Site,
  records: Iterable<GenerationRecord>,
): SitePrices {
  const sent = [...records].filter(isSent);
  const spans = quietSpans(stats.trails.get(site) ?? [], sent);
  const since = planStart(stats.planStatements.get(site) ?? []) ?? 0;
  const verdict = (one: SentRecord) => stats.priceVerdicts.get(one.id)?.value ?? null;
  const isDecisive = (one: SentRecord) => verdict(one) === true;
  const teaches = ({ id }: PaidFor) => stats.priceVerdicts.get(id)?.value !== false;
  const stated = sent.flatMap((one) => {
    const credits = statedFor(one);
    return credits === null ? [] : [paid(one, credits, 'charge', isDecisive(one))];
  });
  let solved: PaidFor[] = [];
  let now: Learned = new Map();
  let before: Learned = new Map();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const expected = (one: SentRecord) => learnedPrice(one.at >= since ? now : before, one);
    const pending = (one: SentRecord) => pendingPrice(one.at >= since ? now : before, one);
    const next = solveSpans(spans, expected, pending, isDecisive);
    const known = new Set(next.map(({ id }) => id));
    const corrected = sent.flatMap((one) => {
      const { correctedCharge: credits, end } = one;
      const isOpen = end === 'succeeded' && statedFor(one) === null && !known.has(one.id);
      return isOpen && credits ? [paid(one, credits, 'balance', isDecisive(one))] : [];
    });
    const all = [...stated, ...next, ...corrected].filter(teaches);
    now = learnPrices(all.filter(({ at }) => at >= since));
    before = learnPrices(all.filter(({ at }) => at < since));
    if (next.length === solved.length) break;
    solved = next;
  }
  return { sent, now, before, spans, since };
}
