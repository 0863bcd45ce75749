import type { Described, PageDescription } from './description.ts';
import { shared } from './kin.ts';
import { amountsIn } from './values.ts';

/** How far up two entries of one list meet. */
const LEVELS = 4;
const MORE_BOXES = 3;

/** Whether another amount of the unit stands in an element of the same build: a price list. */
export function isListed(at: number, but: readonly number[], page: PageDescription): boolean {
  const one = page.candidates.find(({ id }) => id === at);
  const unit = one && amountsIn(one.text)[0]?.unit;
  if (!one || !unit) return false;
  // A price on a button is of that button.
  const presses = new Set(
    page.candidates.filter(({ kind }) => kind === 'press').map(({ id }) => id),
  );
  return page.candidates.some(
    (other) =>
      other.kind === 'words' &&
      !but.includes(other.id) &&
      other !== one &&
      other.visible &&
      !other.path.some((id) => presses.has(id)) &&
      isBuiltAlike(one, other) &&
      one.path.length - shared(one, other) <= LEVELS &&
      amountsIn(other.text).some((amount) => amount.unit === unit),
  );
}

/** At one depth, or of one tag with some more boxes around it. */
function isBuiltAlike(one: Described, other: Described): boolean {
  const deeper = Math.abs(one.path.length - other.path.length);
  return deeper === 0 || (deeper <= MORE_BOXES && one.tag === other.tag);
}
