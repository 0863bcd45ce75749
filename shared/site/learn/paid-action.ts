import type { GenerationKind } from '../../generation.ts';
import type { SiteProfile, SubmitRule } from '../profile.ts';
import { unwrapUrl } from '../unwrap-url.ts';
import type { Knowledge } from './exchange.ts';
import { type FoundField, findFields } from './find-fields.ts';
import { type Leaf, pathOf } from './leaf.ts';
import type { Learned } from './learned.ts';
import { type Asked, ruleFor, rulesFor, withOwnId } from './rule-for.ts';
import { withSubmit } from './with-submit.ts';
import { FREE_ACTS, PICTURE_ACTS } from './words.ts';

const FRESH_MS = 10_000;
/** What acts on one picture says little else. */
const LOOKED_AT = 200;
const ASKING = /status|query|poll|progress|result|\bcheck/i;

/**
 * A request without a prompt that is paid for: its body names a known picture, and the control that
 * was just pressed, or the address, says what becomes of it (upscale, animate, erase …).
 */
export function paidAction(
  profile: SiteProfile,
  asked: Asked,
  leaves: readonly Leaf[],
  known: Knowledge,
): Learned | null {
  const { request, url, whole } = asked;
  const { pressed } = known;
  if (request.method === 'GET' || !pressed || pressed.msAgo > FRESH_MS) return null;
  const picture = leaves.slice(0, LOOKED_AT).find(assetNamer(known));
  const path = picture && pathOf(whole.body, picture);
  if (!picture || !path) return null;
  const bySegment = actOf(decodeURI(url.pathname));
  const byControl = actOf(pressed.control);
  const byBody = leaves.map(({ value }) => value).find((value) => actOfWord(value) !== null);
  const kind = bySegment ?? byControl ?? actOfWord(byBody);
  if (kind === null) return null;
  // Who waits for a picture names its task too.
  if (rulesFor(profile.net.status, asked, known).length > 0) return null;
  if (
    bySegment === null &&
    (known.tasks.includes(String(picture.value)) || ASKING.test(url.pathname))
  )
    return null;
  if (FREE_ACTS.test(url.pathname) || (bySegment === null && FREE_ACTS.test(pressed.control)))
    return null;
  const parents: FoundField = {
    ...{ field: 'parents', path, value: String(picture.value), confirmed: true },
  };
  const fields = findFields(whole.body, leaves, known, picture).filter(
    ({ field }) => field !== 'parents' && field !== 'kind' && field !== 'media',
  );
  const made = ruleFor('submit', asked, known);
  const rule: SubmitRule = rulesFor(profile.net.submit, asked, known)[0] ?? {
    ...withOwnId(
      { ...made, id: `${made.id.slice(0, 50)}:${kind}`.slice(0, 60) },
      profile.net.submit,
    ),
    fixed: { kind, media: kind.endsWith('video') ? 'video' : 'image' },
    request: {},
  };
  const evidence = ['it names a picture that is known', `it is to ${WORDS[kind]} it`];
  if (byControl !== null && byControl === kind)
    evidence.push('the control that was pressed says so');
  const sure = 0.6 + (bySegment === kind ? 0.15 : 0) + (byControl === kind ? 0.15 : 0);
  return {
    ...withSubmit(profile, rule, whole, [parents, ...fields]),
    as: 'submit',
    confidence: Math.min(0.95, Math.round((sure + (fields.length > 0 ? 0.05 : 0)) * 100) / 100),
    evidence,
  };
}

const WORDS: Record<GenerationKind, string> = {
  'text-to-image': 'draw',
  'image-to-image': 'change',
  inpaint: 'mend',
  outpaint: 'extend',
  upscale: 'enlarge',
  'text-to-video': 'film',
  'image-to-video': 'animate',
};

function actOf(words: string): GenerationKind | null {
  return PICTURE_ACTS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function actOfWord(value: unknown): GenerationKind | null {
  return typeof value === 'string' && value.length <= 40 && !/[\s/]/.test(value)
    ? actOf(value)
    : null;
}

/** Whether a text names a known picture: by its address, or by the name that it ends with. */
function assetNamer(known: Knowledge): (leaf: Leaf) => boolean {
  const names = new Set(known.tasks);
  for (const asset of known.assets) {
    const name = asset.split(/[?#]/)[0]!.split('/').at(-1) ?? '';
    const stem = name.replace(/\.\w{2,5}$/, '');
    if (stem.length >= 6) names.add(stem);
    if (name.length >= 6) names.add(name);
  }
  const assets = new Set(known.assets);
  return ({ value }) => {
    if (typeof value !== 'string' || value.length < 6 || value.length > 4000) return false;
    if (names.has(value)) return true;
    if (!value.includes('/')) return false;
    const url = unwrapUrl(value, known.base);
    return url !== null && assets.has(url);
  };
}
