import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, typePrompt, until } from './house.ts';
import { assetAt, choose, draw, formOf, lineSays, promote, typeInto, unfold } from './promoting.ts';
import { expectRecordedOnce, finished, ofType } from './recorded.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

test('walk 4: a draft is promoted as it was made, in a higher tier, and the form is given back', async () => {
  const { page, studio, companion } = house;
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
  const form = await formOf(page);

  const pressed = Date.now();
  await promote(page, draft);
  await lineSays(page, 'Promoting to Flux 2 Pro 1K');
  await lineSays(page, 'the final is there');
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
  const events = await until(
    () => companion.events(),
    (all) => finished(all) === 2,
  );
  expectRecordedOnce(events, studio.ledger.tasks);
  const [first, second] = ofType(events, 'generation.requested');
  const asset = assetAt(events, draft.images[0]?.imageUrl);
  expect(second?.request).toMatchObject({
    promotedFrom: asset.id,
    parents: [{ asset: asset.id }],
    tier: 'standard',
  });
  expect(second?.concept).toBe(first?.concept);
  expect(await formOf(page)).toEqual(form);
});
