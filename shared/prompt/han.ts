import {
  HAN_ANY,
  HAN_DIGITS,
  HAN_RELATIONS,
  HAN_TEXT,
  HAN_TOPICS,
  HAN_WRITES,
  LONG_MEASURES,
  MEASURES,
  NO_BELOW,
  NO_COUNTS,
  WHOLE_NUMBERS,
} from './lexicon/han.ts';
import type { RelationKind, SpannedFact } from './prompt-facts.ts';
import type { Token } from './token.ts';
import { isDigit, isHan } from './token.ts';

type Mark =
  | { what: 'relation'; kind: RelationKind }
  | { what: 'any' | 'writes' | 'text' }
  | { what: 'topic'; fact: SpannedFact };

export type HanHit = Mark & { start: number; end: number };

export type HanCount = { subject: string; n: number | null; start: number; end: number };

/** Marks by their first character, the longest first. */
const MARKS = new Map<string, { text: string; mark: Mark }[]>();
for (const [kind, list] of HAN_RELATIONS) enter({ what: 'relation', kind }, list);
for (const [fact, list] of HAN_TOPICS) enter({ what: 'topic', fact }, list);
enter({ what: 'any' }, HAN_ANY);
enter({ what: 'writes' }, HAN_WRITES);
enter({ what: 'text' }, HAN_TEXT);
for (const marks of MARKS.values()) marks.sort((a, b) => b.text.length - a.text.length);

function enter(mark: Mark, list: string): void {
  for (const text of list.split(' ')) {
    const marks = MARKS.get(text[0]!);
    if (marks === undefined) MARKS.set(text[0]!, [{ text, mark }]);
    else marks.push({ text, mark });
  }
}

/** The marks in a run of Han characters or kana. */
export function hanHits(text: string, { start, end }: Token): HanHit[] {
  const hits: HanHit[] = [];
  for (let at = start; at < end; ) {
    const hit = MARKS.get(text[at]!)?.find((one) => text.startsWith(one.text, at));
    if (hit !== undefined && isThere(hit.mark, text, at))
      hits.push({ ...hit.mark, start: at, end: at + hit.text.length });
    at += hit?.text.length ?? 1;
  }
  return hits;
}

function isThere(mark: Mark, text: string, at: number): boolean {
  const isBelow = mark.what === 'relation' && mark.kind === 'below';
  return !isBelow || !NO_BELOW.test(text.slice(Math.max(0, at - 4), at));
}

/** "三只猫", "3匹の猫", "猫が三匹", "几个人": counts in a sentence without spaces. */
export function hanCounts(text: string, tokens: readonly Token[]): HanCount[] {
  return tokens.flatMap((token, index): HanCount[] => {
    if (token.kind === 'han') return countsIn(text, token.start, token.end);
    // "3只猫": digits that touch the characters.
    if (token.kind !== 'number' || tokens[index + 1]?.kind !== 'han') return [];
    return countsIn(text, token.start, token.end);
  });
}

function countsIn(text: string, start: number, limit: number): HanCount[] {
  const found: HanCount[] = [];
  for (let at = start; at < limit; ) {
    const quantity = quantityAt(text, at);
    if (quantity?.to && quantity.n !== 1 && isCounted(text, at, quantity.to)) {
      const { n, to } = quantity;
      found.push({ subject: subjectAround(text, at, to - 1), n, start: at, end: to });
    }
    at = quantity?.end ?? at + 1;
  }
  return found;
}

/** A number up to `end`, and with its measure word up to `to`; null where it has none. */
type Quantity = { n: number | null; end: number; to: number | null };

function quantityAt(text: string, at: number): Quantity | null {
  const whole = WHOLE_NUMBERS.find(([word]) => text.startsWith(word, at));
  if (whole) return { n: whole[1], end: at + whole[0].length, to: at + whole[0].length };
  const number = numberAt(text, at);
  if (number === null) return null;
  const { n, end } = number;
  const measure = measureAt(text, end);
  if (measure === null) return { n, end, to: null };
  const to = end + measure.length;
  // "一对": one pair.
  const isPair = n === 1 && measure.each === 1 && /[对対]/.test(text[to - 1] ?? '');
  return { n: isPair ? 2 : n === null ? null : n * measure.each, end, to };
}

/** Not "第三只", which is one of them, and not the letters of "四个字". */
function isCounted(text: string, at: number, to: number): boolean {
  return text[at - 1] !== '第' && text[to] !== '字' && !NO_COUNTS.test(text.slice(at, at + 4));
}

/** The measure word after a number, a space before it at most, and how many one of it is. */
function measureAt(text: string, from: number): { length: number; each: number } | null {
  const at = text[from] === ' ' ? from + 1 : from;
  const space = at - from;
  const rest = text.slice(at, at + 4);
  for (const [pattern, each] of LONG_MEASURES) {
    const found = pattern.exec(rest);
    if (found) return { length: space + found[0].length, each };
  }
  return isMeasure(text, at) ? { length: space + 1, each: 1 } : null;
}

function isMeasure(text: string, at: number): boolean {
  const measure = text[at];
  return measure !== undefined && MEASURES.includes(measure);
}

function numberAt(text: string, at: number): { n: number | null; end: number } | null {
  const mark = text[at]!;
  if (isDigit(text.charCodeAt(at))) {
    let end = at + 1;
    while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
    return isHan(text.charCodeAt(end)) || isHan(text.charCodeAt(end + 1))
      ? { n: end - at > 3 ? 1 : Number(text.slice(at, end)), end }
      : { n: 1, end };
  }
  if (mark === '两' || mark === '兩' || mark === '双') return { n: 2, end: at + 1 };
  if (mark === '几' || mark === '数' || mark === '幾') return { n: null, end: at + 1 };
  let n = 0;
  let end = at;
  while (end < at + 3 && end < text.length) {
    const digit = HAN_DIGITS.indexOf(text[end]!) + 1;
    if (digit === 0) break;
    n = digit === 10 ? Math.max(1, n) * 10 : n + digit;
    end += 1;
  }
  return end === at ? null : { n, end };
}

/** What is counted: the characters after the measure word, or in Japanese before the number. */
function subjectAround(text: string, at: number, measure: number): string {
  const from = text[measure + 1] === 'の' ? measure + 2 : measure + 1;
  let end = from;
  while (
    end < from + 6 &&
    isHan(text.charCodeAt(end)) &&
    !'在的，和が、站坐は'.includes(text[end]!)
  )
    end += 1;
  const isNoun = text[from - 1] === 'の' || text.charCodeAt(from) >= 0x30a0;
  if (end > from && isNoun) return text.slice(from, end);
  let start = at;
  while (start > at - 6 && isHan(text.charCodeAt(start - 1))) start -= 1;
  return text.slice(start, at).replace(/[がをは]$/, '') || text.slice(at, measure + 1);
}
