import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance } from '../../shared/advance.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Event } from '../../shared/event.ts';
import { burnedIn } from '../../shared/grants/kept.ts';
import { SNAPSHOT_RECENT, snapshotOf } from '../../shared/snapshot.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { AFTER, history, idAt, REQUEST, Recorder, SITE } from './history.ts';

const AT = AFTER - 86_400_000;
const DRAFT = idAt(AT, 1);
const FINAL = idAt(AT, 2);
const PAIR = { from: 'nano-banana', to: 'banana-ai-pro' };
const PLAN = { paid: 1900, currency: 'EUR', credits: 2_000_000, discount: null };

/** A draft and its promotion, both finished. */
function promoted(): Recorder {
  const recorder = new Recorder();
  const made = [
    { asset: DRAFT, model: PAIR.from, promotedFrom: null },
    { asset: FINAL, model: PAIR.to, promotedFrom: DRAFT },
  ];
  made.forEach(({ asset, model, promotedFrom }, i) => {
    const generation = idAt(AT, 10 + i);
    recorder.record(AT + i * 1000, {
      type: 'generation.requested',
      site: SITE,
      generation,
      request: { ...REQUEST, model, promotedFrom },
      project: null,
      concept: null,
      quoted: { credits: null, provenance: 'unknown' },
      decision: { verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'companion' },
      waiver: null,
      outcome: 'released',
      holdMs: 1,
    });
    recorder.record(AT + i * 1000 + 500, {
      type: 'generation.finished',
      site: SITE,
      generation,
      outcome: 'succeeded',
      assets: [
        {
          id: asset,
          position: 0,
          url: `${SITE}/${i}.png`,
          media: 'image',
          width: null,
          height: null,
        },
      ],
      error: null,
      charged: { credits: 4000, provenance: 'measured' },
      latencyMs: 500,
    });
  });
  return recorder;
}

/** What surfaces know with the companion away: it has the first `had` events, the rest waits. */
function away(events: readonly Event[], had: number) {
  const known = events.slice(0, had);
  const base = snapshotOf(known.reduce(fold, emptyStats()), DEFAULT_RULES, AFTER);
  // Of what was delivered this browser keeps only what belongs to a generation, and not for ever.
  return advance(base, [], events.slice(had), AFTER).sites[SITE];
}

test('a verdict on a promotion counts once, changes, and is taken back while the companion is away', () => {
  const recorder = promoted();
  const judge = (kept: boolean | null) =>
    recorder.record(AT + 5000 + recorder.events.length, {
      type: 'composition.judged',
      site: SITE,
      asset: FINAL,
      kept,
    });
  const had = recorder.events.length;
  judge(true);
  expect(away(recorder.events, had)?.promotions).toEqual([{ ...PAIR, kept: 1, judged: 1 }]);
  judge(false);
  expect(away(recorder.events, had)?.promotions).toEqual([{ ...PAIR, kept: 0, judged: 1 }]);
  // The first verdict was delivered already.
  expect(away(recorder.events, had + 1)?.promotions).toEqual([{ ...PAIR, kept: 0, judged: 1 }]);
  judge(null);
  expect(away(recorder.events, had)?.promotions).toEqual([]);
  expect(away(recorder.events, had + 2)?.promotions).toEqual([]);
  expect(away(recorder.events, recorder.events.length)?.promotions).toEqual([]);
});

test('a draft that was delivered long ago is still told by the snapshot', () => {
  const { events } = promoted();
  expect(away(events, 2)?.promoted).toEqual([{ ...PAIR, asset: FINAL, kept: null }]);
});

test('a plan is stated and taken back while the companion is away', () => {
  const recorder = promoted();
  recorder.record(AT + 9000, { type: 'plan.stated', site: SITE, plan: PLAN });
  recorder.record(AT + 9001, { type: 'plan.stated', site: SITE, plan: null });
  const [stated, both] = [recorder.events.slice(0, 5), recorder.events];
  expect(away(stated, 4)?.plan).toEqual(PLAN);
  expect(away(both, 4)?.plan).toBeNull();
  expect(away(both, 5)?.plan).toBeNull();
});

test('an idea is put right and a brief is worked on while the companion is away', () => {
  const recorder = promoted();
  const rest = {
    ...{ stills: 1, clips: 0, clipSeconds: null, destination: null, deadline: null },
    ...{ credits: null, finals: 'heavy' as const, project: null, since: AT - 1000 },
  };
  recorder.record(AT + 8000, { type: 'brief.stated', site: SITE, brief: rest });
  const had = recorder.events.length;
  const { generation } = recorder.events.find(
    (event) => event.type === 'generation.requested',
  ) as Extract<Event, { type: 'generation.requested' }>;
  const IDEA = idAt(AT, 77);
  recorder.record(AT + 9000, { type: 'concept.stated', site: SITE, generation, concept: IDEA });
  const known = recorder.events.slice(0, had).reduce(fold, emptyStats());
  const base = snapshotOf(known, DEFAULT_RULES, AFTER);
  const advanced = advance(base, [], recorder.events.slice(had), AFTER);
  const whole = snapshotOf(recorder.events.reduce(fold, emptyStats()), DEFAULT_RULES, AFTER);
  expect(advanced.recent).toEqual(whole.recent);
  expect(advanced.sites[SITE]?.sums?.concepts).toEqual(whole.sites[SITE]?.sums?.concepts);
  expect(whole.sites[SITE]?.sums?.concepts.map(({ concept }) => concept)).toContain(IDEA);
  expect(advanced.sites[SITE]?.brief).toEqual(whole.sites[SITE]?.brief);
  expect(away(recorder.events, had - 1)?.brief?.brief).toEqual(rest);
});

test('buckets go on being spent, renewed and compared with the balance while the companion is away', () => {
  const cut = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.integer({ min: 1, max: events.length })),
  );
  fc.assert(
    fc.property(cut, fc.constantFrom(0, 3_600_000, 40 * 86_400_000), ([events, had], later) => {
      const known = events.slice(0, had);
      const now = events.at(-1)!.at + later;
      const base = snapshotOf(known.reduce(fold, emptyStats()), DEFAULT_RULES, known.at(-1)!.at);
      const advanced = advance(base, known, events.slice(had), now).sites;
      const whole = snapshotOf(events.reduce(fold, emptyStats()), DEFAULT_RULES, now).sites;
      for (const site of Object.keys(whole)) {
        const [told, due] = [advanced[site]?.grants, whole[site]?.grants];
        expect(told && burnedIn(told, now)).toEqual(due && burnedIn(due, now));
        expect(told?.unknown).toBe(due?.unknown);
        expect(told?.unattributed).toBe(due?.unattributed);
      }
    }),
    { numRuns: 300 },
  );
});

test('ratings count by tier and kind of prompt as they will once they are delivered', () => {
  const cut = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.integer({ min: 1, max: events.length })),
  );
  fc.assert(
    fc.property(cut, ([events, had]) => {
      const known = events.slice(0, had);
      const now = events.at(-1)!.at;
      const base = snapshotOf(known.reduce(fold, emptyStats()), DEFAULT_RULES, now);
      const whole = snapshotOf(events.reduce(fold, emptyStats()), DEFAULT_RULES, now);
      // An older one is told in the sums alone, so that its verdicts wait.
      fc.pre(whole.recent.length < SNAPSHOT_RECENT);
      const advanced = advance(base, known, events.slice(had), now);
      for (const [site, { sums }] of Object.entries(whole.sites))
        expect(advanced.sites[site]?.sums?.rated ?? []).toEqual(sums?.rated);
    }),
    { numRuns: 300 },
  );
});
