import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleRule } from '../../companion/sample.ts';
import { DEFAULT_PACK, DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Event } from '../../shared/event.ts';
import { pastOf } from '../../shared/replay/past.ts';
import { replay } from '../../shared/replay/replay.ts';
import { type Entry, type Figure, listBehind } from '../../shared/report/list-behind.ts';
import { reportWeek } from '../../shared/report/report-week.ts';
import { heldOf, overWays } from '../../shared/report/ways.ts';
import { type SiteWeek, WeekReport } from '../../shared/report/week-report.ts';
import { isoWeekOf } from '../../shared/reset-day.ts';
import type { RuleSet } from '../../shared/rule.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { history } from './history.ts';
import { judgedBy, ruleSet } from './judged-by.ts';

const watcher = (id: string, when: string, verdict: 'confirm' | 'block') =>
  sampleRule({ id, when, verdict, mode: 'watch' });
const WATCHERS = [
  watcher('heavy', 'request.tier == "heavy"', 'confirm'),
  watcher('dear', 'price.credits > 5.0', 'block'),
  // Looks at the sums, so that what was held before bears on it.
  watcher('few', 'day.generations >= 2.0', 'block'),
];
/** The rules of then, and those of now: others, or the same with more that watch. */
const thenAndNow = fc
  .tuple(ruleSet, fc.option(ruleSet, { freq: 2 }), fc.subarray(WATCHERS))
  .map(([then, other, watchers]) => {
    const now = other ?? then;
    return { then, now: { ...now, rules: [...now.rules, ...watchers] } };
  });

/** The week of the first event, as a companion with these rules in force reports it. */
function report(events: readonly Event[], rules: RuleSet): WeekReport {
  const stats = events.reduce(fold, emptyStats());
  const week = isoWeekOf(events[0]?.reset.day ?? '2026-10-05');
  const told = reportWeek(stats, week, { judge: { past: pastOf(events, rules), rules } });
  return told ?? expect.fail(week);
}

test.each([
  ['drawn anew', undefined],
  // Some cases are rare: these draws are known to hold each.
  ['the same each time', 23],
])('each figure adds up to the list behind it, %s', (_, seed) => {
  const seen = { ranges: 0, sent: 0, unknown: 0 };
  fc.assert(
    fc.property(history, thenAndNow, (events, { then, now }) => {
      const told = report(judgedBy(events, then), now);
      expect(WeekReport.safeParse(told).error).toBeUndefined();
      for (const site of told.sites) {
        const { watching } = site;
        if (!watching) continue;
        expectListsAddUp(site);
        if (watching.held.low < watching.held.high) seen.ranges += 1;
        if (watching.differing.some(({ ways }) => ways.includes('sent'))) seen.sent += 1;
        if (watching.unknownCharges > 0) seen.unknown += 1;
      }
    }),
    { numRuns: 300, ...(seed !== undefined && { seed }) },
  );
  if (seed !== undefined)
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
});

function expectListsAddUp(site: SiteWeek): void {
  const { watching, notSpent } = site;
  if (!watching) return;
  const list = (figure: Figure) => listBehind(site, figure);
  const one = () => 1;
  const credits = ({ credits: own }: Entry) => own ?? 0;
  const held = list({ of: 'would-hold', rule: null });
  expect(heldOf(held)).toEqual(watching.held);
  expect(overWays(held, credits)).toEqual(watching.credits);
  const minutes = overWays(
    list({ of: 'would-wait' }),
    ({ line }) => (line.latencyMs ?? 0) / 60_000,
  );
  expect(minutes.low).toBeCloseTo(watching.minutes.low, 9);
  expect(minutes.high).toBeCloseTo(watching.minutes.high, 9);
  const atRisk = overWays(list({ of: 'at-risk' }), ({ counts }) => Number(counts), one);
  expect(atRisk).toEqual(watching.usableAtRisk);
  for (const { rule, held: own } of watching.rules) {
    expect(heldOf(list({ of: 'would-hold', rule }))).toEqual(own);
    expect(own.high).toBeGreaterThan(0);
  }
  const stopped = list({ of: 'not-spent' });
  const sum = (entries: readonly Entry[]) => entries.reduce((all, one) => all + credits(one), 0);
  if (stopped.length === 0) expect(notSpent).toBeNull();
  else
    expect(notSpent).toEqual({
      credits: { low: sum(stopped.filter(({ counts }) => counts)), high: sum(stopped) },
      unknownPrices: stopped.filter((entry) => entry.credits === null).length,
    });
}

test('what holds already is not told of as what watching rules would hold', () => {
  fc.assert(
    fc.property(history, (events) => {
      const all = sampleRule({ id: 'all', when: 'true', verdict: 'block' });
      const both = { ...DEFAULT_RULES, rules: [all, watcher('same', 'true', 'block')] };
      for (const { watching } of report(events, both).sites) {
        expect(watching).toMatchObject({ held: { low: 0, high: 0 }, rules: [], differing: [] });
      }
      const alone = { ...DEFAULT_RULES, rules: [watcher('same', 'true', 'block')] };
      for (const { site, lines, watching } of report(events, alone).sites) {
        const went = lines.filter(({ outcome }) => outcome === 'released').length;
        expect(watching?.held, site).toEqual({ low: went, high: went });
      }
    }),
    { numRuns: 50 },
  );
});

test('where every rule of then watches now, it says what a plain replay with all of them says', () => {
  fc.assert(
    fc.property(history, (events) => {
      const rules: RuleSet = {
        ...DEFAULT_RULES,
        rules: DEFAULT_PACK.map((rule) => ({ ...rule, mode: 'watch' as const })),
      };
      const none = { ...rules, rules: [] };
      const told = report(judgedBy(events, none), rules);
      const holding = rules.rules.map((rule) => ({ ...rule, mode: 'enforce' as const }));
      for (const { site, watching } of told.sites) {
        const past = pastOf(judgedBy(events, none), none).filter(
          (one) => one.site === site && one.week === told.week,
        );
        const plain = replay(past, { rules: { ...rules, rules: holding }, prices: [] });
        expect(watching).toMatchObject({
          requests: plain.requests,
          held: plain.stopped,
          credits: plain.sites[0]?.saved,
          unknownCharges: plain.sites[0]?.unknownCharges,
          minutes: plain.minutesSaved,
          usableAtRisk: plain.usableAtRisk,
        });
      }
    }),
    { numRuns: 100 },
  );
});

test('nothing where no rule watches', () => {
  fc.assert(
    fc.property(history, (events) => {
      const rules = { ...DEFAULT_RULES, rules: DEFAULT_RULES.rules.slice(0, 5) };
      for (const { watching } of report(events, rules).sites) expect(watching).toBeNull();
    }),
    { numRuns: 20 },
  );
});

test('a report of before, which knew none of it, is still read', () => {
  const rules = { ...DEFAULT_RULES, rules: [watcher('same', 'true', 'block')] };
  const [events = []] = fc
    .sample(history, { seed: 3, numRuns: 20 })
    .sort((a, b) => b.length - a.length);
  const told = report(events, rules);
  expect(told.sites[0]?.watching?.held.high).toBeGreaterThan(0);
  const before = JSON.parse(JSON.stringify(told), (key, value) =>
    ['notSpent', 'watching', 'quoted'].includes(key) ? undefined : value,
  );
  for (const site of WeekReport.parse(before).sites) {
    expect([site.notSpent, site.watching]).toEqual([null, null]);
    expect(site.lines.every(({ quoted }) => quoted === null)).toBe(true);
  }
});
