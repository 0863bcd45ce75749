import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, typePrompt, until } from './house.ts';
import {
  assetAt,
  choose,
  draw,
  formIs,
  formOf,
  lineSays,
  promote,
  recorded,
  say,
  submits,
  typeInto,
  unfold,
} from './promoting.ts';
import { expectRecordedOnce, ofType } from './recorded.ts';

let house: House;
/** As the person left it. */
let form: Awaited<ReturnType<typeof formOf>>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

test('walk 4: a draft is promoted as it was made, in a higher tier, and the form is given back', async () => {
  const { page, studio } = house;
  await unfold(page);
  await typeInto(page, '#negative-prompt', 'people');
  await typeInto(page, '#seed', '4711');
  await choose(page, 'Aspect ratio', '9:16');
  const draft = await draw(house, 'a lighthouse in the fog');
  // Then the person goes on to something else.
  await typePrompt(page, 'a red fox in the snow');
  await typeInto(page, '#negative-prompt', 'text');
  await typeInto(page, '#seed', '5');
  await choose(page, 'Aspect ratio', '1:1');
  await page.locator('[role="radio"]::-p-text(3)').click();
  form = await formOf(page);

  const pressed = Date.now();
  await promote(page, draft);
  await lineSays(page, 'Promoting to Flux 2 Pro 1K');
  await lineSays(page, 'is ready');
  const [, final] = studio.ledger.tasks;
  expect(final!.createdAt - pressed).toBeGreaterThanOrEqual(5000);
  expect(final).toMatchObject({
    model: 'flux-2-pro',
    prompt: 'a lighthouse in the fog',
    resolution: '1K',
    scene: 'image-to-image',
    options: {
      aspect_ratio: '9:16',
      num_images: 1,
      negative_prompt: 'people',
      seed: 4711,
      image_input: [draft.images[0]?.imageUrl],
    },
  });
  const events = await recorded(house, 2);
  expectRecordedOnce(events, studio.ledger.tasks);
  const [first, second] = ofType(events, 'generation.requested');
  const asset = assetAt(events, draft.images[0]?.imageUrl);
  expect(second?.request).toMatchObject({
    promotedFrom: asset.id,
    parents: [{ asset: asset.id }],
    tier: 'standard',
  });
  expect(second?.concept).toBe(first?.concept);
  await formIs(page, form);
});

test('the result is promoted again: what it brought is the draft of the next', async () => {
  const { page, studio } = house;
  const [, middle] = studio.ledger.tasks;
  await promote(page, middle!);
  await lineSays(page, 'Promoting to Banana AI pro 2K');
  await lineSays(page, 'is ready');
  const final = studio.ledger.tasks[2]!;
  expect(final).toMatchObject({
    model: 'banana-ai-pro',
    prompt: 'a lighthouse in the fog',
    options: { image_input: [middle?.images[0]?.imageUrl], seed: middle?.images[0]?.seed },
  });
  const events = await recorded(house, 3);
  expectRecordedOnce(events, studio.ledger.tasks);
  const requested = ofType(events, 'generation.requested');
  const asset = assetAt(events, middle!.images[0]?.imageUrl);
  expect(requested[2]?.request.promotedFrom).toBe(asset.id);
  expect(new Set(requested.map(({ concept }) => concept)).size).toBe(1);
});

test('nothing lies above the heavy tier: it is said, and nothing is sent', async () => {
  const { page, studio } = house;
  const sent = submits(studio);
  await promote(page, studio.ledger.tasks[2]!);
  await lineSays(page, 'Nothing above Heavy is offered here.');
  expect(submits(studio)).toBe(sent);
});

test('from My Images the form is fetched and the person is brought back to where they were', async () => {
  const { page, studio } = house;
  // The promotion before may be giving it back yet.
  await formIs(page, form);
  const [draft] = studio.ledger.tasks;
  await page.locator('nav a::-p-text(My Images)').click();
  await page.locator('nav a::-p-text(Create)').click();
  // Who went back has a page ahead: then the next one does not make the history longer.
  await page.goBack();
  await promote(page, draft!);
  await lineSays(page, 'Promoting to');
  await lineSays(page, 'is ready');
  await until(
    () => new URL(page.url()).pathname,
    (path) => path === '/app/images',
    30_000,
  );
  expect(studio.ledger.tasks[3]).toMatchObject({
    model: 'flux-2-pro',
    options: { image_input: [draft?.images[0]?.imageUrl], seed: 4711 },
  });
  await page.locator('nav a::-p-text(Create)').click();
  await formIs(page, form);
  const events = await recorded(house, 4);
  expectRecordedOnce(events, studio.ledger.tasks);
}, 120_000);

test('pressed twice, and from elsewhere meanwhile: promoted once', async () => {
  const { page, studio, companion } = house;
  const [draft] = studio.ledger.tasks;
  const sent = submits(studio);
  await promote(page, draft!);
  await lineSays(page, 'Promoting to');
  await promote(page, draft!).catch(() => {});
  const asset = assetAt(await companion.events(), draft?.images[0]?.imageUrl);
  const answer = await say(house, 'promote', asset.id);
  expect(answer).toEqual({ ok: false, why: expect.stringContaining('Another promotion') });
  await page.bringToFront();
  await lineSays(page, 'is ready');
  expect(submits(studio)).toBe(sent + 1);
});

test('one of our own pages promotes in a tab of the studio, which it opens where there is none', async () => {
  const { browser, page, studio, companion } = house;
  const [draft] = studio.ledger.tasks;
  const before = studio.ledger.tasks.length;
  const asset = assetAt(await companion.events(), draft?.images[0]?.imageUrl);
  await page.goto('about:blank');
  await page.bringToFront();
  expect(await say(house, 'promote', asset.id)).toEqual({ ok: true });
  const opened = await until(
    () => browser.pages(),
    (pages) => pages.some((one) => one.url().startsWith(studio.url)),
  ).then((pages) => pages.find((one) => one.url().startsWith(studio.url))!);
  await opened.bringToFront();
  await lineSays(opened, 'Promoting to');
  // Its session knows no draft: the studio's gallery does.
  await lineSays(opened, 'is ready');
  expect(studio.ledger.tasks[before]?.options).toMatchObject({
    image_input: [draft?.images[0]?.imageUrl],
  });
  const events = await recorded(house, before + 1);
  expectRecordedOnce(events, studio.ledger.tasks);
  await opened.close();
});
