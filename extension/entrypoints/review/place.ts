import type { Id } from '../../../shared/id.ts';
import { storedItem } from '../../stored-item.ts';
import { DEFAULT_FILTER, type Filter } from './filter.ts';
import type { Pace } from './pace.ts';

/** Where the person stopped, and how they like to review. */
export type Place = { filter: Filter; asset: Id | null; full: boolean; autoAdvance: boolean };

export const reviewPlace = storedItem<Place>('local', 'reviewPlace', {
  filter: DEFAULT_FILTER,
  asset: null,
  full: false,
  autoAdvance: true,
});

export const reviewPace = storedItem<Pace>('local', 'reviewPace', []);
