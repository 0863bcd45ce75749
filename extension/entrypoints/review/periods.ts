import type { AssetCard } from '../../../shared/asset-card.ts';
import { type Calendar, weekOf } from './filter.ts';

/** What can be chosen: the last seven days, each ISO week that has assets (latest first), all. */
export function periodsOf(
  cards: readonly AssetCard[],
  calendar: Calendar,
): (readonly [value: string, text: string])[] {
  const weeks = [...new Set(cards.flatMap((card) => weekOf(card, calendar) ?? []))]
    .sort()
    .reverse();
  return [
    ['recent', 'This week (last 7 days)'],
    ...weeks.map((week) => [week, weekName(week)] as const),
    ['all', 'All weeks'],
  ];
}

/** As it stands after a number: `from this week`, `from week 47`. */
export function periodName(period: string): string {
  if (period === 'recent') return 'from this week';
  return period === 'all' ? 'from all weeks' : `from ${weekName(period).toLowerCase()}`;
}

function weekName(week: string): string {
  const [year, number] = week.split('-W');
  return `Week ${Number(number)}, ${year}`;
}
