import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImageHost } from '../../extension/state.ts';
import { type Display, openDisplay } from '../faults/display.ts';
import { readView, tell } from '../hold/tell-extension.ts';
import { enable, generate, type House, openHouse, surface, until } from './house.ts';
import { shelfOf } from './shelf-of.ts';

/** The studio names its images under this host, for which the browser gave no permission. */
const HOST = 'http://images.localhost';

let display: Display;
let house: House;
let site: string;
beforeAll(async () => {
  display = await openDisplay();
  const studio = { host: 'images.localhost' };
  house = await openHouse({ studio, companion: 'off', headless: false });
  // What the image's host knows the person by must not go there on our account.
  await house.page.evaluate('document.cookie = "known=person"');
  // No subdomain of this name, so the image's host is a stranger's.
  site = `http://127.0.0.1:${house.studio.port}`;
  await enable(house.browser, house.extension, site);
  await house.page.goto(`${site}/app`);
  await house.page.locator('#image-prompt').wait();
});
afterAll(async () => {
  await house?.close();
  display?.close();
});

const hosts = async (): Promise<ImageHost[]> =>
  (await readView(house.browser, house.extension)).shelf.imageHosts ?? [];
const generated = async (prompt: string, total: number) => {
  await house.page.bringToFront();
  await generate(house.page, prompt);
  return until(
    () => shelfOf(house),
    ({ cards }) => cards.length === total,
    30_000,
  );
};
const text = (name: 'sidepanel' | 'options') =>
  surface(house.browser, house.extension, name).then(async (page) => {
    await page.locator('h1').wait();
    const said = await page.evaluate(() => document.body.textContent ?? '');
    await page.close();
    return said;
  });

test('without the permission for their host no image is asked for, and the person is asked once', async () => {
  const { cards, unpictured } = await generated('a lighthouse in the fog', 1);
  expect(cards[0]).toMatchObject({ site, thumbnail: null });
  expect(new URL(cards[0]!.url).origin).toBe(house.studio.url);
  expect(unpictured).toBe(1);
  expect(await until(hosts, (met) => met.length > 0)).toEqual([
    { host: HOST, site, declined: false },
  ]);
  expect(await text('sidepanel')).toMatch(/keeps its images on images\.localhost/);
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.locator('button::-p-text(No thanks)').click();
  await until(hosts, ([host]) => host?.declined === true);
  await panel.close();
  await generated('a lighthouse at noon', 2);
  expect(await hosts()).toEqual([{ host: HOST, site, declined: true }]);
  expect(await text('sidepanel')).not.toMatch(/keeps its images/);
  expect(await text('options')).toMatch(/http:\/\/images\.localhost/);
  expect(house.studio.pictureRequests).toEqual([]);
});

test('allowed later, the thumbnails are made; cookies stay with the site itself', async () => {
  const { browser, extension, studio } = house;
  const claimed = { host: HOST, allowed: true };
  expect(await tell(browser, extension, 'answerImageHost', claimed)).toMatchObject({ ok: false });
  const options = await surface(browser, extension, 'options');
  await until(() => options.evaluate(() => document.hasFocus()), Boolean);
  await options.locator('button::-p-text(Allow…)').click();
  await display.answer(options, 'allow');
  await options.locator('[role=status]::-p-text(Allowed)').wait();
  await options.close();
  const { cards } = await until(
    () => shelfOf(house),
    ({ unpictured, thumbnails }) => unpictured === 0 && thumbnails.length === 2,
    30_000,
  );
  expect(cards.map(({ width }) => width)).toEqual([1024, 1024]);
  expect(await hosts()).toEqual([]);
  expect(studio.pictureRequests.map(({ headers }) => [headers.cookie, headers.referer])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
});
