import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings, inOverlay, picture } from '../surfaces/open.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { pointAt } from '../walks/point-at.ts';
import { ofType } from '../walks/recorded.ts';
import { dock, draw, marks, shown, verdicts } from './on-cards.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ studio: { speed: 12 } });
  await draw(house, 'a lighthouse in the fog', 1);
  await marks(house.page, 1);
});
afterAll(() => house?.close());

const submits = () =>
  house.studio.requests.filter(({ path }) => path === '/api/ai/generate').length;
const bar = () =>
  inOverlay<string>(house.page, "return root?.querySelector('.bar.placed')?.textContent ?? ''");
const says = (words: RegExp, limit = 15_000) => until(bar, (text) => words.test(text), limit);
const pressPromote = async () => {
  await pointAt(house.page, '.result img', -1 + (await house.page.$$('.result img')).length);
  await house.page.locator('>>> .active .promote').click();
};

test('the line before the click says what it will be, cost and take', async () => {
  const { page } = house;
  await pointAt(page, '.result img');
  await page.locator('>>> .active .promote').hover();
  const line = await says(/Promote to/);
  expect(line).toMatch(
    /Standard · \d+ cr · (~[\d.]+|\?) s · re-render · composition not judged yet/,
  );
  await picture(page, 'promote-peek');
  expect(await findings(page, 'tierwise-overlay')).toEqual([]);
  expect(submits()).toBe(1);
});

test('one click counts five seconds down, and Esc takes it back', async () => {
  const { page } = house;
  await pressPromote();
  await says(/in \d s/);
  await page.keyboard.press('Escape');
  await until(bar, (text) => !text.includes('Promoting'));
  await new Promise((resolve) => setTimeout(resolve, 6000));
  expect(submits()).toBe(1);
});

test('it runs, and the result stands linked beside its draft', async () => {
  const { page, companion } = house;
  await pressPromote();
  await says(/in \d s/);
  await picture(page, 'promote-undo');
  await says(/Rendering in/, 30_000);
  await picture(page, 'promote-running');
  await says(/is ready/, 60_000);
  expect(submits()).toBe(2);
  const [, requested] = ofType(await companion.events(), 'generation.requested');
  const [draft] = ofType(await companion.events(), 'generation.finished');
  expect(requested?.request.promotedFrom).toBe(draft?.assets[0]?.id);
  await marks(page, 2);
  // What came back stands above its draft, and is the card that the next key acts on.
  await until(
    () => shown(page),
    (found) => found.toSorted((a, b) => a.top - b.top)[0]?.active === true,
  );
  expect(
    await inOverlay(page, "return [...root.querySelectorAll('.from')].map((one) => one.title)"),
  ).toEqual(['From this draft: compare (C)']);
  await picture(page, 'promote-done');
});

test('C lays draft and final under one slider, which asks whether the composition was kept', async () => {
  const { page, companion } = house;
  await page.keyboard.press('c');
  const slider = await page.waitForSelector('>>> .pair[open] input[type=range]');
  const at = () => slider?.evaluate((input) => (input as HTMLInputElement).value);
  expect(await at()).toBe('50');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await at()).toBe('52');
  const box = await slider?.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.25, (box?.y ?? 0) + 100);
  expect(Number(await at())).toBeLessThan(35);
  const words = await inOverlay<string>(page, "return root.querySelector('.pair').textContent");
  expect(words).toContain('nano-banana');
  expect(words).toContain('1024 × 1024');
  await until(
    () =>
      inOverlay<boolean>(
        page,
        "return [...root.querySelectorAll('.stage img')].every((one) => one.complete && one.naturalWidth > 0)",
      ),
    Boolean,
  );
  await picture(page, 'promote-compare');
  expect(await findings(page, 'tierwise-overlay')).toEqual([]);
  await page.locator('>>> .pair button::-p-text(Yes)').click();
  const judged = await until(
    async () => ofType(await companion.events(), 'composition.judged'),
    (all) => all.length === 1,
  );
  expect(judged[0]?.kept).toBe(true);
  await page.keyboard.press('p');
  await until(
    () => verdicts(house),
    (all) => all[1] === 'usable',
  );
  await page.keyboard.press('Escape');
  await until(
    () => inOverlay<boolean>(page, "return root.querySelector('.pair').open"),
    (open) => !open,
  );
  expect(await dock(page)).toContain('marked usable');
});

test('the next line knows how often the composition was kept', async () => {
  const { page } = house;
  await page.locator('>>> .bar.placed button::-p-text(Close)').click();
  await pointAt(page, '.result img', 1);
  await page.locator('>>> .active .promote').hover();
  await says(/composition kept 1 of 1/);
});

test('with a destination the line says what suffices for it', async () => {
  const { page, browser, extension } = house;
  const options = await surface(browser, extension, 'options');
  const destination = { id: 'social', name: 'Social 1080 × 1920', width: 1080, height: 1920 };
  const chosen = {
    showHint: true,
    project: null,
    promoteTo: 'next',
    destinations: { '': destination },
  };
  await options.evaluate(`chrome.storage.local.set({ preferences: ${JSON.stringify(chosen)} })`);
  await options.close();
  await page.bringToFront();
  await pointAt(page, '.result img', 1);
  await page.locator('>>> .active .promote').hover();
  await says(/For Social 1080 × 1920: needs 2K/);
  await picture(page, 'promote-destination');
});
