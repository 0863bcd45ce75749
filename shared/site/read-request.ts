import type { GenerationKind, GenerationRequest, Parent } from '../generation.ts';
import { documentsOf } from './documents-of.ts';
import { imageTextOf } from './image-text.ts';
import { kindOfWord, mediaOfWord } from './kind-of-word.ts';
import { readAll, readNumber, readText } from './path.ts';
import type { Path, SiteProfile, SubmitRule } from './profile.ts';
import { sizeIn } from './size-in.ts';
import { tierOf } from './tier-of.ts';
import { unwrapUrl } from './unwrap-url.ts';

/** Either what the studio was asked for, or what was not understood, for people. */
export type ReadRequest = { request: GenerationRequest } | { misunderstood: string };

/** Where a request went, and how its body is written; what is not known is left out. */
export type Sent = { url?: string; type?: string | null };

/**
 * A submit request out of its body. Parents get their asset ids where they are looked up; a field
 * that is not in the body stays null. Where the body names no scene, input images and medium tell
 * it.
 *
 * @param base the page's URL, for relative image addresses.
 */
export function readRequest(
  profile: SiteProfile,
  rule: SubmitRule,
  body: string | null,
  base: string,
  sent: Sent = {},
): ReadRequest {
  const whole = requestDocument(body, base, sent);
  const paths = rule.request;
  const needsBody = Object.values(paths).some((some) => some?.some((path) => path[0] !== '^'));
  if (needsBody && (typeof whole.body !== 'object' || whole.body === null))
    return { misunderstood: `The body of ${rule.path} is not JSON or a form` };
  const at = (field: keyof typeof paths) => paths[field] ?? [];
  const text = (field: keyof typeof paths, max: number) => readText(whole, inWhole(at(field)), max);
  const number = (field: keyof typeof paths) => readNumber(whole, inWhole(at(field)));
  const parents = parentsOf(whole, inWhole(at('parents')), base);
  const model = text('model', 200) ?? rule.fixed?.model ?? null;
  const count = number('count');
  const durationS = number('durationS');
  const scene = text('kind', 200);
  const word = text('media', 200) ?? scene;
  const said = word === null ? null : mediaOfWord(word);
  const told = rule.fixed?.kind ?? (scene === null ? null : kindOfWord(scene));
  const prompt = text('prompt', 20_000);
  const quality = text('quality', 40);
  if (said === 'other') return { misunderstood: `${rule.path} asks for "${word}"` };
  const media = rule.fixed?.media ?? said;
  if (scene !== null && told === null && media === null)
    return { misunderstood: `${rule.path} asks for "${scene}"` };
  if (told === null && scene === null && prompt === null && parents.length === 0)
    return { misunderstood: `${rule.path} asks for no scene` };
  // Told by a word, or else by what goes in and what comes out.
  const kind = told ?? kindFrom(media, durationS, model, parents.length > 0);
  return {
    request: {
      kind,
      media: kind.endsWith('-video') ? 'video' : (rule.fixed?.media ?? 'image'),
      prompt,
      negativePrompt: text('negativePrompt', 20_000),
      model,
      tier: tierOf(profile, model),
      resolution: text('resolution', 40) ?? sizeIn(whole.body) ?? sizeIn(whole.query),
      ...(quality !== null && { quality }),
      aspect: text('aspect', 40),
      count:
        count !== null && Number.isInteger(count) && count >= 1 && count <= 1000 ? count : null,
      seed: text('seed', 40),
      durationS: durationS !== null && durationS > 0 && durationS <= 3600 ? durationS : null,
      parents,
      promotedFrom: null,
    },
  };
}

type RequestDocument = { path: string[]; query: Record<string, string>; body: unknown };

/** A request as paths lead into it: its address and what its body says. */
export function requestDocument(body: string | null, base: string, sent: Sent): RequestDocument {
  let url: URL | null = null;
  try {
    url = sent.url === undefined ? null : new URL(sent.url, base);
  } catch {
    // An address that nothing can be read from.
  }
  const segments = url?.pathname.split('/').filter((segment) => segment !== '') ?? [];
  return {
    // Google's addresses end with what is done: `models/gemini-2.5-flash-image:generateContent`.
    path: segments.map((segment) => decoded(segment).replace(/:[a-z]+$/i, '')),
    query: url ? Object.fromEntries(url.searchParams) : {},
    body: body === null ? null : (documentsOf(body, sent.type ?? null)[0] ?? null),
  };
}

/** A field's paths lead into the body; those that begin with `^`, into the whole request. */
function inWhole(paths: readonly Path[]): string[] {
  return paths.map((path) => (path[0] === '^' ? path.slice(1) : `body${path && `.${path}`}`));
}

function kindFrom(
  media: 'image' | 'video' | null,
  durationS: number | null,
  model: string | null,
  parents: boolean,
): GenerationKind {
  const video =
    media === 'video' || (media === null && (durationS !== null || isVideoModel(model ?? '')));
  return `${parents ? 'image' : 'text'}-to-${video ? 'video' : 'image'}`;
}

function isVideoModel(model: string): boolean {
  return /vid|[ti]2v|\b(veo|sora|kling|seedance|hailuo|wan)\b/i.test(model);
}

/** An image that the body itself holds, or a file, has no address: it is '' there. */
function parentsOf(document: unknown, paths: readonly string[], base: string): Parent[] {
  for (const path of paths) {
    const parents = readAll(document, path)
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .flatMap((value): Parent[] => {
        if (typeof value === 'object' && value !== null && 'file' in value)
          return [{ asset: null, url: '' }];
        if (typeof value !== 'string' || value === '' || value[0] === '$') return [];
        const url = imageTextOf(value) === null ? unwrapUrl(value, base) : '';
        return url === null ? [] : [{ asset: null, url }];
      });
    if (parents.length > 0) return parents.slice(0, 20);
  }
  return [];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
