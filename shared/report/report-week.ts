import type { GenerationRecord } from '../generation-record.ts';
import type { Day, Id, Site } from '../id.ts';
import type { Past } from '../replay/past.ts';
import { addDays, isoWeekStart } from '../reset-day.ts';
import type { RuleSet } from '../rule.ts';
import type { Stats } from '../stats.ts';
import { firstUsable } from './first-usable.ts';
import { chargedHeavy, chargedImages, heavyDiscarded, savedAgainstHeavy } from './heavy.ts';
import { importedWeeks } from './imported-weeks.ts';
import { type Line, lineOf } from './line.ts';
import { modelLatencies } from './model-latency.ts';
import { isStopped, isUnderWaiver, isWaived, notSpent, ruleStops } from './stops.ts';
import { tierWeeks } from './tier-week.ts';
import { watchWeek } from './watching.ts';
import type { SiteWeek, WeekReport } from './week-report.ts';
import { creditsOf, unknownChargesOf, yieldsOf } from './yields.ts';

/** Days before the week whose heavy images still tell what the heavy tier gives: eight weeks in all. */
const HEAVY_DAYS = 49;

export type ReportOptions = {
  /** One studio alone; all that had anything in the week by default. */
  site?: Site;
  /** Of the resampling behind the intervals: the same seed gives the same report. */
  seed?: number;
  /** The requests of the week and the rules that they are judged by again; without, nothing is told of it. */
  judge?: { past: readonly Past[]; rules: RuleSet };
};

type Gathered = { week: GenerationRecord[]; heavy: GenerationRecord[]; older: Set<Id> };

/** The report on the reset days of one ISO week, by studio. Null where there is no such week. */
export function reportWeek(
  stats: Stats,
  week: string,
  { site, seed = 1, judge }: ReportOptions = {},
): WeekReport | null {
  const from = isoWeekStart(week);
  if (from === null) return null;
  const to = addDays(from, 6);
  const sites = [...gather(stats, from, to)]
    .filter(([one, { week }]) => (site === undefined || one === site) && week.length > 0)
    .map(([one, gathered]) => ({
      ...siteWeek(one, gathered, stats, seed),
      watching: judge
        ? watchWeek(
            judge.past.filter((past) => past.site === one && past.day >= from && past.day <= to),
            judge.rules,
          )
        : null,
    }))
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => b.lines.length - a.lines.length || (a.site < b.site ? -1 : 1));
  const imported = importedWeeks(stats, from, to, site);
  return { week, from, to, sites, ...(imported.length > 0 && { imported }) };
}

/** One pass over all records: a history may hold a million. */
function gather(stats: Stats, from: Day, to: Day): Map<Site, Gathered> {
  const found = new Map<Site, Gathered>();
  const heavyFrom = addDays(from, -HEAVY_DAYS);
  for (const record of stats.generations.values()) {
    const { day } = record;
    if (day === null || day > to) continue;
    let at = found.get(record.site);
    if (!at) {
      at = { week: [], heavy: [], older: new Set() };
      found.set(record.site, at);
    }
    if (day >= from) at.week.push(record);
    else {
      if (record.concept !== null) at.older.add(record.concept);
      if (day >= heavyFrom && record.tier === 'heavy') at.heavy.push(record);
    }
  }
  return found;
}

function siteWeek(
  site: Site,
  gathered: Gathered,
  stats: Stats,
  seed: number,
): Omit<SiteWeek, 'watching'> {
  const lines = linesOf(gathered.week, stats);
  const heavyBefore = chargedImages(chargedHeavy(linesOf(gathered.heavy, stats)));
  const heavyNow = chargedImages(chargedHeavy(lines));
  const underWaiver = lines.filter(isUnderWaiver).length;
  return {
    site,
    ...yieldsOf(lines),
    credits: creditsOf(lines),
    unknownCharges: unknownChargesOf(lines),
    plan: stats.plans.get(site)?.value ?? null,
    tiers: tierWeeks(lines, seed),
    heavy: heavyDiscarded(lines),
    saved: savedAgainstHeavy(lines, [...heavyBefore, ...heavyNow]),
    firstUsable: firstUsable(lines, gathered.older),
    latencies: modelLatencies(lines),
    waived: lines.filter(isWaived).length,
    ...(underWaiver > 0 && { underWaiver }),
    stopped: lines.filter(isStopped).length,
    stops: ruleStops(lines),
    notSpent: notSpent(lines),
    lines,
    heavyBefore,
  };
}

/** Oldest first, whatever the order in which they arrived. */
function linesOf(records: readonly GenerationRecord[], stats: Stats): Line[] {
  return records
    .flatMap((record) => lineOf(record, stats) ?? [])
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
