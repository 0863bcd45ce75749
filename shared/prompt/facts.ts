import { breadthOf, isStyleOnly } from './breadth.ts';
import type { Findings } from './findings.ts';
import { mostSpoken, noLanguage } from './language.ts';
import type { PromptFacts, PromptLanguage, Span, SpannedFact } from './prompt-facts.ts';
import { markedIn } from './read-tokens.ts';
import { sentenceFacts } from './sentence-facts.ts';
import { sentences } from './sentences.ts';

export type { PromptFacts } from './prompt-facts.ts';

/** So many sentences are kept while a prompt is edited; a longer one is read anew in part. */
const KEPT = 200;

/**
 * Facts of a prompt, in time linear in its length. English is read fully; Chinese, Spanish,
 * Japanese and Russian for lettering, counts and explicit relations in space, and for the commonest
 * words of the rest.
 */
export function promptFacts(prompt: string): PromptFacts {
  return analyse(prompt, sentenceFacts);
}

/**
 * An analyser for a prompt that is being edited: it keeps what the sentences of the last prompt
 * said and reads only those that changed. Always equal to `promptFacts`.
 */
export function promptAnalyser(): (prompt: string) => PromptFacts {
  let known = new Map<string, Findings>();
  return (prompt) => {
    const seen = new Map<string, Findings>();
    const facts = analyse(prompt, (text) => {
      const findings = seen.get(text) ?? known.get(text) ?? sentenceFacts(text);
      if (seen.size < KEPT) seen.set(text, findings);
      return findings;
    });
    known = seen;
    return facts;
  };
}

function analyse(prompt: string, read: (sentence: string) => Findings): PromptFacts {
  const spans: Span[] = [];
  const all = sentences(prompt, markedIn(prompt)).map(({ start, end }) => {
    const findings = read(prompt.slice(start, end));
    for (const span of findings.spans)
      spans.push({ fact: span.fact, start: span.start + start, end: span.end + start });
    return findings;
  });
  spans.sort((a, b) => a.start - b.start);
  const topics = new Set<SpannedFact>(all.flatMap((one) => [...one.topics]));
  const relations = all.flatMap((one) => one.relations);
  const things = all.flatMap((one) => one.things);
  const counts = all.flatMap((one) => one.counts);
  const textBlocks = sum(all, (one) => one.textBlocks);
  const textWords = sum(all, (one) => one.textWords);
  const facts = {
    spatial: relations.length,
    anyRelation: all.some((one) => one.isRelated),
    relationKinds: [...new Set(relations)],
    metric: sum(all, (one) => one.metric),
    counts,
    subjects: new Set([...things.map(({ name }) => name), ...counts.map(({ subject }) => subject)])
      .size,
    attributes: sum(things, (one) => one.attributes),
    attributed: things.filter((one) => one.attributes > 0).length,
    textBlocks,
    textWords: textWords === 0 && all.some((one) => one.isTextOpen) ? null : textWords,
    layout: spans.filter(({ fact }) => fact === 'layout').length,
    logo: topics.has('logo'),
    negations: spans.filter(({ fact }) => fact === 'negations').length,
    people: topics.has('people'),
    hands: topics.has('hands'),
    style: topics.has('style'),
    photoreal: topics.has('photoreal'),
    print: topics.has('print'),
    fourK: topics.has('fourK'),
    motion: topics.has('motion'),
    camera: topics.has('camera'),
    language: languageOf(all),
  };
  const words = sum(all, (one) => one.words);
  const isOpen = all.some((one) => one.isOpen);
  return {
    ...facts,
    styleOnly: isStyleOnly(facts),
    breadth: breadthOf(facts, words, isOpen),
    spans,
  };
}

function languageOf(all: readonly Findings[]): PromptLanguage | null {
  const score = noLanguage();
  for (const { languages } of all)
    for (const language of Object.keys(score) as PromptLanguage[])
      score[language] += languages[language];
  return mostSpoken(score);
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
