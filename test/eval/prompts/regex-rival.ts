/** The rule of thumb that the analyser has to beat: three lines of regular expression. */
const QUOTED = /["“”]|(?:^|[\s(])['‘][^'’]{1,200}['’](?=[\s,.)!?]|$)/;
const WORDS = /\b(?:text|words?|letters?|caption|says|reads|reading|written|typography|sign)\b/i;

/** Whether a prompt asks for lettering, as far as a quoted string or a word of text tells. */
export function regexText(prompt: string): boolean {
  return QUOTED.test(prompt) || WORDS.test(prompt);
}

/** F1 that the data's README states for such an expression on dsg1k: P .84, R .91. */
export const README_TEXT_F1 = (2 * 0.84 * 0.91) / (0.84 + 0.91);
