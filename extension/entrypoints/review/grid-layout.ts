/** Pixels. A row is a tile, its caption and the gap below. */
export type Layout = {
  columns: number;
  tile: number;
  gap: number;
  rowHeight: number;
};

const SMALLEST = 244;
const GAP = 14;
const CAPTION = 46;
/** Rows beyond the visible ones, so that their pictures are there before they are reached. */
const AHEAD = 3;

export function layoutOf(width: number): Layout {
  const room = Math.max(120, width - GAP);
  // On a narrow page two beside each other still show more than one alone.
  const smallest = room < 560 ? 150 : SMALLEST;
  const columns = Math.max(1, Math.floor(room / (smallest + GAP)));
  const tile = Math.floor(room / columns) - GAP;
  return { columns, tile, gap: GAP, rowHeight: tile + CAPTION + GAP };
}

export function placeOf(index: number, { columns, tile, gap, rowHeight }: Layout) {
  const column = index % columns;
  const row = Math.floor(index / columns);
  return { left: gap + column * (tile + gap), top: gap + row * rowHeight };
}

export function rowsInView(
  { rowHeight }: Layout,
  scrollTop: number,
  height: number,
): { first: number; last: number } {
  return {
    first: Math.max(0, Math.floor(scrollTop / rowHeight) - AHEAD),
    last: Math.floor((scrollTop + height) / rowHeight) + AHEAD,
  };
}
