import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DESTINATIONS,
  Destination,
  type Rendering,
  stepFor,
  stepWords,
  sufficiency,
  sufficiencyWords,
} from './destination.ts';
import { type Size, sizeFor, sizeOf } from './picture-size.ts';

const [SOCIAL, CLIP, A4] = DESTINATIONS as [Destination, Destination, Destination];
const side = fc.integer({ min: 16, max: 20_000 });
const size = fc.record({ width: side, height: side });
const destination = size.map((one) => ({ id: 'own', name: 'Own', ...one }));
const turned = <S extends Size>(one: S): S => ({ ...one, width: one.height, height: one.width });
const RANK = { short: 0, upscale: 1, suffices: 2, unknown: -1 };

test.each([
  ['1K', '1:1', { width: 1024, height: 1024 }],
  ['1k', '16:9', { width: 1024, height: 576 }],
  ['2K (HD)', '9:16', { width: 1152, height: 2048 }],
  ['4K', '21:9', { width: 4096, height: 1755 }],
  ['1024x1536', '1:1', { width: 1024, height: 1536 }],
  ['1024 × 768', null, { width: 1024, height: 768 }],
  ['1080p', '16:9', { width: 1920, height: 1080 }],
  ['1K', '3 / 4', { width: 768, height: 1024 }],
  ['1K', null, null],
  ['1K', 'auto', null],
  ['1K', '0:1', null],
  [null, '1:1', null],
  ['HD', '1:1', null],
  ['99999999999x1', null, null],
])('%s at %s', (resolution, aspect, expected) => {
  expect(sizeOf(resolution, aspect)).toEqual(expected);
});

test('a measured size outranks the words, for the very same settings', () => {
  const settings = { model: 'nano-banana', resolution: '1K', aspect: '16:9' };
  const known = [{ ...settings, width: 1376, height: 768 }];
  expect(sizeFor(settings, known)).toEqual({ width: 1376, height: 768 });
  expect(sizeFor({ ...settings, aspect: '9:16' }, known)).toEqual({ width: 576, height: 1024 });
  expect(sizeFor({ ...settings, model: 'flux' }, known)).toEqual({ width: 1024, height: 576 });
});

test('the presets are destinations, and A4 at 300 dpi is what ISO 216 makes it', () => {
  for (const preset of DESTINATIONS) expect(Destination.parse(preset)).toEqual(preset);
  expect([A4.width, A4.height]).toEqual([210, 297].map((mm) => Math.round((mm / 25.4) * 300)));
});

test('1K in portrait wants an upscale for social, 2K does not', () => {
  const draft = sufficiency(sizeOf('1K', '9:16'), SOCIAL);
  expect(draft).toEqual({ state: 'upscale', factor: 1.875, crop: 0 });
  expect(sufficiencyWords('1K', draft, SOCIAL)).toBe(
    '1K is 1.9x too small for Social 1080 × 1920: upscale',
  );
  const final = sufficiency(sizeOf('2K', '9:16'), SOCIAL);
  expect(sufficiencyWords('2K', final, SOCIAL)).toBe('2K suffices for Social 1080 × 1920');
});

test('a square loses 44 % to a portrait, a landscape more', () => {
  const { factor, crop } = sufficiency({ width: 2048, height: 2048 }, SOCIAL);
  expect(factor).toBeCloseTo(0.9375);
  expect(crop).toBeCloseTo(0.4375);
  expect(sufficiencyWords('2K', { state: 'suffices', factor, crop }, SOCIAL)).toContain(
    'crop loses 44 %',
  );
  expect(sufficiency({ width: 1920, height: 1080 }, SOCIAL).crop).toBeGreaterThan(crop);
});

test('the first step that suffices: draft, final, upscale, none', () => {
  const final = (resolution: string, aspect: string): Rendering => ({
    model: 'banana-ai-pro',
    resolution,
    tier: 'heavy',
    size: sizeOf(resolution, aspect),
  });
  const draft = sizeOf('1K', '16:9');
  expect(stepFor({ width: 1920, height: 1080 }, [], CLIP)).toEqual({ step: 'draft', factor: 1 });
  const both = stepFor(draft, [final('2K', '16:9'), final('4K', '16:9')], CLIP);
  expect(both).toMatchObject({ step: 'final', rendering: { resolution: '2K' } });
  expect(stepWords(both)).toBe('needs 2K');
  const upscaled = stepFor(draft, [], CLIP);
  expect(upscaled).toMatchObject({ step: 'upscale', level: '2K' });
  expect(stepWords(upscaled)).toBe('needs 2K upscale');
  const poster = { id: 'own', name: 'Poster', width: 7000, height: 10_000 };
  expect(stepFor(draft, [final('4K', '16:9')], poster)).toMatchObject({ step: 'none' });
  // What is not known is not ruled out.
  expect(stepFor(draft, [{ ...final('8K', '16:9'), size: null }], poster).step).toBe('unknown');
});

test('larger is never less sufficient', () => {
  fc.assert(
    fc.property(size, side, side, destination, (small, right, down, wanted) => {
      const large = { width: small.width + right, height: small.height + down };
      const [less, more] = [sufficiency(small, wanted), sufficiency(large, wanted)];
      expect(RANK[more.state]).toBeGreaterThanOrEqual(RANK[less.state]);
      expect(more.factor).toBeLessThanOrEqual(less.factor);
    }),
  );
});

test('turning picture and destination changes nothing', () => {
  fc.assert(
    fc.property(size, destination, (picture, wanted) => {
      expect(sufficiency(turned(picture), turned(wanted))).toEqual(sufficiency(picture, wanted));
    }),
  );
});

test('after crop and enlargement the destination is covered, and the crop is what is left', () => {
  fc.assert(
    fc.property(size, destination, (picture, wanted) => {
      const { factor, crop } = sufficiency(picture, wanted);
      const used = (wanted.width / factor) * (wanted.height / factor);
      expect(used / (picture.width * picture.height)).toBeCloseTo(1 - crop, 6);
      expect(picture.width * factor).toBeGreaterThanOrEqual(wanted.width * (1 - 1e-9));
      expect(picture.height * factor).toBeGreaterThanOrEqual(wanted.height * (1 - 1e-9));
      expect(crop).toBeGreaterThanOrEqual(0);
      expect(crop).toBeLessThan(1);
    }),
  );
});

test('unknown stays unknown', () => {
  fc.assert(
    fc.property(destination, size, (wanted, other) => {
      expect(sufficiency(null, wanted).state).toBe('unknown');
      const final = { model: null, resolution: null, tier: null, size: other };
      const step = stepFor(null, [final], wanted);
      expect(step).toEqual({ step: 'unknown' });
      expect(stepWords(step)).toBeNull();
    }),
  );
});

test('a larger draft never needs a later step', () => {
  const order = ['draft', 'final', 'upscale', 'unknown', 'none'];
  fc.assert(
    fc.property(size, fc.integer({ min: 1, max: 8 }), destination, (draft, times, wanted) => {
      const large = { width: draft.width * times, height: draft.height * times };
      const place = (one: Size) => order.indexOf(stepFor(one, [], wanted).step);
      // An upscale's size depends on the draft's shape alone, which is the same for both.
      expect(place(large)).toBeLessThanOrEqual(place(draft));
    }),
  );
});
