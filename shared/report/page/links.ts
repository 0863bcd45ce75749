import type { Id } from '../../id.ts';

/** Where the page's links lead; null: that place is not to be reached from here. */
export type Links = {
  week(week: string): string | null;
  asset(asset: Id): string | null;
  /** Where rules are switched on. */
  rules: string | null;
};
