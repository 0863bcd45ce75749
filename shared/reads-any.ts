import type { Variable } from './facts.ts';

/** Whether a rule's expression weighs one of these groups of variables. */
export function readsAny(when: string, groups: readonly Variable[]): boolean {
  return new RegExp(`\\b(?:${groups.join('|')})\\s*\\.`).test(when);
}
