import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Waiver } from '../../shared/waiver.ts';
import { readView } from '../hold/tell-extension.ts';
import { generate, type House, openHouse, surface, until } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ companion: 'off' });
  await work('spring teaser');
  await generate(house.page, 'a red fox in the snow');
  await went(1);
  // The first upscale tells the price; from then on the rule asks.
  await upscale();
  await went(2);
});
afterAll(() => house?.close());

const snapshot = async () => (await readView(house.browser, house.extension)).snapshot;
const went = (n: number) =>
  until(
    async () => (await snapshot()).recent,
    (recent) => recent.filter(({ end }) => end === 'succeeded').length === n,
  );
const upscale = () => house.page.locator('button::-p-text(Upscale 2K)').click();
const sheet = () => house.page.locator('>>> .sheet .again select').waitHandle();
const answer = (text: string) =>
  house.page.locator(`>>> .sheet button[aria-disabled="false"]::-p-text(${text})`).click();

/** Chooses the project in the panel. */
async function work(project: string): Promise<void> {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.locator('::-p-aria(Name)').fill(project);
  await until(
    () =>
      panel.evaluate(
        `chrome.storage.local.get('preferences').then(({ preferences }) => preferences?.project)`,
      ),
    (kept) => kept === project,
  );
  await panel.close();
  await house.page.bringToFront();
}

/** Goes on with this choice, by the keyboard. */
async function waive(choice: string): Promise<Waiver> {
  const before = (await snapshot()).rules.waivers.length;
  const select = await sheet();
  await house.page.locator('>>> .sheet .reason input').fill('the client pays');
  await select.focus();
  await house.page.keyboard.type(choice);
  await answer('Generate anyway');
  const { waivers } = await until(
    async () => (await snapshot()).rules,
    (rules) => rules.waivers.length === before + 1,
  );
  return waivers.at(-1)!;
}

test('without a companion a waiver for a project is kept here, and holds for that project alone', async () => {
  await upscale();
  expect(await waive('for project')).toMatchObject({
    rule: 'paid-upscale',
    scope: { sites: [house.studio.url], projects: ['spring teaser'], concept: null },
    until: null,
  });
  await went(3);
  await upscale();
  await went(4);
  await work('autumn');
  await upscale();
  await sheet();
  await answer('Cancel');
});

test('a waiver for an idea holds as long as the idea goes on', async () => {
  await upscale();
  const { scope } = await waive('for this');
  await went(5);
  expect(scope).toMatchObject({ sites: [house.studio.url], projects: [] });
  expect(scope.concept).toBe((await snapshot()).recent[0]?.concept);
  await upscale();
  await went(6);
  await generate(house.page, 'a lighthouse at dusk, seen from the sea');
  await went(7);
  await upscale();
  await sheet();
  await answer('Cancel');
});

test('how often it was used is shown as unknown, and it can be taken back all the same', async () => {
  const options = await surface(house.browser, house.extension, 'options');
  const said = () =>
    options
      .$eval('[data-waivers]', (list) => list.textContent.replace(/\s+/g, ' '))
      .catch(() => '');
  const text = await until(said, (now) => now.includes('How often they were used: ?'));
  expect(text.match(/Used \? times/g)).toHaveLength(2);
  expect(text).toContain('one idea');
  expect(text).toContain('project spring teaser');
  await options.locator('[data-waiver] button::-p-text(Take back)').click();
  await until(said, (now) => now.includes('1 waiver that ended'), 5000);
  await options.close();
});
