import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeNear } from './place-near.ts';

const WINDOW = { width: 1280, height: 800 };
const CARD = { width: 320, height: 400 };
const box = (left: number, top: number, width: number, height: number) => ({
  ...{ left, top },
  right: left + width,
  bottom: top + height,
});

test('above the line, its right edges one below the other, where that covers nothing', () => {
  const place = placeNear(box(600, 600, 300, 26), CARD, [], WINDOW);
  expect(place).toEqual({ left: 580, top: 194 });
});

test('below where there is no room above', () => {
  const place = placeNear(box(600, 100, 300, 26), CARD, [], WINDOW);
  expect(place).toEqual({ left: 580, top: 132 });
});

test('beside a form whose prompt and button it would cover, on the side that has room', () => {
  const form = [box(280, 170, 380, 160), box(280, 690, 380, 44)];
  const place = placeNear(box(370, 750, 280, 26), CARD, form, WINDOW);
  expect(place).toEqual({ left: 666, top: 376 });
  const atRight = form.map(({ left, ...one }) => ({ ...one, left: left + 600, right: 1260 }));
  const beside = placeNear(box(970, 750, 280, 26), CARD, atRight, WINDOW);
  expect(beside).toEqual({ left: 880 - 6 - 320, top: 376 });
});

test('rather over the foot of the prompt than far away from the line', () => {
  const form = [box(262, 164, 616, 149), box(262, 640, 616, 42)];
  const place = placeNear(box(634, 608, 244, 26), { width: 340, height: 315 }, form, {
    width: 900,
    height: 700,
  });
  expect(place).toEqual({ left: 538, top: 287 });
});

test('what fits into the window stays in it, and off the line where there is any room', () => {
  const at = fc.record({
    left: fc.nat(900),
    top: fc.nat(770),
    width: fc.integer({ min: 30, max: 360 }),
  });
  fc.assert(
    fc.property(at, fc.array(at, { maxLength: 2 }), ({ left, top, width }, keep) => {
      const line = box(left, top, width, 26);
      const rest = keep.map((one) => box(one.left, one.top, one.width, 60));
      const place = placeNear(line, { width: 320, height: 300 }, rest, WINDOW);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.left + 320).toBeLessThanOrEqual(WINDOW.width - 8);
      expect(place.top + 300).toBeLessThanOrEqual(WINDOW.height - 8);
      const over = place.left < line.right && place.left + 320 > line.left;
      expect(over && place.top < line.bottom && place.top + 300 > line.top).toBe(false);
    }),
  );
});
