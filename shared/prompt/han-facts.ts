import type { Findings } from './findings.ts';
import { type HanHit, hanCounts, hanHits } from './han.ts';
import { countWords } from './lettering.ts';
import type { RelationKind, Span, SpannedFact } from './prompt-facts.ts';
import type { Reading } from './reading.ts';
import { isHan } from './token.ts';

/** What a sentence says in Chinese or Japanese, added to what its other words say. */
export function withHan(findings: Findings, { text, tokens }: Reading): Findings {
  const spans: Span[] = [...findings.spans];
  const span = (fact: SpannedFact, { start, end }: { start: number; end: number }): void => {
    spans.push({ fact, start, end });
  };
  const hits = tokens.flatMap((token) => (token.kind === 'han' ? hanHits(text, token) : []));
  const relations = hits.flatMap((hit): RelationKind[] => {
    if (hit.what !== 'relation') return [];
    span('spatial', hit);
    return [hit.kind];
  });
  const topics = new Set(findings.topics);
  for (const hit of hits)
    if (hit.what === 'topic') {
      topics.add(hit.fact);
      span(hit.fact, hit);
    }
  const counts = hanCounts(text, tokens);
  for (const count of counts) span('counts', count);
  const isTextOpen = findings.textBlocks === 0 && hits.some((hit) => asksText(text, hit));
  const words = isTextOpen ? writtenWords(text, hits, span) : null;
  return {
    ...findings,
    relations: [...findings.relations, ...relations],
    isRelated:
      findings.isRelated || relations.length > 0 || hits.some(({ what }) => what === 'any'),
    counts: [...findings.counts, ...counts.map(({ subject, n }) => ({ subject, n }))],
    things: [
      ...findings.things,
      ...counts.map(({ subject }) => ({ name: subject, attributes: 0 })),
    ],
    textBlocks: findings.textBlocks + Number(isTextOpen),
    textWords: findings.textWords + (words ?? 0),
    isTextOpen: findings.isTextOpen || (isTextOpen && words === null),
    words: findings.words + Math.ceil(hanLength(text) / 2),
    topics,
    spans,
  };
}

/** Not "没有文字", "不要任何文字": no text is wanted there. */
function asksText(text: string, { what, start }: HanHit): boolean {
  if (what !== 'text' && what !== 'writes') return false;
  return !/(?:没有|不要|无|不含|なし|避免)\S{0,3}$/.test(text.slice(Math.max(0, start - 6), start));
}

/** The words after "写着", up to a mark or the particle that ends what is written. */
function writtenWords(
  text: string,
  hits: readonly HanHit[],
  span: (fact: SpannedFact, range: { start: number; end: number }) => void,
): number | null {
  for (const hit of hits) if (asksText(text, hit)) span('text', hit);
  const hit = hits.find(({ what }) => what === 'writes');
  if (hit === undefined) return null;
  let end = hit.end;
  while (end < text.length && /[^\s，。、；,.;的]/.test(text[end]!)) end += 1;
  return end === hit.end ? null : countWords(text.slice(hit.end, end));
}

function hanLength(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) if (isHan(text.charCodeAt(at))) length += 1;
  return length;
}
