import type { Shifts } from './layout-shift.ts';
import type { Row } from './row.ts';

export type Shifted = { shifts: Shifts; geometry: string[] };

/**
 * What the extension shifted, from the same moments with and without it. The page's own score
 * differs a little from load to load, so ours is told apart by the nodes that shifted, and by
 * whether any element of the page stands elsewhere.
 */
export function shiftRows(when: string, own: readonly Shifted[], other: readonly Shifted[]): Row[] {
  const hidden = most(own, 'hidden');
  const moved = own.reduce((sum, one, i) => sum + differences(one.geometry, other[i]!.geometry), 0);
  const elements = own.reduce((sum, { geometry }) => sum + geometry.length, 0);
  return [
    row(`${when}: layout shift of nodes that are not the page's`, hidden, most(other, 'hidden')),
    {
      ...row(`${when}: elements of the page that stand elsewhere than without`, moved, 0),
      rival: `compared: ${elements.toLocaleString('en-US')}`,
    },
    {
      ...row(`${when}: layout shift, all, with`, most(own, 'all'), most(other, 'all')),
      target: null,
      met: null,
    },
  ];
}

/** A node of the page that shifted and went at once, as a spinner does, is told apart from ours by the load without. */
function row(name: string, value: number, without: number): Row {
  const rival = `without: ${without.toFixed(6)}`;
  return { name, value, unit: '', target: without, met: value <= without, rival, ratio: null };
}

function most(moments: readonly Shifted[], what: keyof Shifts): number {
  return Math.max(...moments.map(({ shifts }) => shifts[what]));
}

function differences(own: readonly string[], other: readonly string[]): number {
  return own.filter((at, i) => at !== other[i]).length + Math.max(0, other.length - own.length);
}
