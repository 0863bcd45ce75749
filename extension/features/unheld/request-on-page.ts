import type { GenerationRequest } from '../../../shared/generation.ts';
import type { SiteProfile } from '../../../shared/site/profile.ts';
import { tierOf } from '../../../shared/site/tier-of.ts';
import type { FormState } from '../feature.ts';
import type { OverlayHandle } from '../overlay-handle.ts';

const within = (text: string | null, most: number) =>
  text !== null && text.length <= most ? text : null;

/** A form that is drawn anew says for so long what it said before. */
const KEPT_MS = 2000;

/** What the form asks for, as far as the page says it; null where none is found. */
export function createRequest(handle: OverlayHandle): () => GenerationRequest | null {
  let last: { request: GenerationRequest; at: number } | null = null;
  return () => {
    const request = requestOnPage(handle.reader.form.peek(), handle.profile);
    const at = performance.now();
    if (request) last = { request, at };
    return request ?? (last && at - last.at < KEPT_MS ? last.request : null);
  };
}

function requestOnPage(form: FormState, profile: SiteProfile): GenerationRequest | null {
  const { kind, count, durationS } = form;
  if (kind === null) return null;
  const model = within(form.model, 200);
  return {
    kind,
    media: kind.endsWith('-video') ? 'video' : 'image',
    prompt: form.prompt?.trim().slice(0, 20_000) || null,
    negativePrompt: null,
    model,
    tier: tierOf(profile, model),
    resolution: within(form.resolution, 40),
    aspect: within(form.aspect, 40),
    count: count !== null && count <= 1000 ? count : null,
    seed: null,
    durationS: durationS !== null && durationS <= 3600 ? durationS : null,
    parents: [],
    promotedFrom: null,
  };
}

/** Whether two requests are for the same. */
export function isSameRequest(a: GenerationRequest, b: GenerationRequest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
