import * as z from 'zod/mini';

/** Ordered price and quality level of a model, cheapest first. */
export const Tier = z.enum(['light', 'standard', 'heavy']);
export type Tier = z.infer<typeof Tier>;

export const TIERS: readonly Tier[] = ['light', 'standard', 'heavy'];

export const TIER_LABEL: Record<Tier, string> = {
  light: 'Light',
  standard: 'Standard',
  heavy: 'Heavy',
};

/**
 * Words in model names that tell a tier, strongest first. They are how the families that studios
 * resell name their sizes (…-flash, …-schnell, …-pro, …-max); a site's profile overrides them.
 */
const TIER_WORDS: readonly (readonly [RegExp, Tier])[] = [
  [/\b(veo|kling|sora|seedance|hailuo)\b/, 'heavy'],
  [/\b(flux|seedream|standard|upscale)\b.*\bpro\b/, 'standard'],
  [/\b(schnell|turbo|flash|lite|mini|fast|light)\b/, 'light'],
  [/\b(pro|max|ultra|heavy|quality)\b/, 'heavy'],
  [/\bnano banana\b/, 'light'],
  [/\b(standard|seedream|flux|upscale)\b/, 'standard'],
];

/**
 * The tier that a model's name or id suggests, or null where it suggests none.
 * "gemini-2.5-flash-image" is light, "Nano Banana Pro" heavy.
 */
export function tierFromName(name: string): Tier | null {
  const words = name.toLowerCase().replace(/[^a-z0-9.]+/g, ' ');
  return TIER_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
