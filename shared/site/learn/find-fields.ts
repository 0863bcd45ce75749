import { imageTextOf } from '../image-text.ts';
import { kindOfWord, mediaOfWord } from '../kind-of-word.ts';
import type { RequestField } from '../profile.ts';
import type { Knowledge } from './exchange.ts';
import { isFile, type Leaf, pathOf, textOf } from './leaf.ts';
import {
  FIELD_KEYS,
  INPUT_KEY,
  MEDIA_KEY,
  NEGATIVE_KEY,
  NO_INPUT_KEY,
  SCENE_KEY,
} from './words.ts';

export type FoundField = {
  field: RequestField;
  path: string;
  value: string;
  /** A control of the form says the very same. */
  confirmed: boolean;
};

type Look = (leaf: Leaf, text: string) => number;
const RATIO = /^\d{1,2}(\.\d+)?\s?[:/xX]\s?\d{1,2}(\.\d+)?$/;
const ASPECT_WORD = /^(auto|square|landscape|portrait|wide|tall)([_-].*)?$/i;
const SIZE = /^\d{3,5}\s?[x*×]\s?\d{3,5}$/i;
/** A free number, as of steps, is no quality that prices are listed by. */
const QUALITY_WORD =
  /^(std|standard|basic|normal|draft|low|medium|high|best|pro|premium|ultra|master|hd|uhd|turbo|fast|relax(ed)?|quality|lite|express)$/i;
const SIZE_WORD =
  /^(\d+(\.\d+)?k|\d{3,4}p|(ultra|full)?-?_?hd|uhd|basic|standard|high|low|medium|auto|\d+(\.\d+)? ?mp)$/i;

/**
 * What else a request asks for: by the names that studios give such fields, and by what the form's
 * controls say.
 */
export function findFields(
  document: unknown,
  leaves: readonly Leaf[],
  known: Knowledge,
  prompt: Leaf | null,
): FoundField[] {
  const { form } = known;
  const looks: { [Field in RequestField]?: Look } = {
    negativePrompt: (leaf, text) =>
      (leaf.keys.some((key) => NEGATIVE_KEY.test(key)) ? 2 : 0) + agrees(text, form.negative) * 4,
    model: (leaf, text) => {
      const inModel =
        /model$/.test(leaf.keys.at(-2) ?? '') && /^(id|key|name|slug)$/.test(leaf.key);
      const named = FIELD_KEYS.model.test(leaf.key) ? 3 : inModel ? 2.5 : 0;
      const plain = /^(model|modelid|modelname)$/.test(leaf.key) ? 0.5 : 0;
      const isName = /\p{L}/u.test(text) ? text.length >= 3 || named > 0 : /id$/.test(leaf.key);
      return text.length > 200 || /\s{2}|[\r\n]/.test(text) || !isName
        ? 0
        : named + plain + agrees(text, form.model) * 4;
    },
    resolution: (leaf, text) => {
      if (!SIZE.test(text) && !SIZE_WORD.test(text)) return 0;
      const named = FIELD_KEYS.resolution.test(leaf.key) ? 2 : 0;
      const sure = /resolution/.test(leaf.key) ? 1 : /quality/.test(leaf.key) ? -0.5 : 0;
      return named + sure + agrees(text, form.resolution) * 3;
    },
    quality: (leaf, text) => {
      if (!FIELD_KEYS.quality.test(leaf.key)) return 0;
      return QUALITY_WORD.test(text) || typeof leaf.value === 'boolean' ? 2 : 0;
    },
    aspect: (leaf, text) => {
      const shaped = RATIO.test(text) ? 1 : ASPECT_WORD.test(text) ? 0.5 : 0;
      if (shaped === 0) return 0;
      return (FIELD_KEYS.aspect.test(leaf.key) ? 2 + shaped : 0) + agrees(text, form.aspect) * 3;
    },
    count: (leaf, text) => {
      if (!/^\d{1,3}$/.test(text) || Number(text) < 1) return 0;
      if (!FIELD_KEYS.count.test(leaf.key)) return 0;
      const plain = /^(n|count|amount|quantity|runs|samples|niter|batchsize)$/.test(leaf.key);
      return (plain ? 1 : 2) + agrees(text, form.count) * 2;
    },
    seed: (leaf, text) => (FIELD_KEYS.seed.test(leaf.key) && /^-?\d{1,20}$/.test(text) ? 2 : 0),
    durationS: (leaf, text) =>
      FIELD_KEYS.durationS.test(leaf.key) && /^\d{1,3}(\.\d+)?\s?s?(ec(onds)?)?$/i.test(text)
        ? 2 + agrees(text, form.duration)
        : 0,
    parents: (leaf, text) => {
      if (leaf.keys.some((key) => NO_INPUT_KEY.test(key))) return 0;
      if (isFile(leaf.value)) return /mask/.test(leaf.key) ? 0 : 2;
      const named = leaf.keys.some((key) => INPUT_KEY.test(key)) ? 1 : 0;
      if (imageTextOf(text) !== null) return 2 + named;
      if (!/^(https?:\/\/|\/|blob:)\S+$/.test(text)) return 0;
      return named > 0 || /\.(png|jpe?g|webp|gif|avif|mp4|webm)(\?|$)/i.test(text) ? 1 + named : 0;
    },
    kind: (leaf, text) =>
      isWord(text) && SCENE_KEY.test(leaf.key) && kindOfWord(text) !== null
        ? (leaf.key === 'scene' ? 2 : 1) + 1
        : 0,
    media: (leaf, text) =>
      isWord(text) && MEDIA_KEY.test(leaf.key) && /image|video|media/.test(mediaOfWord(text) ?? '')
        ? (/media/.test(leaf.key) ? 2 : 1) + 1
        : 0,
  };
  const found = Object.entries(looks).flatMap(([field, look]) => {
    let best: { leaf: Leaf; score: number } | null = null;
    for (const leaf of leaves) {
      if (leaf === prompt) continue;
      const score = look(leaf, textOf(leaf.value).trim());
      if (score > (best?.score ?? 0.9)) best = { leaf, score };
    }
    const path = best && pathOf(document, best.leaf);
    if (!best || path === null) return [];
    const confirmed = agrees(textOf(best.leaf.value), sayings(field, form)) > 0;
    return [{ field: field as RequestField, path, value: textOf(best.leaf.value), confirmed }];
  });
  // What stands for the size is no second setting.
  const size = found.find(({ field }) => field === 'resolution');
  return found.filter(({ field, path }) => field !== 'quality' || path !== size?.path);
}

function sayings(field: string, form: Knowledge['form']): readonly string[] | undefined {
  const part = field === 'durationS' ? 'duration' : field === 'negativePrompt' ? 'negative' : field;
  return form[part as keyof Knowledge['form']];
}

/** 1: a control says the same, letter and digit for letter and digit; 0.5: one contains the other. */
export function agrees(text: string, said: readonly string[] | undefined): number {
  const plain = bare(text);
  if (plain === '' || !said) return 0;
  let best = 0;
  for (const one of said.map(bare)) {
    if (one === plain) return 1;
    if (one.length >= 5 && plain.length >= 5 && (one.includes(plain) || plain.includes(one)))
      best = 0.5;
  }
  return best;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function isWord(text: string): boolean {
  return text.length <= 60 && !/\s/.test(text);
}
