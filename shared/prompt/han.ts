import {
  HAN_ANY,
  HAN_DIGITS,
  HAN_RELATIONS,
  HAN_TEXT,
  HAN_TOPICS,
  HAN_WRITES,
  MEASURES,
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
    if (hit !== undefined) hits.push({ ...hit.mark, start: at, end: at + hit.text.length });
    at += hit?.text.length ?? 1;
  }
  return hits;
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
    const number = numberAt(text, at);
    const end = number === null ? at + 1 : number.end;
    if (number !== null && isMeasure(text, end) && text[at - 1] !== '第') {
      const measure = text[end] === ' ' ? end + 1 : end;
      const subject = subjectAround(text, at, measure);
      // "一对": one pair.
      if (number.n === 1 && text[measure] === '对') number.n = 2;
      if (number.n !== 1) found.push({ subject, n: number.n, start: at, end: measure + 1 });
    }
    at = end;
  }
  return found;
}

function isMeasure(text: string, at: number): boolean {
  const measure = text[at] === ' ' ? text[at + 1] : text[at];
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
