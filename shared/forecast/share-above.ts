import type { Credits } from '../credit.ts';
import type { DayAhead } from './day-ahead.ts';

/** The share of futures that spend more than is left. */
export function shareAbove({ totals }: Pick<DayAhead, 'totals'>, left: Credits): number {
  const above = totals.findIndex((credits) => credits > left);
  if (above === -1) return 0;
  if (above === 0) return 1;
  const [a, b] = [totals[above - 1]!, totals[above]!];
  return 1 - (above - 1 + (left - a) / (b - a)) / (totals.length - 1);
}
