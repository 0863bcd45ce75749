/** `--ar 16:9`, `--v 6`: settings of a tool that stand in the prompt. */
const FLAGS = /(?<=^|\s)--\p{L}+(?:\s+[\d.:]+)?/gu;
/** Runs of letters and digits, and of the scripts that are written without spaces. */
const WORDS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]+|[\p{L}\p{N}]+/gu;
const UNSPACED = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u;
const CLAUSE = /[,.;:，。；、：\n]/u;
/** Words that any prompt may hold: they join sentences, or ask for a look and not for a thing. */
const COMMON = new Set(
  (
    'a an the of in on at with and or to for from by as is de la el en con un una los las y в на с и ' +
    'cinematic photorealistic realistic detailed highly ultra hyper 8k 4k hd lighting light ' +
    'masterpiece quality best sharp focus photo photography render style dramatic shot view ' +
    'background soft shadow film still grain bokeh depth field shallow lens angle wide close up macro ' +
    'studio color colour palette moody pastel minimal vintage illustration watercolor 3d isometric icon'
  ).split(' '),
);

/** What of a prompt is compared: its distinct words, and those of its first clause. */
export type PromptWords = { all: ReadonlySet<string>; head: ReadonlySet<string> };

/** Where no space parts words, pairs of neighbouring characters stand for them. */
export function promptWords(prompt: string): PromptWords {
  const text = prompt.normalize('NFKC').toLowerCase().replace(FLAGS, '').trim();
  return { all: wordsIn(text), head: wordsIn(text.split(CLAUSE, 1)[0] ?? '') };
}

function wordsIn(text: string): Set<string> {
  const words = new Set<string>();
  for (const word of text.match(WORDS) ?? []) {
    if (!isUnspaced(word)) words.add(word);
    else for (let i = 0; i + 1 < word.length; i += 1) words.add(word.slice(i, i + 2));
  }
  return words;
}

export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

/** How much a word says on the idea that it stands in, 0 to 1. */
export type Weigh = (word: string) => number;

const COMMON_WEIGHT = 0.1;
const LEAST_RARITY = 0.05;

/**
 * Weighs words by how few ideas hold them: the style that a person puts behind every prompt tells
 * no two ideas apart. A word of all `ideas` weighs least, a word of one or none most; those that any
 * prompt may hold start lower, since a first idea has no other to compare with.
 */
export function weighing(ideas: Iterable<ReadonlySet<string>>): Weigh {
  const held = new Map<string, number>();
  let all = 1;
  for (const words of ideas) {
    all += 1;
    for (const word of words) held.set(word, (held.get(word) ?? 0) + 1);
  }
  return (word) => {
    const rarity = Math.log(all / Math.max(1, held.get(word) ?? 0)) / Math.log(all);
    return Math.max(LEAST_RARITY, rarity) * (COMMON.has(word) ? COMMON_WEIGHT : 1);
  };
}

/** Of a prompt that grew all earlier words are there: that share counts this much. */
const GROWN = 0.7;
/** What the words as a whole say; the rest hangs on whether the first clause is found again. */
const AS_A_WHOLE = 0.6;

/**
 * How much alike two prompts are, 0 to 1. People name the subject first and the look behind it, so
 * that prompts with one look and two subjects are less alike than their words.
 */
export function likeness(left: PromptWords, right: PromptWords, weigh: Weigh): number {
  const mine = weightOf(left.all, null, weigh);
  const theirs = weightOf(right.all, null, weigh);
  const both = weightOf(left.all, right.all, weigh);
  if (both === 0) return 0;
  const whole = Math.max(both / (mine + theirs - both), (GROWN * both) / Math.min(mine, theirs));
  const found = (head: ReadonlySet<string>, all: ReadonlySet<string>) =>
    head.size === 0 ? 1 : weightOf(head, all, weigh) / weightOf(head, null, weigh);
  const again = Math.max(found(left.head, right.all), found(right.head, left.all));
  return whole * (AS_A_WHOLE + (1 - AS_A_WHOLE) * again);
}

function weightOf(
  words: ReadonlySet<string>,
  within: ReadonlySet<string> | null,
  weigh: Weigh,
): number {
  let sum = 0;
  for (const word of words) if (!within || within.has(word)) sum += weigh(word);
  return sum;
}
