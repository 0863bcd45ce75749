import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteSummary } from '../../shared/snapshot.ts';
import { viewFor } from '../screens/view.ts';
import { type House, surface, until } from '../walks/house.ts';
import { bothSchemes, openAlone, picture, seed } from './open.ts';

let house: House;
let panel: Page;
beforeAll(async () => {
  house = await openAlone();
  panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.setViewport({ width: 360, height: 1100 });
});
afterAll(() => house?.close());

/** Shows it until the panel says so: the worker writes a view of its own whenever it hears something. */
const shows = (changed: (studio: SiteSummary) => Partial<SiteSummary>, words: RegExp) =>
  until(
    async () => {
      await seed(panel, { view: viewFor(house.studio.url, Date.now(), {}, changed) });
      await new Promise((resolve) => setTimeout(resolve, 100));
      return panel.$eval('main', (main) => main.textContent);
    },
    (text) => words.test(text),
  );

test('a forecast that stopped holding is withdrawn in words, with how it did', async () => {
  const text = await shows(({ scores }) => {
    const last = Array.from({ length: 14 }, (_, n) => n % 3 !== 0);
    return { scores: { ...scores!, last, inside: last.filter(Boolean).length, withdrawn: true } };
  }, /No forecast: withdrawn/);
  expect(text).toContain('withdrawn: 9 of the last 14 inside');
  expect(text).toContain('is back once it holds again');
  expect(text).not.toMatch(/Runs out|Until 00:00/);
  expect(await bothSchemes(panel)).toEqual([]);
  await picture(panel, 'forecast-withdrawn');
});

test('credits that will lapse are told with their bucket and their end', async () => {
  const text = await shows(({ days }) => {
    // Of a person who spends little, most of the daily credits come to nothing.
    const few = days.map((day) => ({ ...day, hours: day.hours.map((spent) => spent / 10) }));
    return { days: few };
  }, /will probably lapse/);
  expect(text).toMatch(/\d+(\.\d+)? daily credits will probably lapse at 00:00/);
  expect(await bothSchemes(panel)).toEqual([]);
  await picture(panel, 'forecast-lapse');
});
