import type { Player } from './play.ts';

/** Rules of thumb. Each promotes a usable draft at its turn for a heavy one where there is one. */
export const RIVALS: Record<string, () => Player> = {
  'all-heavy': () => ({ act: () => 'heavy' }),
  /** Heavy only to promote what is usable already. */
  'all-light': () => ({ act: ({ hasDraft }) => (hasDraft ? 'promote' : 'light') }),
  /** One in twenty generations heavy. */
  '95/5': () => ({
    act: ({ generation, hasDraft }) =>
      generation % 20 < 19 ? 'light' : hasDraft ? 'promote' : 'heavy',
  }),
  'five drafts, then one': () => ({
    act: ({ drafts, hasDraft }) => (drafts % 6 < 5 ? 'light' : hasDraft ? 'promote' : 'heavy'),
  }),
};
