import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StudioImage } from '../../companion/start/past-generation.ts';
import { practiceHistory } from '../../companion/start/practice-history.ts';
import { chargeOf } from '../../shared/charge.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { Event } from '../../shared/event.ts';
import { burnedIn } from '../../shared/grants/kept.ts';
import { snapshotOf } from '../../shared/snapshot.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { type Studio, startStudio } from '../studio/studio.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T12:00:00Z');
let studio: Studio;
let images: StudioImage[];
let events: Event[];
beforeAll(async () => {
  studio = await startStudio({ history: 5, seed: 7, now: () => NOW, zone: 'Europe/Berlin' });
  for (let page = 1, pages = 1; page <= pages; page++) {
    const answer = await fetch(`${studio.url}/api/user/images?page=${page}&limit=100`);
    const { data } = (await answer.json()) as {
      data: { images: StudioImage[]; totalPages: number };
    };
    pages = data.totalPages;
    images = [...(images ?? []), ...data.images];
  }
  events = practiceHistory(images, {
    site: studio.url,
    zone: 'Europe/Berlin',
    daily: 100_000,
    device: v7(),
    seed: 7,
  });
});
afterAll(() => studio.close());

const of = <T extends Event['type']>(type: T) =>
  events.filter((event): event is Extract<Event, { type: T }> => event.type === type);

test('every event is one that could have been recorded, numbered without gaps', () => {
  for (const event of events) expect(Event.parse(event)).toEqual(event);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
});

test('its charges and images are the studio’s own', () => {
  const stats = events.reduce(fold, emptyStats());
  const charged = [...stats.generations.values()].map((one) => chargeOf(one) ?? Number.NaN);
  const spent = studio.ledger.tasks.reduce((sum, { costCredits }) => sum + costCredits, 0);
  expect(charged.reduce((sum, credits) => sum + credits, 0)).toBe(spent * 1000);
  const assets = of('generation.finished').flatMap((event) => event.assets);
  expect(new Set(assets.map(({ url }) => url))).toEqual(
    new Set(images.map(({ imageUrl }) => imageUrl)),
  );
});

test('settings tell the true size, and each image is there to be fetched', async () => {
  const asked = new Map(of('generation.requested').map((one) => [one.generation, one.request]));
  for (const { generation, assets } of of('generation.finished')) {
    const request = asked.get(generation);
    const [asset] = assets;
    const [w = 0, h = 0] = request?.aspect?.split(':').map(Number) ?? [];
    expect(`${Math.max(asset?.width ?? 0, asset?.height ?? 0) / 1024}K`).toBe(request?.resolution);
    expect((asset?.width ?? 0) / (asset?.height ?? 1)).toBeCloseTo(w / h, 1);
  }
  const [latest] = of('generation.finished').at(-1)?.assets ?? [];
  const answer = await fetch(latest?.url ?? '', { method: 'HEAD' });
  expect(answer.headers.get('content-type')).toContain('image/png');
});

test('promotions render a usable draft’s own words again, most of them judged', () => {
  const requests = of('generation.requested');
  const promoted = requests.filter(({ request }) => request.promotedFrom !== null);
  expect(promoted.length).toBeGreaterThanOrEqual(5);
  const made = new Map(
    of('generation.finished').flatMap(({ generation, assets }) =>
      assets.map(({ id }) => [id, requests.find((one) => one.generation === generation)] as const),
    ),
  );
  const usable = new Set(
    of('asset.rated').flatMap(({ asset, rating }) => (rating === 'usable' ? asset : [])),
  );
  for (const { request, concept } of promoted) {
    const draft = made.get(request.promotedFrom ?? '');
    expect(draft?.request).toMatchObject({ prompt: request.prompt, aspect: request.aspect });
    expect(draft?.concept).toBe(concept);
    expect(usable).toContain(request.promotedFrom);
  }
  const { sites } = snapshotOf(events.reduce(fold, emptyStats()), DEFAULT_RULES, NOW);
  const judged = sites[studio.url]?.promotions.reduce((sum, one) => sum + one.judged, 0);
  expect(judged).toBeGreaterThanOrEqual(3);
  expect(sites[studio.url]?.plan?.currency).toBe('EUR');
});

test('enough heavy ones are reviewed for every figure; the last days wait', () => {
  const rated = new Set(of('asset.rated').map(({ asset }) => asset));
  const heavy = new Set(
    of('generation.requested').flatMap((one) =>
      one.request.tier === 'heavy' ? one.generation : [],
    ),
  );
  const finished = of('generation.finished');
  const reviewed = finished
    .filter(({ generation }) => heavy.has(generation))
    .flatMap(({ assets }) => assets)
    .filter(({ id }) => rated.has(id));
  expect(reviewed.length).toBeGreaterThanOrEqual(10);
  const latest = finished.filter(({ at }) => at > NOW - 4 * DAY).flatMap(({ assets }) => assets);
  expect(latest.filter(({ id }) => !rated.has(id)).length).toBeGreaterThan(3);
  const asked = of('generation.requested').filter(({ decision }) => decision.because.length > 0);
  expect(asked.some(({ waiver }) => waiver !== null)).toBe(true);
  expect(asked.some(({ outcome }) => outcome === 'cancelled')).toBe(true);
});

test('its daily credits cover all of it, and today’s are whole', () => {
  const { sites } = snapshotOf(events.reduce(fold, emptyStats()), DEFAULT_RULES, NOW);
  const grants = sites[studio.url]?.grants;
  expect(grants && burnedIn(grants, NOW)).toMatchObject({
    beyond: 0,
    buckets: [{ left: 100_000 }],
  });
});

test('the same seed and images give the same history, ids included', () => {
  const again = () =>
    practiceHistory(images, {
      site: 'https://a.example',
      zone: 'UTC',
      daily: 100_000,
      device: 'd',
      seed: 3,
    });
  expect(again()).toEqual(again());
});
