import type { GenerationKind, GenerationRequest } from '../generation.ts';
import { type Tier, tierFromName } from '../tier.ts';
import { readAll, readNumber, readText } from './path.ts';
import type { SiteProfile, SubmitRule } from './profile.ts';
import { unwrapUrl } from './unwrap-url.ts';

/** Either what the studio was asked for, or what was not understood, for people. */
export type ReadRequest = { request: GenerationRequest } | { misunderstood: string };

const KINDS: Record<GenerationKind, true> = {
  'text-to-image': true,
  'image-to-image': true,
  inpaint: true,
  outpaint: true,
  upscale: true,
  'text-to-video': true,
  'image-to-video': true,
};

/**
 * A submit request out of its body. Parents get their asset ids where they are looked up; a field
 * that is not in the body stays null.
 *
 * @param base the page's URL, for relative image addresses.
 */
export function readRequest(
  profile: SiteProfile,
  rule: SubmitRule,
  body: string,
  base: string,
): ReadRequest {
  const document = parse(body);
  if (typeof document !== 'object' || document === null)
    return { misunderstood: `The body of ${rule.path} is not JSON` };
  const paths = rule.request;
  const text = (field: keyof typeof paths, max: number) =>
    readText(document, paths[field] ?? [], max);
  const kind = rule.fixed?.kind ?? text('kind', 40);
  if (kind === null || !Object.hasOwn(KINDS, kind))
    return { misunderstood: `${rule.path} asks for ${kind === null ? 'no scene' : `"${kind}"`}` };
  const model = text('model', 200) ?? rule.fixed?.model ?? null;
  const count = readNumber(document, paths.count ?? []);
  const durationS = readNumber(document, paths.durationS ?? []);
  return {
    request: {
      kind: kind as GenerationKind,
      media: kind.endsWith('-video') ? 'video' : 'image',
      prompt: text('prompt', 20_000),
      negativePrompt: text('negativePrompt', 20_000),
      model,
      tier: tierOf(profile, model),
      resolution: text('resolution', 40),
      aspect: text('aspect', 40),
      count:
        count !== null && Number.isInteger(count) && count >= 1 && count <= 1000 ? count : null,
      seed: text('seed', 40),
      durationS: durationS !== null && durationS > 0 && durationS <= 3600 ? durationS : null,
      parents: parentsOf(document, paths.parents ?? [], base),
      promotedFrom: null,
    },
  };
}

function tierOf(profile: SiteProfile, model: string | null): Tier | null {
  if (model === null) return null;
  return Object.hasOwn(profile.tiers, model) ? profile.tiers[model]! : tierFromName(model);
}

function parentsOf(document: unknown, paths: readonly string[], base: string) {
  for (const path of paths) {
    const urls = readAll(document, path).flatMap((value) =>
      typeof value === 'string' && value !== '' ? (unwrapUrl(value, base) ?? []) : [],
    );
    if (urls.length > 0) return urls.slice(0, 20).map((url) => ({ asset: null, url }));
  }
  return [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
