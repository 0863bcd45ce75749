import type { Box } from '../site/page-controls.ts';
import {
  boxAt,
  CORNERS,
  type Corner,
  isFreeOfControls,
  placeOf,
  renewPlaces,
  whatLiesIn,
} from '../site/picture-place.ts';
import type { Sighted } from '../site/sight-assets.ts';

/** Where one picture's mark goes. */
export type Seat = Sighted & { picture: Box; corner: Corner; room: number };

const MARK = 30;
const SLICE = 20;
const MARGIN = 12;
const BAR_LEAST = 250;
const BAR_MOST = 470;

/** Finds the marks' places: one corner for all cards, the first that no card of the page uses. */
export function createSeating() {
  let used = new Set<Corner>();
  let page = '';
  /** Of the active card, as last looked for. */
  let activeRoom = MARK;

  function seatsAt(
    corner: Corner,
    sighted: readonly Sighted[],
    active: number | null,
    quick: boolean,
  ) {
    const seats: Seat[] = [];
    let conflict = false;
    for (const one of sighted) {
      const place = placeOf(one.element);
      if (!place) continue;
      const { picture } = place;
      const lies = whatLiesIn(boxAt(corner, picture, MARK, MARK), one.element, quick);
      if (lies === 'taken') conflict = true;
      if (lies !== 'free') continue;
      const whole = Math.max(MARK, picture.width - MARGIN);
      if (one.key === active && !quick) activeRoom = roomAt(corner, picture, whole, one.element);
      const room = one.key === active ? activeRoom : whole;
      seats.push({ ...one, picture, corner, room });
    }
    return { seats, conflict };
  }

  return {
    renew: renewPlaces,
    /** Reads layout, all in one go. `quick`: while the page is scrolled. */
    seat(sighted: readonly Sighted[], active: number | null, quick: boolean): Seat[] {
      if (location.pathname !== page) {
        page = location.pathname;
        used = new Set();
      }
      for (const corner of CORNERS) {
        if (used.has(corner)) continue;
        const { seats, conflict } = seatsAt(corner, sighted, active, quick);
        if (!conflict) return seats;
        used.add(corner);
      }
      // Every corner is the page's on some card: there, nothing of ours is shown.
      return seatsAt(CORNERS[0], sighted, active, quick).seats;
    },
  };
}

/** How far from the corner nothing of the page's card is in the way of the row of buttons. */
function roomAt(corner: Corner, picture: Box, whole: number, element: HTMLElement): number {
  for (let width = MARK + SLICE; width < whole; width += SLICE) {
    const row = boxAt(corner, picture, width, MARK);
    const left = corner.endsWith('left') ? row.left + width - SLICE : row.left;
    if (whatLiesIn({ ...row, left, width: SLICE }, element) !== 'free') return width - SLICE;
  }
  return whole;
}

/**
 * Where the line about a promotion hangs: by its foot, over the picture's or the next place above
 * it where it covers no control of the page.
 */
export function barPlace({ picture }: Seat, height: number) {
  const width = Math.min(BAR_MOST, Math.max(BAR_LEAST, picture.width - MARGIN));
  const wished = picture.left + (picture.width - width) / 2;
  const left = Math.max(MARGIN / 2, Math.min(wished, innerWidth - width - MARGIN / 2));
  const lowest = picture.top + picture.height - MARGIN / 2;
  for (let foot = lowest; foot - height >= picture.top + MARK + MARGIN; foot -= SLICE)
    if (isFreeOfControls({ left, top: foot - height, width, height })) return { left, foot, width };
  return { left, foot: lowest, width };
}
