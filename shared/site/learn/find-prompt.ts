import type { Knowledge } from './exchange.ts';
import { type Leaf, pathOf } from './leaf.ts';
import {
  MESSAGES_KEY,
  NEGATIVE_KEY,
  PROMPT_KEY,
  SEARCH_KEY,
  TEXT_KEY,
  TITLE_KEY,
} from './words.ts';

export type FoundPrompt = {
  leaf: Leaf;
  path: string;
  /** How surely it is the text, 0 to 1. */
  match: number;
  /** What its name says: from -2 (another thing) to 3 (the prompt). */
  named: number;
  evidence: string;
};

/** Shorter texts are found in too many places by chance. */
const CONTAINED_MIN = 8;

/** The place where a request carries the prompt's text: whole, within a template, or put together. */
export function findPrompt(
  document: unknown,
  leaves: readonly Leaf[],
  known: Knowledge,
): FoundPrompt | null {
  const prompts = known.prompts.map(comparable).filter((text) => text !== '');
  const negatives = new Set(known.form.negative?.map(comparable));
  if (prompts.length === 0) return null;
  // Longer texts only quote it.
  const longest = 1000 + 5 * prompts.reduce((sum, one) => sum + one.length, 0);
  let best: (FoundPrompt & { score: number }) | null = null;
  for (const leaf of leaves) {
    if (typeof leaf.value !== 'string' || leaf.value.length > longest) continue;
    const named = nameOf(leaf);
    if (named < -1) continue;
    const text = comparable(leaf.value);
    const found = matchOf(text, prompts, named);
    if (!found || (negatives.has(text) && named < 1)) continue;
    const score = found.match * 10 + named - leaf.keys.length * 0.05;
    if (best && best.score >= score) continue;
    const path = pathOf(document, leaf, isTurn(leaf));
    if (path !== null) best = { leaf, path, named, score, ...found };
  }
  return best;
}

export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** In a conversation the last turn is the one that is sent. */
function isTurn(leaf: Leaf): boolean {
  return leaf.keys.some((key) => MESSAGES_KEY.test(key));
}

function nameOf({ key, keys }: Leaf): number {
  if (keys.some((one) => NEGATIVE_KEY.test(one))) return -2;
  if (PROMPT_KEY.test(key)) return 3;
  if (SEARCH_KEY.test(key)) return -1;
  if (TITLE_KEY.test(key)) return -1;
  if (keys.some((one) => PROMPT_KEY.test(one)) || /prompt/.test(key)) return 2;
  return TEXT_KEY.test(key) || key === '' ? 1 : 0;
}

function matchOf(
  text: string,
  prompts: readonly string[],
  named: number,
): { match: number; evidence: string } | null {
  const [now = '', ...earlier] = prompts;
  const short = now.length < 3 && named < 2;
  if (text === now && !short) return { match: 1, evidence: 'it carries what the prompt box says' };
  if (text.length >= 3 && earlier.includes(text))
    return { match: 0.9, evidence: 'it carries what the prompt box said' };
  // A document that happens to quote it says much else besides.
  const frame = (length: number) => text.length <= length * 4 + 400;
  if (now.length >= CONTAINED_MIN && text.includes(now) && frame(now.length))
    return { match: 0.8, evidence: 'it carries what the prompt box says, among other words' };
  const within = prompts.filter((one) => one.length >= 3 && text.includes(one));
  const apart = within.filter(
    (one) => !within.some((other) => other !== one && other.includes(one)),
  );
  const length = apart.reduce((sum, one) => sum + one.length, 0);
  if (apart.length >= 2 && frame(length))
    return { match: 0.7, evidence: 'it is put together from what several fields say' };
  return null;
}
