import type { BatchFit } from '../../shared/batch-fit.ts';
import { momentText } from '../../shared/grants/words.ts';
import type { Instant } from '../../shared/id.ts';
import { until } from './format.ts';

/** `8 of 12 fit before 00:00 (in 3 h 10)`. */
export function fitWords({ fits, of, until: end, zone }: BatchFit, now: Instant): string {
  const what = `${fits === 0 ? 'None' : fits} of ${of} ${fits === 1 ? 'fits' : 'fit'}`;
  return end === null ? what : `${what} before ${momentText(end, zone, now)} (${until(end, now)})`;
}
