import { ROLE } from './lexicon/grammar.ts';
import { numberAt } from './numbers.ts';
import type { Relation } from './relations.ts';
import type { Token } from './token.ts';

const AWAY = new Set(['apart', 'away', 'from', 'distant', 'off', 'afar']);

/** Whether a distance stands right before a relation: "three feet to the left of". */
export function isMetric(tokens: readonly Token[], { from }: Relation): boolean {
  return isDistance(tokens, from - 1);
}

/** Distances without a direction: "2 m apart", "ten inches away from". */
export function distances(tokens: readonly Token[]): Relation[] {
  return tokens.flatMap((token, at) =>
    AWAY.has(token.text) && isDistance(tokens, at - 1)
      ? [{ kind: 'beside' as const, from: at - 2, to: at + 1 }]
      : [],
  );
}

const LENGTH =
  /^(?:m|cm|mm|km|ft|feet|foot|inch|inches|yards?|paces?|steps?|met(?:er|re)s?|centimet(?:er|re)s?|kilomet(?:er|re)s?|metros?|centímetros|метр(?:а|ов|ах|е)?|сантиметр(?:а|ов|ах)?)$/;

/** Whether tokens that end here state a distance: "three feet", "a few inches", "2 m". */
function isDistance(tokens: readonly Token[], at: number): boolean {
  if (!LENGTH.test(tokens[at]?.text ?? '')) return false;
  const amount = tokens[at - 1];
  if (amount === undefined) return false;
  return (
    amount.kind === 'number' ||
    numberAt(tokens, at - 1) !== null ||
    (amount.roles & ROLE.determiner) !== 0 ||
    amount.text === 'one' ||
    amount.text === 'half'
  );
}
