import { countsOf } from './counts.ts';
import type { Findings } from './findings.ts';
import { withHan } from './han-facts.ts';
import { languagesOf } from './language.ts';
import { letteringOf } from './lettering.ts';
import { distances, isMetric } from './metric.ts';
import { negationsOf } from './negations.ts';
import type { Span, SpannedFact } from './prompt-facts.ts';
import { readTokens } from './read-tokens.ts';
import type { Reading } from './reading.ts';
import { isRelated } from './related.ts';
import { relationsOf } from './relations.ts';
import { thingsOf } from './things.ts';
import { topicsOf } from './topics.ts';

/** "No people", "without any visible logo": what stands so close after a negation is not wanted. */
const NEGATED = 3;

/** What one sentence of a prompt says. Depends on that sentence alone, so that it can be kept. */
export function sentenceFacts(text: string): Findings {
  const tokens = readTokens(text);
  const languages = languagesOf(text, tokens);
  const reading: Reading = {
    text,
    tokens,
    taken: new Uint8Array(tokens.length),
    isSpanish: languages.es > languages.en,
  };
  const spans: Span[] = [];
  const span = (fact: SpannedFact, from: number, to: number): void => {
    spans.push({ fact, start: tokens[from]!.start, end: tokens[to - 1]!.end });
  };
  const take = (from: number, to: number): void => {
    reading.taken.fill(1, from, to);
  };
  const relations = relationsOf(reading);
  const related = new Uint8Array(tokens.length);
  for (const { from, to } of relations) related.fill(1, from, to);
  const apart = distances(tokens).filter(({ from, to }) => !related.subarray(from, to).includes(1));
  const metric = [...relations.filter((one) => isMetric(tokens, one)), ...apart];
  for (const { from, to } of [...relations, ...apart]) {
    span('spatial', from, to);
    take(from, to);
  }
  for (const { from, to } of metric) span('metric', Math.max(0, from - 2), to);
  const counts = countsOf(reading);
  for (const { from, to } of counts) span('counts', from, to);
  const texts = letteringOf(reading);
  for (const { from, to } of texts) {
    span('text', from, to);
    take(from, to);
  }
  const negations = negationsOf(reading);
  const unwanted = new Uint8Array(tokens.length);
  for (const { start } of negations) unwanted.fill(1, start + 1, start + 1 + NEGATED);
  const topics = topicsOf(reading).filter(({ from }) => !unwanted[from]);
  const facts = new Set<SpannedFact>();
  for (const { fact, from, to } of topics) {
    if (fact === 'open') continue;
    facts.add(fact);
    span(fact, from, to);
    if (fact !== 'people' && fact !== 'hands' && fact !== 'layout') take(from, to);
  }
  for (const { start, end } of negations) span('negations', start, end);
  const things = thingsOf(reading);
  for (const { at, attributes } of things) {
    span('subjects', at, at + 1);
    for (const one of attributes) span('attributes', one, one + 1);
  }
  const findings: Findings = {
    relations: [...relations, ...apart].map(({ kind }) => kind),
    isRelated: relations.length + apart.length > 0 || isRelated(reading),
    metric: metric.length,
    counts: counts.map(({ subject, n }) => ({ subject, n })),
    things: things.map(({ name, attributes }) => ({ name, attributes: attributes.length })),
    textBlocks: texts.length,
    textWords: texts.reduce((sum, { words }) => sum + (words ?? 0), 0),
    isTextOpen: texts.some(({ words }) => words === null),
    isOpen: topics.some(({ fact }) => fact === 'open'),
    words: tokens.filter(({ kind }) => kind === 'word').length,
    languages,
    topics: facts,
    spans,
  };
  return tokens.some(({ kind }) => kind === 'han') ? withHan(findings, reading) : findings;
}
