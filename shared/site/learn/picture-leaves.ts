import { imageTextOf } from '../image-text.ts';
import { addressOf } from '../named-asset.ts';
import { IMAGE_KEY, NO_IMAGE_KEY } from './answer-words.ts';
import type { Leaf } from './leaf.ts';

/** Where the studio is asked how far it is. */
const ASKING_KEY =
  /^(status|poll|polling|cancel|progress|queue|check|stream)(url|uri|endpoint|link|path)$/;
const FILE = /\.(png|jpe?g|webp|gif|avif|mp4|webm|mov)(\?|#|$)/i;

/**
 * The texts of an answer that are pictures or clips which came back: by their contents, their
 * ending, or their name. What the request itself sent is none, nor are small copies of one.
 */
export function pictureLeaves(
  leaves: readonly Leaf[],
  base: string,
  sent: ReadonlySet<string> = new Set(),
): Leaf[] {
  const asking = new Set(leaves.filter(({ key }) => ASKING_KEY.test(key)).map(placeOf));
  const asks = (leaf: Leaf) => asking.has(placeOf(leaf));
  const scored = leaves.flatMap((leaf) => {
    const { value, key, keys } = leaf;
    if (typeof value !== 'string' || value.length < 5 || sent.has(value)) return [];
    if (keys.some((one) => NO_IMAGE_KEY.test(one))) return [];
    const named = IMAGE_KEY.test(key) || keys.slice(-2).some((one) => IMAGE_KEY.test(one));
    if (imageTextOf(value) !== null) return [{ leaf, score: 3 }];
    const isAddress = /^(https?:\/\/|\/\/?)\S+$/.test(value);
    if (FILE.test(value) && value.length <= 8000 && addressOf(value, base) !== null)
      return [{ leaf, score: isAddress ? 2 + (named ? 0.5 : 0) : 1 }];
    // "result_url" beside "status_url": where to ask for it.
    if (asks(leaf) && !/image|img|video|picture/.test(key)) return [];
    const isUrl = /^https?:\/\/\S+$|^\/(\w[\w.-]*\/)+\S*$/.test(value);
    // An address with no ending is taken at its name's word.
    return isUrl &&
      /image|img|output|result|video|picture|^urls?$|src|download|asset/.test(
        key + (keys.at(-2) ?? ''),
      )
      ? [{ leaf, score: 1.5 }]
      : [];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= Math.min(best, 2)).map(({ leaf }) => leaf);
}

/** The object that it is a value of. */
function placeOf({ paths }: Leaf): string {
  return paths.at(-1)!.split('.').slice(0, -1).join('.');
}
