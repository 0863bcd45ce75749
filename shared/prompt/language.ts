import { isHan, isLetter, type Token } from './token.ts';

const STOPS: Readonly<Record<string, string>> = {
  en: 'the a an of and with in on is are to at by for his her its that from under',
  es: 'el la los las un una de del con en y que por sobre para su al junto unos unas dos tres sin se está dice letrero entre',
  other:
    'le les des une et avec dans sur der die das ein eine und mit im auf il di della gli nel um uma com não em na no het een van met och en på w z na i jest the',
};
const BY_WORD = new Map<string, string[]>();
for (const [language, list] of Object.entries(STOPS))
  for (const word of list.split(' ')) {
    if (language === 'other' && /^(?:the|no|en|i)$/.test(word)) continue;
    BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), language]);
  }

/** How much of a sentence speaks for each language: function words, letters of its script. */
export function languagesOf(text: string, tokens: readonly Token[]): Record<string, number> {
  const score: Record<string, number> = {};
  const add = (language: string, by: number): void => {
    score[language] = (score[language] ?? 0) + by;
  };
  for (const token of tokens) {
    const code = text.charCodeAt(token.start);
    if (token.kind === 'han') addHan(text, token, add);
    else if (token.kind !== 'word') continue;
    else if (code >= 0x400 && code < 0x530) add(/[іїєґўјћђ]/.test(token.text) ? 'other' : 'ru', 1);
    else if (code >= 0x250 && isLetter(code)) add('other', 1);
    else {
      for (const language of BY_WORD.get(token.text) ?? []) add(language, 1);
      if (/[ñ¿¡]|ción$/.test(token.text)) add('es', 1);
      else if (/[äöüßçêèàãõåøæœřšžęłőğış]/.test(token.text)) add('other', 1);
      else add('latin', 0.05);
    }
  }
  return score;
}

/** Kana are Japanese; Han characters without any may be either, and count for Chinese. */
function addHan(text: string, { start, end }: Token, add: (language: string, by: number) => void) {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code)) add(code < 0x3400 ? 'ja' : 'zh', 0.4);
  }
}
