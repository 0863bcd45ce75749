import type { Line } from './line.ts';

/** What became of what a generation brought, for people: `1 usable, 2 not reviewed`; `failed`. */
export function becameWords({ assets, end }: Pick<Line, 'assets' | 'end'>): string {
  if (assets.length === 0) return end ?? 'still going';
  const counted = (['usable', 'rejected', null] as const).flatMap((wanted) => {
    const n = assets.filter(({ rating }) => rating === wanted).length;
    return n === 0 ? [] : `${n} ${wanted ?? 'not reviewed'}`;
  });
  return counted.join(', ');
}
