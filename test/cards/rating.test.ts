import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOverlay } from '../surfaces/open.ts';
import { type House, openHouse, until } from '../walks/house.ts';
import { pointAt } from '../walks/point-at.ts';
import { dock, draw, marks, rated, shown, verdicts } from './on-cards.ts';

let house: House;
beforeAll(async () => {
  // A week of earlier pictures, which the extension never saw come back.
  house = await openHouse({ studio: { history: 1 } });
  await draw(house, 'a lighthouse in the fog', 4);
});
afterAll(() => house?.close());

const PICTURE = '.result img';

test('each picture that came back carries a mark', async () => {
  const all = await marks(house.page, 4);
  for (const { label } of all) expect(label).toBe('Image “a lighthouse in the fog”, not reviewed');
  // The same corner of every card.
  const boxes = await house.page.$$eval(PICTURE, (images) =>
    images.map((image) => image.getBoundingClientRect().left),
  );
  expect(all.map(({ left }) => Math.round(left)).sort()).toEqual(boxes.map(Math.round).sort());
});

test('keys on the card under the pointer are stored, and the same key clears', async () => {
  const { page } = house;
  const verdict = (index: number) =>
    until(
      () => verdicts(house),
      (all) => all[index] !== undefined,
    );
  const becomes = async (index: number, rating: 'usable' | 'rejected' | null, count: number) => {
    await until(
      () => rated(house),
      (n) => n === count,
    );
    expect((await verdict(index))[index]).toBe(rating);
  };
  await pointAt(page, PICTURE, 0);
  await page.keyboard.press('p');
  await becomes(0, 'usable', 1);
  expect((await shown(page))[0]?.label).toContain(', usable');
  await page.keyboard.press('p');
  await becomes(0, null, 2);
  await pointAt(page, PICTURE, 1);
  await page.keyboard.press('x');
  await becomes(1, 'rejected', 3);
  await page.keyboard.press('u');
  await becomes(1, null, 4);
  await page.keyboard.press('X');
  await becomes(1, 'rejected', 5);
  expect((await verdicts(house)).filter(Boolean)).toEqual(['rejected']);
});

test('Z takes back one act after the other, to the beginning', async () => {
  const { page } = house;
  await pointAt(page, PICTURE, 0);
  const expected = [null, 'rejected', null, 'usable', null] as const;
  const touched = [1, 1, 1, 0, 0];
  for (const [step, rating] of expected.entries()) {
    const before = await rated(house);
    await page.keyboard.press('z');
    await until(
      () => rated(house),
      (n) => n === before + 1,
    );
    expect((await verdicts(house))[touched[step] ?? 0]).toBe(rating);
  }
  const before = await rated(house);
  await page.keyboard.press('z');
  await until(
    () => dock(page),
    (text) => text.includes('Nothing to undo'),
  );
  expect(await rated(house)).toBe(before);
});

test('buttons on the card act like the keys, for a real click only', async () => {
  const { page } = house;
  const before = await rated(house);
  await pointAt(page, PICTURE, 2);
  await inOverlay(
    page,
    `for (const button of root.querySelectorAll('.active .tool, .active .state')) button.click();
     for (const key of ['p', 'x', 'z'])
       for (const target of [window, document.body, root.querySelector('.state')])
         target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));`,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await rated(house)).toBe(before);
  await page.locator('>>> .active .tool.usable').click();
  await until(
    () => verdicts(house),
    (all) => all[2] === 'usable',
  );
  expect(await rated(house)).toBe(before + 1);
});

test('a selection says its number, a key acts on exactly these, and Esc ends it', async () => {
  const { page } = house;
  for (const index of [0, 1, 3]) {
    await pointAt(page, PICTURE, index);
    await page.keyboard.down('Shift');
    await page.locator('>>> .active .state').click();
    await page.keyboard.up('Shift');
  }
  await until(
    () => dock(page),
    (text) => text.includes('3 selected'),
  );
  const before = await rated(house);
  await page.keyboard.press('x');
  await until(
    () => rated(house),
    (n) => n === before + 3,
  );
  expect(await verdicts(house)).toEqual(['rejected', 'rejected', 'usable', 'rejected']);
  expect(await dock(page)).toContain('3 images marked rejected');
  await page.keyboard.press('z');
  await until(
    () => rated(house),
    (n) => n === before + 6,
  );
  expect(await verdicts(house)).toEqual([null, null, 'usable', null]);
  await page.keyboard.press('Escape');
  await until(
    () => dock(page),
    (text) => !text.includes('selected'),
  );
});

test('in the gallery only what came back is marked, with its verdict', async () => {
  const { page } = house;
  await page.locator('a[href="/app/images"]').click();
  await page.waitForSelector('.tile img');
  const all = await until(
    () => shown(page),
    (found) => found.length === 4,
  );
  expect(await page.$$eval('.tile img', (tiles) => tiles.length)).toBeGreaterThan(4);
  expect(all.filter(({ label }) => label.endsWith(', usable')).length).toBe(1);
  await page.locator('a[href="/app"]').click();
  await marks(page, 4);
});
