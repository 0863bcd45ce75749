import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings, inOverlay, picture } from '../surfaces/open.ts';
import { type House, openHouse, until } from '../walks/house.ts';
import { pointAt } from '../walks/point-at.ts';
import { draw, marks, rated, shown } from './on-cards.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await draw(house, 'a street market at dusk', 4);
  await marks(house.page, 4);
});
afterAll(() => house?.close());

/** How far the marks are from the pictures that they belong to, in pixels; worst first. */
const distances = (): Promise<number[]> =>
  house.page.evaluate(`(() => {
    const shots = [...document.querySelector('tierwise-overlay').shadowRoot.querySelectorAll('.shot')];
    const images = [...document.querySelectorAll('.result img, .tile img')];
    return shots.map((shot) => {
      const at = shot.getBoundingClientRect();
      return Math.min(...images.map((image) => {
        const box = image.getBoundingClientRect();
        return Math.abs(Math.max(box.left, 0) - at.left) + Math.abs(Math.max(box.top, 0) - at.top);
      }));
    }).sort((a, b) => b - a);
  })()`) as Promise<number[]>;

const inPlace = (count: number) =>
  until(distances, (all) => all.length === count && (all[0] ?? 99) < 12);

test('marks follow a scroll, and go where their picture is scrolled out', async () => {
  const { page } = house;
  await inPlace(4);
  await page.mouse.move(900, 600);
  await page.mouse.wheel({ deltaY: 120 });
  await inPlace(4);
  await page.setViewport({ width: 1280, height: 420 });
  await until(
    () => shown(page),
    (all) => all.length < 4 && all.length > 0,
  );
  await page.setViewport({ width: 1280, height: 900 });
  await page.mouse.wheel({ deltaY: -400 });
  await inPlace(4);
});

test('marks come back after the studio’s own navigation', async () => {
  const { page } = house;
  await page.locator('a[href="/app/history"]').click();
  await marks(page, 0);
  await page.locator('a[href="/app/images"]').click();
  await page.waitForSelector('.tile img');
  await marks(page, 4);
  await inPlace(4);
  await page.locator('a[href="/app"]').click();
  await inPlace(4);
});

test('replaced, re-ordered and recycled pictures keep the right marks', async () => {
  const { page } = house;
  await pointAt(page, '.result img', 0);
  await page.keyboard.press('p');
  await until(
    () => shown(page),
    (all) => all[0]?.label.endsWith(', usable') ?? false,
  );
  const first = await page.$eval('.result img', (image) => (image as HTMLImageElement).src);
  const usableOver = () =>
    page.evaluate(`(() => {
      const root = document.querySelector('tierwise-overlay').shadowRoot;
      const shot = [...root.querySelectorAll('.shot')].find((one) => one.ariaLabel.endsWith(', usable'));
      const at = shot?.getBoundingClientRect();
      return at && [...document.querySelectorAll('.result img')].find((image) => {
        const box = image.getBoundingClientRect();
        return Math.abs(box.left - at.left) < 12 && Math.abs(box.top - at.top) < 12;
      })?.src;
    })()`);
  // The first two change places by their addresses alone, as a virtual list does.
  await page.evaluate(`(() => {
    const [a, b] = document.querySelectorAll('.result img');
    [a.src, b.src] = [b.src, a.src];
  })()`);
  await until(usableOver, (src) => src === first);
  expect(await page.$$eval('.result img', (all) => (all[1] as HTMLImageElement).src)).toBe(first);
  // All elements are made anew, in the opposite order.
  await page.evaluate(`(() => {
    const list = document.querySelector('.pictures');
    list.replaceChildren(...[...list.children].reverse().map((one) => one.cloneNode(true)));
  })()`);
  await until(usableOver, (src) => src === first);
  await inPlace(4);
  // The whole body.
  await page.evaluate(`(() => {
    const body = document.createElement('body');
    body.append(...[...document.body.children].map((one) => one.cloneNode(true)));
    document.body.replaceWith(body);
  })()`);
  await until(usableOver, (src) => src === first);
  await inPlace(4);
  await page.reload();
  await page.locator('#image-prompt').wait();
});

test('a picture that the pointer rests on before it is known is the active card as soon as it is', async () => {
  const { page } = house;
  await page.evaluate(`(() => {
    const late = Object.assign(document.createElement('img'), { id: 'late' });
    late.style.cssText = 'position:fixed;left:700px;top:300px;width:240px;height:240px;z-index:9';
    document.body.append(late);
  })()`);
  await page.hover('#late');
  await until(
    () => shown(page),
    (all) => all.length > 0 && all.every(({ active }) => !active),
  );
  await page.evaluate(
    "document.querySelector('#late').src = document.querySelector('.result img').src",
  );
  await until(
    () => shown(page),
    (all) => all.some(({ active, left, top }) => active && left === 700 && top === 300),
  );
  await page.evaluate("document.querySelector('#late').remove()");
});

test('nothing of ours lies over a dialog of the page, or under a click that is meant for it', async () => {
  const { page } = house;
  await page.locator('a[href="/app/images"]').click();
  await page.waitForSelector('.tile img');
  await marks(page, 4);
  await page.locator('.tile [title="Inpaint"]').click();
  await page.waitForSelector('dialog[open]');
  await marks(page, 0);
  await page.keyboard.press('Escape');
  await marks(page, 4);
});

test('the card’s own buttons and its picture still work', async () => {
  const { page, browser } = house;
  await page.locator('a[href="/app/images"]').click();
  await page.waitForSelector('.tile img');
  await marks(page, 4);
  await pointAt(page, '.tile img', 0);
  const before = await rated(house);
  const opened = browser.waitForTarget((target) => target.url().endsWith('.png'));
  await page.locator('.tile img').click();
  await (await (await opened).page())?.close();
  await page.bringToFront();
  await page.locator('.tile [title="Use as reference"]').click();
  await page.locator('a[href="/app"]').click();
  await page.waitForSelector('#image-prompt');
  expect(
    await page.$$eval('.reference, [aria-label*="reference" i]', (all) => all.length),
  ).toBeGreaterThan(0);
  expect(await rated(house)).toBe(before);
});

test('a control of the page in the corner moves all marks to another one', async () => {
  const { page } = house;
  await page.locator('a[href="/app/images"]').click();
  await page.waitForSelector('.tile img');
  await marks(page, 4);
  await page.evaluate(`(() => {
    const heart = Object.assign(document.createElement('button'), { textContent: '♥', id: 'heart' });
    heart.style.cssText = 'position:absolute;top:4px;left:4px;width:32px;height:32px;z-index:2';
    const tile = document.querySelector('.tile');
    tile.style.position = 'relative';
    tile.append(heart);
  })()`);
  await until(
    () =>
      inOverlay<string[]>(
        page,
        "return [...root.querySelectorAll('.shot')].map((one) => one.className)",
      ),
    (all) => all.length === 4 && all.every((name) => name.includes('top-right')),
  );
  await page.evaluate(
    "document.querySelector('#heart').onclick = () => { document.title = 'liked' }",
  );
  await page.locator('#heart').click();
  expect(await page.title()).toBe('liked');
});

test.each(['light', 'dark'] as const)('axe finds nothing on the cards, %s', async (theme) => {
  const { page } = house;
  await page.goto(`${house.studio.url}/app/images`);
  await marks(page, 4);
  if (theme === 'dark') await page.locator('button[aria-label="Dark theme"]').click();
  await pointAt(page, '.tile img', 1);
  await page.keyboard.down('Shift');
  await page.locator('>>> .active .state').click();
  await page.keyboard.up('Shift');
  await page.keyboard.press('x');
  await page.locator('>>> .active .promote').hover();
  await page.waitForSelector('>>> .bar.placed');
  await picture(page, `cards-${theme}`);
  expect(await findings(page, 'tierwise-overlay')).toEqual([]);
  await page.keyboard.press('Escape');
});
