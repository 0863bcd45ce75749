import type { Day, Site } from '../id.ts';
import { onlyImported } from '../imported.ts';
import type { Stats } from '../stats.ts';
import type { ImportedWeek } from './week-report.ts';

/** What was made in these days as lists of studios tell; what has no date is of no week. */
export function importedWeeks(stats: Stats, from: Day, to: Day, only?: Site): ImportedWeek[] {
  const weeks = new Map<Site, ImportedWeek>();
  for (const { site, day, assets } of onlyImported(stats)) {
    if (day === null || day < from || day > to || (only !== undefined && site !== only)) continue;
    const known = weeks.get(site) ?? {
      ...{ site, generations: 0, assets: 0 },
      usableOfReviewed: { k: 0, n: 0 },
    };
    const ratings = assets.flatMap(({ id }) => stats.ratings.get(id)?.value ?? []);
    weeks.set(site, {
      site,
      generations: known.generations + 1,
      assets: known.assets + assets.length,
      usableOfReviewed: {
        k: known.usableOfReviewed.k + ratings.filter((one) => one === 'usable').length,
        n: known.usableOfReviewed.n + ratings.length,
      },
    });
  }
  return [...weeks.values()].sort((a, b) => (a.site < b.site ? -1 : 1));
}
