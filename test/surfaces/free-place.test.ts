import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, until } from '../walks/house.ts';
import { inOverlay, openAlone, picture } from './open.ts';

let house: House;
beforeAll(async () => {
  house = await openAlone();
  await house.page.bringToFront();
});
afterAll(() => house?.close());

type Box = { left: number; top: number; right: number; bottom: number };

/** Where the line stands; null while it is hidden. */
const line = () =>
  inOverlay<Box | null>(
    house.page,
    `const box = root?.querySelector('.hint');
     if (!box || box.hidden) return null;
     const { left, top, right, bottom } = box.getBoundingClientRect();
     return right > left ? { left, top, right, bottom } : null;`,
  );

/** Words of the page that lie under the line, by the boxes of the text itself. */
const under = (box: Box) =>
  house.page.evaluate(({ left, top, right, bottom }) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.nodeValue?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lies = [...range.getClientRects()].some(
        (one) => one.left < right && one.right > left && one.top < bottom && one.bottom > top,
      );
      if (lies) found.push(node.nodeValue.trim());
    }
    return found;
  }, box);

/** Puts words of the page where the line stands, `down` pixels into it; empty text takes them away. */
const write = (text: string, box: Box, size: number, down: number) =>
  house.page.evaluate(
    (...[words, { left, top, right }, height, below]) => {
      const known = document.querySelector<HTMLElement>('#in-the-way');
      const note = known ?? document.createElement('p');
      note.id = 'in-the-way';
      note.textContent = words;
      // The studio's own policy forbids a style attribute, not a style that is set.
      note.style.cssText = `position:fixed;margin:0;left:${(left + right) / 2 - 30}px;top:${top + below}px;font:${height}px/1 sans-serif;white-space:nowrap`;
      document.body.append(note);
    },
    text,
    box,
    size,
    down,
  );

/** The line, once it stands where no word of the page does. */
const free = () =>
  until(
    async () => {
      const box = await line();
      return box && { box, words: await under(box) };
    },
    (found) => found?.words.length === 0,
  ) as Promise<{ box: Box }>;

test('it comes to stand where no word of the page does', async () => {
  const { box } = await free();
  expect(box.bottom - box.top).toBeGreaterThan(20);
});

test.each([
  ['a thin line along its top', 7, -2],
  ['a thin line through its middle', 7, 10],
  ['a thin line along its bottom', 7, 20],
  ['a line as high as it', 24, 1],
])('it goes out of the way of %s', async (what, size, down) => {
  const { box: before } = await free();
  await write('Terms apply', before, size, down);
  expect(await under(before)).toEqual(['Terms apply']);
  expect((await free()).box).not.toEqual(before);
  await picture(house.page, `free-place-${what.replaceAll(' ', '-')}`);
  await write('', before, size, down);
});
