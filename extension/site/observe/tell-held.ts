import type { BodyText } from './body-text.ts';
import type { Afford } from './budget.ts';
import type { Holds } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import type { Asked } from './read-answer.ts';

/** Headers that may cross: they tell requests of one address apart and authorise nothing. */
const TOLD = ['accept', 'next-action', 'x-requested-with'];

/**
 * Says what is held. What no rule names goes on at once where it has no text, or more than is read.
 *
 * @param header what the request says under a name in lower case.
 */
export function tellHeld(
  line: Line,
  holds: Holds,
  afford: Afford,
  asked: Asked,
  header: (name: string) => unknown,
  text: BodyText,
): void {
  if (isWorthTelling(afford, asked, text))
    line.post({ kind: 'submit', ...described(asked, header, text) });
  else {
    holds.end(asked.seq, 'release');
    asked.seq = 0;
  }
}

/** Says what went without being held, in the same way. */
export function tellEscaped(
  line: Line,
  afford: Afford,
  how: string,
  asked: Asked,
  header: (name: string) => unknown,
  text: BodyText,
): void {
  if (isWorthTelling(afford, asked, text))
    line.post({ kind: 'escaped', how, ...described(asked, header, text) });
  else asked.seq = 0;
}

function isWorthTelling(afford: Afford, asked: Asked, { body, cut }: BodyText): boolean {
  asked.request = body;
  // A GET comes here only where its address carries a prompt.
  const says = body !== '' || asked.method === 'GET';
  return asked.rule !== '' || (says && !cut && afford(body.length));
}

function described(
  { seq, rule, method, url }: Asked,
  header: (name: string) => unknown,
  text: BodyText,
) {
  const told = { __proto__: null } as unknown as Record<string, unknown>;
  for (let i = 0; i < TOLD.length; i++) {
    const value = header(TOLD[i]!);
    if (typeof value === 'string') told[TOLD[i]!] = value;
  }
  return { seq, rule, method, url, headers: native.jsonText(told), ...text };
}
