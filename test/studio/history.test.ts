import { afterEach, expect, test } from 'vitest';
import { type Studio, startStudio } from './studio.ts';

let studio: Studio;
afterEach(() => studio.close());

test('earlier weeks keep to the daily limit, end before today, and page through the gallery', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  studio = await startStudio({ history: 6, seed: 9, now: () => now, zone: 'Asia/Tokyo' });
  const { tasks } = studio.ledger;
  expect(tasks.length).toBeGreaterThan(40);
  const today = Date.parse('2026-11-23T15:00:00Z');
  expect(tasks.every(({ finishedAt }) => finishedAt! < today)).toBe(true);
  expect(tasks[0]!.createdAt).toBeGreaterThan(today - 43 * 86_400_000);
  const spent = new Map<string, number>();
  for (const { createdAt, costCredits } of tasks) {
    const day = new Date(createdAt + 9 * 3_600_000).toISOString().slice(0, 10);
    spent.set(day, (spent.get(day) ?? 0) + costCredits);
  }
  expect(Math.max(...spent.values())).toBeLessThanOrEqual(100);
  expect(studio.ledger.balance()).toBe(100);

  const seen = new Set<string>();
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { data } = await (await fetch(`${studio.url}/api/user/images?page=${page}`)).json();
    pages = data.totalPages;
    for (const { id } of data.images) seen.add(id);
  }
  expect(seen.size).toBe(tasks.reduce((sum, { images }) => sum + images.length, 0));
});

test('the same seed on the same day recalls the same past', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  const ids = async () => {
    studio = await startStudio({ history: 2, seed: 9, now: () => now });
    return studio.ledger.tasks.map(({ id }) => id);
  };
  const first = await ids();
  await studio.close();
  expect(await ids()).toEqual(first);
});
