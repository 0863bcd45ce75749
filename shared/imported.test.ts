import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from './default-pack.ts';
import { Event, type GenerationImported } from './event.ts';
import { importEvent, importedAsset, importedGeneration } from './import-id.ts';
import { onlyImported } from './imported.ts';
import { reportText } from './report/report-text.ts';
import { reportWeek } from './report/report-week.ts';
import { snapshotOf } from './snapshot.ts';
import { emptyStats, fold } from './stats.ts';

const SITE = 'https://studio.example';
const AT = Date.UTC(2026, 10, 24, 12);
const MADE = Date.UTC(2026, 10, 18, 23, 30);
const RESET = { zone: 'Asia/Tokyo', day: '2026-11-24', source: 'site' } as const;
const DEVICE = '019ab2c0-0000-7000-8000-00000000000d';
const url = (name: string) => `${SITE}/images/${name}.png`;

/** As another browser, or the same one a week later, would say it. */
function listed(
  task: string,
  names: readonly string[],
  { madeAt = MADE, at = AT, device = DEVICE }: Partial<GenerationImported> = {},
): GenerationImported {
  const generation = importedGeneration(SITE, task);
  const assets = names.map((name, position) => ({
    ...{ id: importedAsset(generation, url(name)), position, url: url(name) },
    ...{ media: 'image' as const, width: null, height: null },
  }));
  return {
    ...{
      v: 1,
      id: importEvent(
        generation,
        assets.map(({ id }) => id),
      ),
      device,
      seq: 1,
      at,
    },
    ...{ site: SITE, reset: RESET, type: 'generation.imported', generation, task, madeAt, assets },
    request: {
      ...{ kind: null, media: 'image', prompt: 'a fox', negativePrompt: null, model: 'flux' },
      ...{ tier: 'standard', resolution: null, aspect: null, count: null, seed: null },
      ...{ durationS: null, parents: [], promotedFrom: null },
    },
    outcome: 'succeeded',
    charged: { credits: 5000, provenance: 'measured' },
  };
}

const RECORDED = '019ab2c0-0000-7000-8000-000000000010';
const envelope = { v: 1, device: DEVICE, at: AT, site: SITE, reset: RESET } as const;
const accepted = (task: string | null): Event => ({
  ...envelope,
  ...{ id: '019ab2c0-0001-7000-8000-000000000001', seq: 2, type: 'generation.accepted' },
  ...{ generation: RECORDED, task, charged: { credits: null, provenance: 'unknown' } },
});
const finished = (names: readonly string[]): Event => ({
  ...envelope,
  ...{ id: '019ab2c0-0002-7000-8000-000000000001', seq: 3, type: 'generation.finished' },
  generation: RECORDED,
  outcome: 'succeeded',
  assets: names.map((name, position) => ({
    ...{ id: `019ab2c0-0003-7000-8000-00000000000${position}`, position, url: url(name) },
    ...{ media: 'image', width: null, height: null },
  })),
  error: null,
  charged: { credits: null, provenance: 'unknown' },
  latencyMs: null,
});
const rated = (asset: string): Event => ({
  ...envelope,
  ...{ id: '019ab2c0-0004-7000-8000-000000000001', seq: 4 },
  ...{ type: 'asset.rated', asset, rating: 'usable' },
});

const folded = (...events: Event[]) => events.reduce(fold, emptyStats());
const left = (...events: Event[]) => {
  const there = onlyImported(folded(...events));
  const back = onlyImported(folded(...events.toReversed()));
  expect(back).toEqual(there);
  return there;
};

test('what a list says is an event, the same wherever it is read', () => {
  const event = listed('t1', ['a', 'b']);
  expect(Event.safeParse(event).error).toBeUndefined();
  const later = listed('t1', ['a', 'b'], { at: AT + 7 * 86_400_000 });
  expect(later.id).toBe(event.id);
  expect(importedGeneration('https://other.example', 't1')).not.toBe(event.generation);
});

describe('one generation, in whatever order lists and records come', () => {
  test('two lists show it in parts, and one of them says when', () => {
    const [one, ...more] = left(
      listed('t1', ['a', 'b'], { madeAt: null }),
      listed('t1', ['c'], { at: AT + 1 }),
    );
    expect(more).toEqual([]);
    expect(one?.assets).toHaveLength(3);
    // Half past eight of the next morning, where the studio's day is.
    expect(one).toMatchObject({ madeAt: MADE, day: '2026-11-19', charge: 5000 });
  });

  test('a record of the same task wins', () => {
    expect(left(listed('t1', ['a']), accepted('t1'))).toEqual([]);
    expect(left(listed('t1', ['a']), accepted('t2'))).toHaveLength(1);
  });

  test('a record of the same image wins, also where it named no task', () => {
    expect(left(listed('t1', ['a']), accepted(null), finished(['a']))).toEqual([]);
    const [half] = left(listed('t1', ['a', 'b']), finished(['a']));
    expect(half?.assets.map(({ id }) => id)).toEqual([
      importedAsset(importedGeneration(SITE, 't1'), url('b')),
    ]);
  });
});

test('no figure takes it along, but its own', () => {
  const event = listed('t1', ['a', 'b']);
  const { sites, recent } = snapshotOf(folded(event), DEFAULT_RULES, AT);
  expect(recent).toEqual([]);
  expect(sites[SITE]).toMatchObject({ days: [], prices: [], latencies: [], reservations: [] });

  const report = reportWeek(folded(event, rated(event.assets[0]!.id)), '2026-W47')!;
  expect(report.sites).toEqual([]);
  expect(report.imported).toEqual([
    { site: SITE, generations: 1, assets: 2, usableOfReviewed: { k: 1, n: 1 } },
  ]);
  expect(reportText(report)).toContain('2 assets of 1 generation: 1 usable of 1');
  expect(reportWeek(folded(event), '2026-W46')?.imported).toBeUndefined();
  const undated = folded(listed('t2', ['c'], { madeAt: null }));
  expect(reportWeek(undated, '2026-W48')?.imported).toBeUndefined();
});
