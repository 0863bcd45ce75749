import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chargeOf, isAccepted } from '../../shared/charge.ts';
import type { Event } from '../../shared/event.ts';
import { type Figure, listBehind } from '../../shared/report/list-behind.ts';
import { reportWeek } from '../../shared/report/report-week.ts';
import { type SiteWeek, WeekReport } from '../../shared/report/week-report.ts';
import { addDays, isoWeekOf, isoWeekStart } from '../../shared/reset-day.ts';
import { emptyStats, fold, type Stats } from '../../shared/stats.ts';
import { historyOf } from './history.ts';
import { type ByHand, reportByHand } from './report-by-hand.ts';

const folded = (events: readonly Event[]): Stats => events.reduce(fold, emptyStats());
const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
/** Over three weeks, or crowded into one so that what hides behind ten reviewed shows. */
const many = fc.oneof(historyOf(90), historyOf(90, 'rich', 6), historyOf(90, 'bleak', 6));

/** Every week that anything happened in, and the one after. */
function weeksOf(events: readonly Event[]): string[] {
  const days = [...new Set(events.map(({ reset }) => reset.day))];
  return [...new Set(days.flatMap((day) => [isoWeekOf(day), isoWeekOf(addDays(day, 7))]))];
}

test('the figures are those that counting by hand gives, on 200 histories', () => {
  let compared = 0;
  const seen = { saved: 0, alarm: 0, cost: 0, range: 0 };
  fc.assert(
    fc.property(many, (events) => {
      const stats = folded(events);
      for (const week of weeksOf(events)) {
        const report = reportWeek(stats, week)!;
        expect(WeekReport.safeParse(report).error).toBeUndefined();
        const monday = Date.parse(`${isoWeekStart(week)}T00:00Z`) / 86_400_000;
        for (const site of report.sites) {
          const byHand = reportByHand(events, site.site, monday);
          expect(asByHand(site)).toEqual(withinRounding(byHand));
          compared += 1;
          if (site.saved.range) seen.saved += 1;
          if (site.heavy.alarm) seen.alarm += 1;
          if (site.usableRange) seen.range += 1;
          seen.cost += site.tiers.filter(({ cost }) => cost.value !== null).length;
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(200);
  // The histories are rich enough for the figures that hide behind ten reviewed.
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
});

test('the reports of all weeks add up to the ledger, and no studio’s credits meet another’s', () => {
  fc.assert(
    fc.property(many, (events) => {
      const stats = folded(events);
      const sites = weeksOf(events).flatMap((week) => reportWeek(stats, week)!.sites);
      for (const name of new Set(events.map(({ site }) => site))) {
        const records = [...stats.generations.values()].filter(
          (record) => isAccepted(record) && record.site === name,
        );
        const mine = sites.filter(({ site }) => site === name);
        expect(total(mine.map(({ generations }) => generations))).toBe(records.length);
        expect(total(mine.map(({ credits }) => credits.total))).toBe(
          total(records.map((record) => chargeOf(record) ?? 0)),
        );
      }
      for (const { credits, tiers } of sites) {
        const { usable, rejected, unreviewed, none } = credits;
        expect(usable + rejected + unreviewed + none).toBe(credits.total);
        for (const part of ['total', 'usable', 'rejected', 'unreviewed', 'none'] as const)
          expect(total(tiers.map((tier) => tier.credits[part]))).toBe(credits[part]);
      }
    }),
    { numRuns: 200 },
  );
});

test('the shares of a generation sum to its charge', () => {
  fc.assert(
    fc.property(many, (events) => {
      const stats = folded(events);
      const lines = weeksOf(events).flatMap((week) =>
        reportWeek(stats, week)!.sites.flatMap((site) => site.lines),
      );
      for (const { charge, assets } of lines) {
        if (charge === null) expect(assets.every(({ share }) => share === null)).toBe(true);
        else if (assets.length > 0) expect(total(assets.map(({ share }) => share!))).toBe(charge);
      }
    }),
    { numRuns: 100 },
  );
});

test('each figure adds up to the list behind it', () => {
  fc.assert(
    fc.property(many, (events) => {
      const stats = folded(events);
      for (const week of weeksOf(events))
        for (const site of reportWeek(stats, week)!.sites) expectListsAddUp(site);
    }),
    { numRuns: 100 },
  );
});

test('the same events and seed give the same report, in whatever order they arrive', () => {
  const shuffled = many.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, fc.nat(), ([events, order], seed) => {
      const week = isoWeekOf(events[0]!.reset.day);
      const report = reportWeek(folded(events), week, { seed });
      expect(withoutPrompts(reportWeek(folded(order), week, { seed }))).toEqual(
        withoutPrompts(report),
      );
      const one = report?.sites[0]?.site;
      if (one === undefined) return;
      const alone = reportWeek(folded(events), week, { seed, site: one });
      expect(alone?.sites).toEqual(report?.sites.slice(0, 1));
    }),
    { numRuns: 100 },
  );
});

function expectListsAddUp(week: SiteWeek): void {
  const of = (figure: Figure) => {
    const list = listBehind(week, figure);
    const counting = list.filter(({ counts }) => counts);
    return {
      k: counting.length,
      n: list.length,
      credits: total(list.map(({ credits }) => credits ?? 0)),
      counted: total(counting.map(({ credits }) => credits ?? 0)),
      usable: total(
        list.map(({ line }) => line.assets.filter(({ rating }) => rating === 'usable').length),
      ),
    };
  };
  expect(of({ of: 'usable' })).toMatchObject(week.usableOfAll);
  expect(of({ of: 'reviewed' })).toMatchObject(week.usableOfReviewed);
  expect(of({ of: 'generations' })).toMatchObject(week.generationsWithUsable);
  expect(of({ of: 'credits' }).credits).toBe(week.credits.total);
  expect(of({ of: 'unknown-charges' }).n).toBe(week.unknownCharges);
  expect(of({ of: 'credits' }).n + week.unknownCharges).toBe(week.generations);
  expect(of({ of: 'heavy-discarded' })).toMatchObject({
    n: week.heavy.reviewed,
    credits: week.heavy.ofReviewed,
    counted: week.heavy.rejected,
  });
  expect(of({ of: 'saved' })).toMatchObject({
    credits: week.saved.spent,
    usable: week.saved.usable,
  });
  const basis = listBehind(week, { of: 'heavy-basis' });
  const rated = basis.flatMap(({ line }) => line.assets).filter(({ rating }) => rating !== null);
  expect(rated.length).toBe(week.saved.heavyRate.n);
  expect(of({ of: 'heavy-basis' }).usable).toBe(week.saved.heavyRate.k);
  for (const { tier, cost, credits } of week.tiers)
    expect(of({ of: 'cost', tier })).toMatchObject({
      n: cost.generations,
      usable: cost.usable,
      credits: credits.total,
    });
  for (const { model, n } of week.latencies) expect(of({ of: 'latency', model }).n).toBe(n);
  expect(of({ of: 'waived' }).n).toBe(week.waived);
  expect(of({ of: 'stopped' }).n).toBe(week.stopped);
  for (const { rule, refused, cancelled } of week.stops)
    expect(of({ of: 'stop', rule }).n).toBe(refused + cancelled);
}

/** The report's own figures under the names of the count by hand. */
function asByHand(week: SiteWeek): ByHand {
  const { heavy, credits, firstUsable, saved, plan } = week;
  return withinRounding({
    assets: week.assets,
    reviewed: week.reviewed,
    usable: week.usableOfAll.k,
    succeeded: week.succeeded,
    withUsable: week.generationsWithUsable.k,
    generations: week.generations,
    credits: credits.total,
    usableCredits: credits.usable,
    rejectedCredits: credits.rejected,
    unreviewedCredits: credits.unreviewed,
    creditsOfNothing: credits.none,
    unknown: week.unknownCharges,
    costs: Object.fromEntries(week.tiers.map(({ tier, cost }) => [String(tier), cost.value])),
    heavyRejected: heavy.rejected,
    heavyReviewedCredits: heavy.ofReviewed,
    heavyReviewed: heavy.reviewed,
    heavyUnreviewed: heavy.unreviewed,
    alarm: heavy.alarm,
    savedLikely: saved.range?.likely ?? null,
    savedHidden: saved.range === null,
    firstMinutes: firstUsable.minutes?.median ?? null,
    firstGenerations: firstUsable.generations?.median ?? null,
    conceptsWithout: firstUsable.none,
    waived: week.waived,
    stopped: week.stopped,
    stops: Object.fromEntries(
      week.stops.map(({ rule, refused, cancelled }) => [rule ?? 'nobody', refused + cancelled]),
    ),
    medianLatency: Object.fromEntries(week.latencies.map(({ model, p50 }) => [String(model), p50])),
    paid: plan && `${plan.paid} ${plan.currency} for ${plan.credits}`,
  });
}

/** Sums in another order differ in the last digits of a double. */
function withinRounding(one: ByHand): ByHand {
  const round = (value: number | null) =>
    value === null ? null : Math.round(value * 1e6) / 1e6 || 0;
  return {
    ...one,
    savedLikely: round(one.savedLikely),
    firstMinutes: round(one.firstMinutes),
    costs: Object.fromEntries(Object.entries(one.costs).map(([tier, cost]) => [tier, round(cost)])),
  };
}

/** Of thousands of prompts only the latest are kept, and which those are is for the fold's own test. */
function withoutPrompts(report: WeekReport | null) {
  return JSON.parse(JSON.stringify(report), (key, value) => (key === 'prompt' ? null : value));
}
