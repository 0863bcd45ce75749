import type { Described } from './description.ts';

/** How many elements around both are the same, outermost counted first. */
export function shared(a: Described, b: Described): number {
  const least = Math.min(a.path.length, b.path.length);
  for (let i = 0; i < least; i += 1) if (a.path[i] !== b.path[i]) return i;
  return least;
}

/** How many levels above `a` the smallest element around both lies. */
export function levels(a: Described, b: Described): number {
  return a.path.length - shared(a, b);
}

/** The smallest element around both; 0 where there is none. */
export function around(a: Described, b: Described): number {
  return a.path[shared(a, b) - 1] ?? 0;
}

/** Whether none of the others is closer to it. */
export function isNearest(one: Described, box: Described, others: readonly Described[]): boolean {
  const near = shared(one, box);
  return others.every((other) => other === box || shared(one, other) <= near);
}

export function isWithin(one: Described, ancestor: number): boolean {
  return one.path.includes(ancestor);
}

export function isAt(one: Described, ...places: Described['places']): boolean {
  return places.some((place) => one.places.includes(place));
}

/** All that names it: seen words first. */
export function said(one: Described): string {
  return `${one.text} ${one.name}`.trim();
}
