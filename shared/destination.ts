import * as z from 'zod/mini';
import { type Size, sizeOf } from './picture-size.ts';
import type { Tier } from './tier.ts';

/** The least and the most that a destination's side may be, in pixels. */
export const LEAST_SIDE = 16;
export const MOST_SIDE = 100_000;

/** The output medium and its size in pixels. */
export const Destination = z.strictObject({
  id: z.string().check(z.maxLength(40)),
  name: z.string().check(z.maxLength(80)),
  width: z.int().check(z.gte(LEAST_SIDE), z.lte(MOST_SIDE)),
  height: z.int().check(z.gte(LEAST_SIDE), z.lte(MOST_SIDE)),
});
export type Destination = z.infer<typeof Destination>;

/** A4 is 210 x 297 mm (ISO 216): at 300 dots an inch of 25.4 mm, 2480 x 3508. */
export const DESTINATIONS: readonly Destination[] = [
  { id: 'social', name: 'Social 1080 × 1920', width: 1080, height: 1920 },
  { id: 'clip', name: 'Clip 1920 × 1080', width: 1920, height: 1080 },
  { id: 'a4', name: 'A4 at 300 dpi', width: 2480, height: 3508 },
];

/**
 * Up to this factor plain enlarging is taken as not seen: a print at 240 instead of 300 dots an
 * inch. Our assumption, to be replaced by what people reject.
 */
export const UNSEEN_ENLARGEMENT = 1.25;
/** The most that one upscale is taken to bring: from 1K to 4K, the levels that studios sell. */
export const UPSCALE_ENLARGEMENT = 4;
/** The levels that studios upscale to, smallest first. */
export const UPSCALE_LEVELS: readonly string[] = ['2K', '4K'];

/**
 * How far a picture reaches for a destination, in pixels alone. `upscale`: once enlarged by a paid
 * upscale it does; `short`: not even then. `factor`: how many times it has to be enlarged after
 * cropping to the destination's aspect (below 1: it has pixels to spare). `crop`: share of its area
 * that the crop loses, 0 to 1. Both NaN for an unknown size.
 */
export type Sufficiency = {
  state: 'suffices' | 'upscale' | 'short' | 'unknown';
  factor: number;
  crop: number;
};

export function sufficiency(size: Size | null, destination: Destination): Sufficiency {
  if (size === null) return { state: 'unknown', factor: Number.NaN, crop: Number.NaN };
  const wide = destination.width / size.width;
  const high = destination.height / size.height;
  const factor = Math.max(wide, high);
  const crop = 1 - Math.min(wide, high) / factor;
  const reaches = (most: number) => factor <= most;
  if (reaches(UNSEEN_ENLARGEMENT)) return { state: 'suffices', factor, crop };
  return { state: reaches(UPSCALE_ENLARGEMENT) ? 'upscale' : 'short', factor, crop };
}

/** Settings that could be rendered instead of the draft's, and what size they bring. */
export type Rendering = {
  model: string | null;
  resolution: string | null;
  tier: Tier | null;
  size: Size | null;
};

/**
 * The first step that suffices for a destination in pixels. `factor` as in `Sufficiency`, of what
 * the step brings; of the draft where nothing suffices.
 */
export type Step =
  | { step: 'draft'; factor: number }
  | { step: 'final'; factor: number; rendering: Rendering }
  | { step: 'upscale'; factor: number; level: string }
  | { step: 'none'; factor: number }
  | { step: 'unknown' };

/**
 * @param finals what could be rendered instead, the most wanted first.
 * @param levels words for what the studio upscales to, smallest first; the longer side of each is
 *   taken as `sizeOf` has it, the shape stays the draft's.
 */
export function stepFor(
  draft: Size | null,
  finals: readonly Rendering[],
  destination: Destination,
  levels: readonly string[] = UPSCALE_LEVELS,
): Step {
  const own = sufficiency(draft, destination);
  if (draft === null || own.state === 'unknown') return { step: 'unknown' };
  if (own.state === 'suffices') return { step: 'draft', factor: own.factor };
  for (const rendering of finals) {
    const { state, factor } = sufficiency(rendering.size, destination);
    if (state === 'suffices') return { step: 'final', factor, rendering };
  }
  for (const level of levels) {
    const size = sizeOf(level, `${draft.width}:${draft.height}`);
    const { state, factor } = sufficiency(size, destination);
    if (state === 'suffices') return { step: 'upscale', factor, level };
  }
  return finals.some(({ size }) => size === null)
    ? { step: 'unknown' }
    : { step: 'none', factor: own.factor };
}

/** `1.9x`; no more digits than mean something. */
export function enlargement(factor: number): string {
  return `${factor < 10 ? Math.round(factor * 10) / 10 : Math.round(factor)}x`;
}

/** The step in as few words as can be; null where nothing is known. */
export function stepWords(step: Step): string | null {
  switch (step.step) {
    case 'draft':
      return 'draft suffices';
    case 'final':
      return `needs ${step.rendering.resolution ?? step.rendering.model ?? 'a final'}`;
    case 'upscale':
      return `needs ${step.level} upscale`;
    case 'none':
      return `${enlargement(step.factor)} too small`;
    case 'unknown':
      return null;
  }
}

/**
 * One sentence on a size and a destination: `1K suffices for Social 1080 × 1920`,
 * `1K is 1.9x too small for Social 1080 × 1920: upscale`.
 * @param what the resolution's word, or what else to call the picture.
 */
export function sufficiencyWords(
  what: string,
  { state, factor, crop }: Sufficiency,
  { name }: Destination,
): string {
  if (state === 'unknown') return `Size unknown: ? for ${name}`;
  const cropped = crop >= SAID_CROP ? `, crop loses ${Math.round(crop * 100)} %` : '';
  if (state === 'suffices') return `${what} suffices for ${name}${cropped}`;
  const end = state === 'upscale' ? ': upscale' : '';
  return `${what} is ${enlargement(factor)} too small for ${name}${end}${cropped}`;
}

/** A crop that loses less than this goes without saying. */
const SAID_CROP = 0.1;
