import { placeOf } from '../../site/place-of.ts';

const CLASSES = ['', 'up', 'low-left', 'low-right', 'up-left', 'up-right'] as const;
const MOST = 40;

/** Keeps the bar off what may be pointed at: where it hides the fewest candidates, likeliest first. */
export function createBarPlace(bar: HTMLElement) {
  let at = 0;

  const stand = (index: number) => {
    at = index % CLASSES.length;
    bar.className = `bar ${CLASSES[at]}`;
  };
  const hides = ({ left, top, right, bottom }: DOMRect) => {
    const own = bar.getBoundingClientRect();
    return left < own.right && right > own.left && top < own.bottom && bottom > own.top;
  };
  return {
    /** Likeliest first. */
    makeWay(candidates: readonly HTMLElement[]) {
      const rects = candidates.slice(0, MOST).map(placeOf);
      let best = { index: at, cost: Number.POSITIVE_INFINITY };
      // Where it stands already comes first: it should not jump about.
      for (let turn = 0; turn < CLASSES.length; turn += 1) {
        const index = (at + turn) % CLASSES.length;
        bar.className = `bar ${CLASSES[index]}`;
        const cost = rects.reduce((sum, rect, rank) => sum + (hides(rect) ? 1 / (rank + 1) : 0), 0);
        if (cost < best.cost) best = { index, cost };
        if (cost === 0) break;
      }
      stand(best.index);
    },
    move: () => stand(at + 1),
  };
}
