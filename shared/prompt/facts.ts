/** What a prompt asks for, as far as plain words tell. Each count is of distinct mentions. */
export type PromptFacts = {
  /** Relations between things: "left of", "behind", "on top of". */
  spatial: number;
  /** Texts to be drawn: quoted strings or "sign that says …". */
  textBlocks: number;
  /** Words of lettering in those blocks; null when a text is asked for but not given. */
  textWords: number | null;
  /** Demands for a chart, table, screen or page layout. */
  layout: number;
  logo: boolean;
  /** "no people", "without text": models follow these badly in every tier. */
  negations: number;
};

const SPATIAL =
  /\b(?:(?:to the )?(?:left|right) of|on (?:the )?(?:left|right)|in front of|behind|on top of|next to|beside|between|above|below|under(?:neath)?|inside of|opposite)\b/gi;
const QUOTED = /["“„«]([^"“”„«»]{1,200})["”»]/g;
const ASKS_TEXT =
  /\b(?:that (?:says|reads)|saying|reading|titled|captioned|with the (?:words?|text|title|caption|slogan|headline)|lettering)\b/gi;
const LAYOUT =
  /\b(?:infographic|chart|diagram|table of|timeline|flow ?chart|dashboard|ui|user interface|web ?page|magazine (?:cover|page)|menu|poster with)\b/gi;
const LOGO = /\b(?:logos?|brand ?marks?|wordmarks?)\b/i;
const NEGATION = /\b(?:no|without|not|never|free of|don't|do not)\s+[a-z]+/gi;

/** Facts of a prompt. Linear in its length; no pattern backtracks over more than 200 characters. */
export function promptFacts(prompt: string): PromptFacts {
  const blocks = [...prompt.matchAll(QUOTED)].map(([, text]) => text ?? '');
  const asked = count(prompt, ASKS_TEXT);
  const textBlocks = Math.max(blocks.length, asked);
  return {
    spatial: count(prompt, SPATIAL),
    textBlocks,
    textWords:
      blocks.length > 0 || asked === 0
        ? blocks.flatMap((text) => text.split(/\s+/).filter(Boolean)).length
        : null,
    layout: count(prompt, LAYOUT),
    logo: LOGO.test(prompt),
    negations: count(prompt, NEGATION),
  };
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}
