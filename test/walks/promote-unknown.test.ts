import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Understanding } from '../../shared/site/understanding.ts';
import type { Entry } from '../studio/standins/backend.ts';
import { drive, elementAt } from '../studio/standins/drive.ts';
import { findPlace } from '../studio/standins/find-place.ts';
import { pages } from '../studio/standins/pages.ts';
import { type Standins, startStandins } from '../studio/standins/standins.ts';
import type { Place } from '../studio/standins/truth.ts';
import { openPage } from '../teach/teaching.ts';
import { type House, openHouse, surface, until } from './house.ts';
import { pointAt } from './point-at.ts';
import { line, lineSays, pressPromote } from './promoting.ts';
import { ofType } from './recorded.ts';

const LIMIT_MS = 240_000;

let house: House;
let standins: Standins;
beforeAll(async () => {
  standins = await startStandins({ latencyMs: 300, balance: 10_000 });
  house = await openHouse();
}, 120_000);
afterAll(async () => {
  await house?.close();
  await standins?.close();
});

/** Opens a studio that no profile describes, and waits until its form is understood. */
async function openStudio(name: string): Promise<Page> {
  const { truth } = pages[name]!;
  const page = await openPage(house, standins.url(name));
  for (const place of truth.open ?? []) await (await elementAt(page, place)).click();
  const site = new URL(standins.url(name)).origin;
  const own = await surface(house.browser, house.extension, 'options');
  await until(
    async () => {
      const stored = await own.evaluate('chrome.storage.session.get("understandings")');
      const { understandings = {} } = stored as { understandings?: Record<string, Understanding> };
      return Object.values(understandings).find((one) => one.site === site)?.state;
    },
    (state) => state === 'understood',
    60_000,
  );
  await own.close();
  await page.bringToFront();
  return page;
}

let drawn = 0;
/** Generates one image, as a person does, and waits until it is on record. */
async function draw(page: Page, name: string, words: string): Promise<Entry> {
  drawn += 1;
  // Where a test is tried again its drafts are others.
  const prompt = `${words}, ${drawn}`;
  // A form stays open after it was used.
  await drive(page, { ...pages[name]!.truth, open: [] }, prompt);
  const entry = await until(
    () => standins.ledger(name).entries.at(-1)!,
    (one) => one.prompt === prompt && one.outcome === 'succeeded',
    60_000,
  );
  await recorded(entry);
  return entry;
}

/** The recorded generation of what the studio made. */
async function recorded({ images }: Entry) {
  const isOf = (url: string) => images.some((file) => decodeURIComponent(url).includes(file));
  const events = await until(
    () => house.companion.events(),
    (all) =>
      ofType(all, 'generation.finished').some(({ assets }) => assets.some(({ url }) => isOf(url))),
    60_000,
  );
  const ends = ofType(events, 'generation.finished').filter(({ assets }) =>
    assets.some(({ url }) => isOf(url)),
  );
  expect(ends).toHaveLength(1);
  const [end] = ends;
  const asset = end!.assets.find(({ url }) => isOf(url))!;
  const request = ofType(events, 'generation.requested').find(
    ({ generation }) => generation === end!.generation,
  )!.request;
  return { request, asset };
}

/** Points at the picture, and presses its Promote. */
async function promote(page: Page, { images }: Entry): Promise<void> {
  const picture = `img[src*="${images[0]}"]`;
  await page.locator(picture).wait();
  await page.$eval(picture, (element) => element.scrollIntoView({ block: 'center' }));
  await pointAt(page, picture);
  await pressPromote(page);
}

/** What stands in the box and on the picker. */
const formOf = (page: Page, prompt: Place, model: Place) =>
  page.evaluate(`(() => {
    const find = ${findPlace};
    const [box] = find(${JSON.stringify(prompt)});
    const [picker] = find(${JSON.stringify(model)});
    const checked = picker.querySelector('input:checked, ._on');
    return [box.value, picker.value || (checked ? checked.value || checked.textContent : picker.textContent)];
  })()`);

test.each([
  // A list of boxes that opens at a press and tells nobody of it; the next tier up, not the highest.
  ['pill-es', 'nano-banana', 'seedream-4.5'],
  // A menu, with a stepper for the count.
  ['canvas-pools', 'nano-banana', 'nano-banana-2-pro'],
  // Buttons that only their class tells apart; the model is in the address, on another origin.
  ['api-elsewhere-ru', 'flux-kontext', 'nano-banana-pro'],
  // The browser's own list, in a form that is submitted.
  ['radios-created', 'flux-schnell', 'flux-dev'],
  // Radios under cards of other words; a form with files, sent by XMLHttpRequest.
  ['stars-form-ru', 'fast', 'max'],
])(
  '%s: one click renders a draft again in a heavier model, and its form is given back',
  { timeout: LIMIT_MS },
  async (name, light, heavy) => {
    const { truth } = pages[name]!;
    const { prompt, model } = truth.anchors;
    const page = await openStudio(name);
    const draft = await draw(page, name, `an old harbour at dawn, ${name}`);
    expect(draft.model).toBe(light);
    const made = await recorded(draft);
    // Then the person goes on to something else.
    const box = await elementAt(page, prompt!);
    await box.click({ count: 3 });
    await page.keyboard.sendCharacter('a glass bird');
    const form = await formOf(page, prompt!, model!);

    await promote(page, draft);
    await lineSays(page, 'Promoting to');
    await lineSays(page, 'is ready');
    const final = standins.ledger(name).entries.at(-1)!;
    expect(final).toMatchObject({ prompt: draft.prompt, model: heavy, outcome: 'succeeded' });
    const result = await recorded(final);
    expect(result.request).toMatchObject({
      prompt: draft.prompt,
      model: heavy,
      promotedFrom: made.asset.id,
    });
    await until(
      () => formOf(page, prompt!, model!),
      (now) => JSON.stringify(now) === JSON.stringify(form),
    );
    await page.close();
  },
);

test('a picker that does not take it: nothing is sent, it is said which, and all is as it was', {
  timeout: LIMIT_MS,
}, async () => {
  const name = 'canvas-pools';
  const { prompt, model } = pages[name]!.truth.anchors;
  const page = await openStudio(name);
  const draft = await draw(page, name, 'a tram in the rain');
  // From now on its menu takes no choice.
  await page.evaluate(() => {
    document.addEventListener(
      'click',
      (event) => {
        if (!(event.target as Element).closest('[role="menuitemradio"]')) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { capture: true },
    );
  });
  const form = await formOf(page, prompt!, model!);
  const sent = standins.ledger(name).entries.length;
  await promote(page, draft);
  const said = await lineSays(page, 'did not take the model');
  expect(said).not.toContain('Not put back');
  expect(standins.ledger(name).entries).toHaveLength(sent);
  expect(await formOf(page, prompt!, model!)).toEqual(form);
  expect(await page.$('[role="menu"]')).toBeNull();
  await page.locator('>>> .plan button::-p-text(Close)').click();
  await until(
    () => line(page),
    (now) => !now.includes('did not take'),
  );
  await page.close();
});
