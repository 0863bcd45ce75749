import type { Tier } from '../tier.ts';
import type { PromptKind } from './prompt-kind.ts';

/**
 * How many of a hundred pictures do what the prompt asks, before this account told anything. From
 * public tables read in November 2026; means over the models of a tier:
 * - plain: GenEval, one object and its colour (FLUX.2 klein 9B and Z-Image-Turbo; Qwen-Image and
 *   Seedream 3.0; GPT Image 1): .94, .95, .96, no difference that would show;
 * - composed: GenEval, two objects, counting, position, bound colours: .79, .81, .78;
 * - lettering: words right of one short text, CVTG-2K and LongText-Bench: .86, .87, .86;
 * - dense: BizGenEval, text and layout, easy and hard (Z-Image-Turbo; Seedream 4.5 and
 *   Qwen-Image-2512; Nano Banana Pro and GPT Image 1.5): .26, .44, .76, the one large gap;
 * - people: no public figure by tier was found; taken as composed.
 */
export const FOLLOWS: Record<PromptKind, Record<Tier, number>> = {
  plain: { light: 0.94, standard: 0.95, heavy: 0.96 },
  people: { light: 0.79, standard: 0.8, heavy: 0.8 },
  composed: { light: 0.79, standard: 0.8, heavy: 0.8 },
  lettering: { light: 0.86, standard: 0.87, heavy: 0.87 },
  dense: { light: 0.26, standard: 0.44, heavy: 0.76 },
};

/** What does as asked need not please: of those, this share is taken as usable. An assumption. */
export const PLEASES = 0.4;

/** How firmly the tables' figure of a tier is held against the ratings of its other kinds, in usable pictures. */
export const TIER_HOLDS = 3;

/**
 * How firmly a kind is held to the rest of its tier, in pictures: few at first, so that ten ratings
 * outweigh it, and more once the rest is known (half of the way after so many ratings).
 */
export const KIND_HOLDS = { least: 4, most: 8, half: 20 };

/**
 * A promotion keeps its draft's composition this often: an assumption, as models without exact
 * promotion draw anew from the same words. It counts as `least` promotions; what other models of the
 * same two tiers kept counts as `most` at the most, as models differ.
 */
export const KEEPS = { mean: 0.6, holds: { least: 4, most: 8 } };

/** What tiers cost beside the light one where a site's prices are not known: 3 to 4.5 times; for no display. */
export const USUAL_RATIO: Record<Tier, number> = { light: 1, standard: 2, heavy: 3.7 };

/**
 * Seconds of one generation where a site's were not seen, medians of the tiers in a public table
 * (May 2026, one run each); they only tell whether a deadline can be met at all.
 */
export const USUAL_SECONDS: Record<Tier, number> = { light: 7, standard: 12, heavy: 21 };
