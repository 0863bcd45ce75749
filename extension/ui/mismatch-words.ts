import { formatCredits } from '../../shared/credit.ts';
import type { Mismatch } from '../../shared/prices/mismatches.ts';

/** `charged 9, expected 4` */
export function mismatchWords({ charged, expected }: Mismatch): string {
  return `charged ${formatCredits(charged)}, expected ${formatCredits(expected)}`;
}
