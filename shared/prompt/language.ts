import { ROLE } from './lexicon/grammar.ts';
import type { PromptLanguage } from './prompt-facts.ts';
import { isLetter, type Token } from './token.ts';

/** How much speaks for each language: function words, letters of its script. */
export type LanguageScore = Record<PromptLanguage, number>;

export function noLanguage(): LanguageScore {
  return { en: 0, zh: 0, es: 0, ja: 0, ru: 0, other: 0 };
}

/** Latin letters without any sign of a language are most probably English. */
const LATIN = 0.05;
/** A Han character or kana is about so much of a word. */
const HAN = 0.4;

/** What the words of a sentence say of its language. */
export function languagesOf(text: string, tokens: readonly Token[]): LanguageScore {
  const score = noLanguage();
  for (const token of tokens) {
    const code = text.charCodeAt(token.start);
    if (token.kind === 'han') addHan(text, token, score);
    else if (token.kind !== 'word') continue;
    else if (code >= 0x400 && code < 0x530) score[isRussian(token.text) ? 'ru' : 'other'] += 1;
    else if (code >= 0x250 && isLetter(code)) score.other += 1;
    else {
      const { roles } = token;
      if (roles & ROLE.english) score.en += 1;
      if (roles & ROLE.spanish) score.es += 1;
      if (roles & ROLE.foreign) score.other += 1;
      score.en += LATIN;
    }
  }
  return score;
}

/** The language that a score speaks for most; null for none. */
export function mostSpoken(score: LanguageScore): PromptLanguage | null {
  // Some Han characters are in both; kana are in Japanese alone.
  const zh = score.ja * 8 > score.zh ? 0 : score.zh;
  const all = { ...score, zh, ja: score.ja + (zh === 0 ? score.zh : 0) };
  let best: PromptLanguage | null = null;
  for (const language of Object.keys(all) as PromptLanguage[])
    if (all[language] > (best === null ? 0 : all[best])) best = language;
  return best;
}

function isRussian(word: string): boolean {
  return !/[іїєґўјћђ]/.test(word);
}

function addHan(text: string, { start, end }: Token, score: LanguageScore): void {
  for (let at = start; at < end; at += 1) score[text.charCodeAt(at) < 0x3400 ? 'ja' : 'zh'] += HAN;
}
