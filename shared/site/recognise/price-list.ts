import type { Described, PageDescription } from './description.ts';
import { shared } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { amountsIn } from './values.ts';

/** How far up two entries of one list meet. */
const LEVELS = 4;
const MORE_BOXES = 3;

/** Whether another amount of the unit stands in an element of the same build: a price list. */
export function isListed(one: Described, but: readonly number[], page: PageDescription): boolean {
  const unit = amountsIn(one.text)[0]?.unit;
  if (!unit) return false;
  // A price on a button is of that button.
  const presses = new Set(ofKind(page, 'press').map(({ id }) => id));
  return ofKind(page, 'words').some(
    (other) =>
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
