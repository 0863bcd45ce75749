import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Event } from '../../shared/event.ts';
import { listBehind } from '../../shared/report/list-behind.ts';
import { reportWeek } from '../../shared/report/report-week.ts';
import { Waivers, waiversOf } from '../../shared/report/waivers.ts';
import { isoWeekOf } from '../../shared/reset-day.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import type { Waiver } from '../../shared/waiver.ts';
import { history, idAt } from './history.ts';

const waiverOf = (n: number): Waiver => ({
  id: idAt(1, n),
  rule: 'paid-upscale',
  scope: { sites: [], projects: [], concept: null },
  reason: 'the client wants it so',
  since: n,
  until: null,
});
const KEPT = [waiverOf(1), waiverOf(2)];
const RULES = { ...DEFAULT_RULES, waivers: KEPT };
const IDS = [1, 2, 3].map((n) => idAt(1, n));

/** The history, where some requests went by standing waivers: of the last nobody knows any more. */
const told = fc
  .tuple(history, fc.array(fc.subarray(IDS, { maxLength: 2 }), { minLength: 25, maxLength: 25 }))
  .map(([events, used]) =>
    events.map((event, i): Event => {
      const ids = used[i % used.length] ?? [];
      if (event.type !== 'generation.requested' || ids.length === 0) return event;
      const waived = ids.map((waiver) => ({ rule: 'paid-upscale', text: 'because', waiver }));
      return { ...event, decision: { ...event.decision, waived } };
    }),
  );

test('each waiver’s use is what went under it, by studio', () => {
  let used = 0;
  fc.assert(
    fc.property(told, (events) => {
      const stats = events.reduce(fold, emptyStats());
      const found = waiversOf(stats, RULES, 10);
      expect(Waivers.safeParse(found).error).toBeUndefined();
      expect(found.standing.map(({ id }) => id)).toEqual([IDS[1], IDS[0]]);
      // What a request cost is the report's to say: here only which ones are counted, and how.
      const lines = [...new Set(events.map(({ reset }) => isoWeekOf(reset.day)))].flatMap((week) =>
        reportWeek(stats, week)!.sites.flatMap(({ site, lines }) =>
          lines.map((line) => ({ site, line })),
        ),
      );
      for (const week of new Set(events.map(({ reset }) => isoWeekOf(reset.day)))) {
        for (const site of reportWeek(stats, week)!.sites) {
          const went = events.filter(
            (event) =>
              event.type === 'generation.requested' &&
              event.site === site.site &&
              isoWeekOf(event.reset.day) === week &&
              event.outcome === 'released' &&
              event.decision.waived !== undefined,
          ).length;
          expect(site.underWaiver ?? 0).toBe(went);
          expect(listBehind(site, { of: 'under-waiver' })).toHaveLength(went);
        }
      }
      for (const { id, uses } of found.standing) {
        const under = events.flatMap((event) =>
          event.type === 'generation.requested' &&
          event.decision.waived?.some(({ waiver }) => waiver === id)
            ? event.generation
            : [],
        );
        const went = lines.filter(
          ({ line }) =>
            under.includes(line.id) && line.outcome === 'released' && line.end !== 'rejected',
        );
        for (const site of new Set(went.map((one) => one.site))) {
          const own = went.filter((one) => one.site === site).map(({ line }) => line);
          expect(uses.find((one) => one.site === site)).toEqual({
            site,
            times: own.length,
            last: Math.max(...own.map(({ at }) => at)),
            credits: own.reduce((sum, { charge }) => sum + (charge ?? 0), 0),
            unknownCharges: own.filter(({ charge }) => charge === null).length,
          });
          used += own.length;
        }
        expect(uses.reduce((sum, { times }) => sum + times, 0)).toBe(went.length);
      }
    }),
    { numRuns: 100 },
  );
  expect(used).toBeGreaterThan(50);
});

test('the reasons given once are those of the weekly reports, newest first and no more than asked', () => {
  fc.assert(
    fc.property(told, fc.integer({ min: 0, max: 8 }), (events, most) => {
      const stats = events.reduce(fold, emptyStats());
      const { once, onceInAll } = waiversOf(stats, RULES, most);
      const weeks = [...new Set(events.map(({ reset }) => isoWeekOf(reset.day)))];
      const reported = weeks
        .flatMap((week) => reportWeek(stats, week)!.sites)
        .flatMap((site) =>
          listBehind(site, { of: 'waived' }).map(({ line }) => ({ site: site.site, line })),
        )
        .sort((a, b) => b.line.at - a.line.at || (a.line.id < b.line.id ? 1 : -1));
      expect(onceInAll).toBe(reported.length);
      expect(once).toEqual(reported.slice(0, most));
    }),
    { numRuns: 100 },
  );
});
