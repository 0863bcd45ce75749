import * as z from 'zod/mini';
import type { Instant } from '../id.ts';
import { calibrationOf, LAST } from './calibration.ts';
import { type DatedCharge, type MadeForecast, ScoredForecast, scoreForecast } from './score.ts';

/** How one studio's forecasts did, as every surface shows it. */
export const ForecastScores = z.object({
  /** Of the last ones that count, 14 at most, and how many were inside their band. */
  of: z.int(),
  inside: z.int(),
  /** Whether each of them was, oldest first. */
  last: z.array(z.boolean()),
  /** They did too badly: the next ones are made and scored, but not shown. */
  withdrawn: z.boolean(),
  /** Days on which none could be scored, as a charge is not known. */
  unknown: z.int(),
  /** The latest, newest first. */
  list: z.array(ScoredForecast),
});
export type ForecastScores = z.infer<typeof ForecastScores>;

/** Forecasts that a snapshot lists. */
const LISTED = 24;

/**
 * Scores forecasts whose time has come. All of them are scored, but only the first of each day that
 * can be counts: those of one day share their outcome, and would count one surprise several times.
 * Another model's say nothing about the one that made the latest.
 *
 * @param made of one site, any order.
 */
export function forecastScores(
  made: readonly MadeForecast[],
  charges: readonly DatedCharge[],
  now: Instant,
): ForecastScores | null {
  const inOrder = [...made].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const model = inOrder.at(-1)?.model;
  if (model === undefined) return null;
  const days = new Map<string, ScoredForecast>();
  const list: ScoredForecast[] = [];
  for (const one of inOrder) {
    if (one.model !== model) continue;
    const scored = scoreForecast(one, charges, now);
    list.push(scored);
    const first = days.get(one.day);
    if (!first || (!isScored(first) && isScored(scored))) days.set(one.day, scored);
  }
  const counted = [...days.values()];
  const outcomes = counted.filter(isScored).map(({ state }) => state === 'inside');
  return {
    ...calibrationOf(outcomes),
    last: outcomes.slice(-LAST),
    unknown: counted.filter(({ state }) => state === 'unknown').length,
    list: list.slice(-LISTED).reverse(),
  };
}

function isScored({ state }: ScoredForecast): boolean {
  return state === 'inside' || state === 'outside';
}
