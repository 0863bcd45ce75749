import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, until } from '../walks/house.ts';
import { pointAt } from '../walks/point-at.ts';
import { draw, marks, rated } from './on-cards.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await draw(house, 'a glass teapot on slate', 1);
  await marks(house.page, 1);
});
afterAll(() => house?.close());

/** What the person types while the pointer rests on a card. */
const TYPED = 'px u zc';

/** Adds fields to the page, each of a kind that takes letters; `read` gives what they hold. */
const FIELDS: { name: string; add: string; focus: string; read: string }[] = [
  {
    name: 'the studio’s prompt',
    add: "document.querySelector('#image-prompt').select()",
    focus: "document.querySelector('#image-prompt').focus()",
    read: "document.querySelector('#image-prompt').value",
  },
  {
    name: 'a search box',
    add: "document.querySelector('.top').insertAdjacentElement('beforeend', Object.assign(document.createElement('input'), { type: 'search', id: 'search' }))",
    focus: "document.querySelector('#search').focus()",
    read: "document.querySelector('#search').value",
  },
  {
    name: 'editable text',
    add: "document.querySelector('.top').append(Object.assign(document.createElement('div'), { contentEditable: 'true', id: 'note' }))",
    focus: "document.querySelector('#note').focus()",
    read: "document.querySelector('#note').textContent.replaceAll('\\u00a0', ' ')",
  },
  {
    name: 'a field in a closed shadow root',
    add: `(() => {
      const host = document.createElement('x-field');
      const root = host.attachShadow({ mode: 'closed' });
      root.append(document.createElement('input'));
      document.querySelector('.top').append(host);
      window.inner = root.firstChild;
    })()`,
    focus: 'window.inner.focus()',
    read: 'window.inner.value',
  },
  {
    name: 'a field in a frame',
    add: `(() => {
      const frame = document.createElement('iframe');
      document.querySelector('.top').append(frame);
      frame.contentDocument.body.append(frame.contentDocument.createElement('input'));
    })()`,
    focus: "document.querySelector('iframe').contentDocument.querySelector('input').focus()",
    read: "document.querySelector('iframe').contentDocument.querySelector('input').value",
  },
];

test.each(FIELDS)('typing into $name stays typing', async ({ add, focus, read }) => {
  const { page } = house;
  await page.evaluate(add);
  await pointAt(page, '.result img');
  await page.evaluate(focus);
  await page.keyboard.type(TYPED);
  expect(await page.evaluate(read)).toBe(TYPED);
  expect(await rated(house)).toBe(0);
  await page.evaluate('document.activeElement?.blur()');
});

test('a click on a mark leaves the keyboard where the person types', async () => {
  const { page } = house;
  await page.locator('#image-prompt').click();
  await page.keyboard.type('p');
  await pointAt(page, '.result img');
  await page.locator('>>> .active .state').click();
  await page.keyboard.type('x');
  expect(await page.evaluate("document.querySelector('#image-prompt').value")).toContain('px');
  expect(await rated(house)).toBe(0);
  await page.evaluate('document.activeElement?.blur()');
});

test('with a modifier or without a card a key is the page’s', async () => {
  const { page } = house;
  await page.evaluate(`
    window.heard = [];
    addEventListener('keydown', (event) => heard.push(event.key));
  `);
  await pointAt(page, '.result img');
  for (const modifier of ['Control', 'Alt', 'Shift'] as const) {
    await page.keyboard.down(modifier);
    await page.keyboard.press('x');
    await page.keyboard.up(modifier);
  }
  await page.mouse.move(700, 30);
  await until(
    () =>
      page.evaluate(
        "document.querySelector('tierwise-overlay').shadowRoot.querySelector('.active')",
      ),
    (active) => active === null,
  );
  for (const key of ['p', 'x', 'u', 'z', 'c', 'Escape'] as const) await page.keyboard.press(key);
  const heard = (await page.evaluate('heard')) as string[];
  expect(heard.filter((key) => !/^(Control|Alt|Shift)$/.test(key))).toEqual([
    ...['x', 'x', 'x'],
    ...['p', 'x', 'u', 'z', 'c', 'Escape'],
  ]);
  expect(await rated(house)).toBe(0);
});

test('on a card the key is ours alone', async () => {
  const { page } = house;
  await page.evaluate('heard.length = 0');
  await pointAt(page, '.result img');
  await page.keyboard.press('p');
  await until(
    () => rated(house),
    (n) => n === 1,
  );
  expect(await page.evaluate('heard')).toEqual([]);
});
