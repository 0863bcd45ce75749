import type { PromptFacts, RelationKind, Span, SpannedFact } from './prompt-facts.ts';

export type { PromptFacts } from './prompt-facts.ts';

const SPATIAL: readonly [RelationKind, RegExp][] = [
  ['left', /\b(?:to the left of|left of|on (?:the )?left)\b/gi],
  ['right', /\b(?:to the right of|right of|on (?:the )?right)\b/gi],
  ['front', /\bin front of\b/gi],
  ['behind', /\bbehind\b/gi],
  ['above', /\b(?:on top of|above)\b/gi],
  ['below', /\b(?:below|under(?:neath)?)\b/gi],
  ['beside', /\b(?:next to|beside)\b/gi],
  ['between', /\bbetween\b/gi],
  ['inside', /\binside of\b/gi],
  ['opposite', /\bopposite\b/gi],
];
const ANY_RELATION = /\b(?:on|in|at|near|with)\b/i;
const METRIC =
  /\b(?:\d+|a|one|two|three|four|five|six|ten) (?:feet|foot|inch(?:es)?|met(?:er|re)s?|cm) (?:to the|in front|behind|above|below|from|away)\b/gi;
const QUOTED = /["“„«]([^"“”„«»]{1,200})["”»]/g;
const ASKS_TEXT =
  /\b(?:that (?:says|reads)|saying|reading|titled|captioned|with the (?:words?|text|title|caption|slogan|headline)|lettering)\b/gi;
const LAYOUT =
  /\b(?:infographic|chart|diagram|table of|timeline|flow ?chart|dashboard|ui|user interface|web ?page|magazine (?:cover|page)|menu|poster with)\b/gi;
const LOGO = /\b(?:logos?|brand ?marks?|wordmarks?)\b/gi;
const NEGATION = /\b(?:no|without|not|never|free of|don't|do not)\s+[a-z]+/gi;
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNT = /\b(two|three|four|five|six|seven|eight|nine|ten) ([a-z]+s|people|men|women)\b/gi;
const PEOPLE = /\b(?:man|men|woman|women|people|person|boys?|girls?|child(?:ren)?|crowd)\b/gi;
const HANDS = /\b(?:hands?|fingers?)\b/gi;
const STYLE =
  /\b(?:style of|in the style|painting|watercolou?r|illustration|anime|sketch|photorealistic)\b/gi;
const PHOTOREAL = /\b(?:photo-?realistic|photorealism|hyper-?realistic)\b/gi;
const PRINT = /\b(?:print|printed poster|300 ?dpi|a[0-4] poster)\b/gi;
const FOUR_K = /\b(?:[48]k|uhd)\b/gi;
const MOTION = /\b(?:slow motion|time-?lapse|animated|camera pans?)\b/gi;
const CAMERA = /\b(?:close-?up|wide (?:shot|angle)|macro|bokeh|low angle|\d+mm)\b/gi;

/** Facts of a prompt. Linear in its length; no pattern backtracks over more than 200 characters. */
export function promptFacts(prompt: string): PromptFacts {
  const spans: Span[] = [];
  const count = (fact: SpannedFact, pattern: RegExp): number => {
    let found = 0;
    for (const match of prompt.matchAll(pattern)) {
      found += 1;
      spans.push({ fact, start: match.index, end: match.index + match[0].length });
    }
    return found;
  };
  const blocks = [...prompt.matchAll(QUOTED)].map(([, text]) => text ?? '');
  count('text', QUOTED);
  const asked = count('text', ASKS_TEXT);
  const textBlocks = Math.max(blocks.length, asked);
  const relations = SPATIAL.map(([kind, pattern]) => ({ kind, n: count('spatial', pattern) }));
  const spatial = relations.reduce((sum, { n }) => sum + n, 0);
  const counts = [...prompt.matchAll(COUNT)].map(([, n, subject]) => ({
    subject: subject ?? '',
    n: NUMBERS.indexOf(n?.toLowerCase() ?? '') + 1,
  }));
  count('counts', COUNT);
  const style = count('style', STYLE) > 0;
  const facts = {
    spatial,
    anyRelation: spatial > 0 || ANY_RELATION.test(prompt),
    relationKinds: relations.filter(({ n }) => n > 0).map(({ kind }) => kind),
    metric: count('metric', METRIC),
    counts,
    subjects: counts.length,
    attributes: 0,
    textBlocks,
    textWords:
      blocks.length > 0 || asked === 0
        ? blocks.flatMap((text) => text.split(/\s+/).filter(Boolean)).length
        : null,
    layout: count('layout', LAYOUT),
    logo: count('logo', LOGO) > 0,
    negations: count('negations', NEGATION),
    people: count('people', PEOPLE) > 0,
    hands: count('hands', HANDS) > 0,
    style,
    styleOnly: style && spatial === 0 && textBlocks === 0 && counts.length === 0,
    breadth: prompt.length > 200 ? 'specified' : prompt.length < 30 ? 'blue-sky' : 'open',
    photoreal: count('photoreal', PHOTOREAL) > 0,
    print: count('print', PRINT) > 0,
    fourK: count('fourK', FOUR_K) > 0,
    motion: count('motion', MOTION) > 0,
    camera: count('camera', CAMERA) > 0,
    language: /\p{Letter}/u.test(prompt) ? 'en' : null,
  } as const;
  return { ...facts, spans: spans.sort((a, b) => a.start - b.start) };
}
