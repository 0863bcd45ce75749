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
  const { seq, rule, method, url } = asked;
  asked.request = text.body;
  if (!rule && (!text.body || text.cut || !afford(text.body.length))) {
    holds.end(seq, 'release');
    asked.seq = 0;
    return;
  }
  const told = { __proto__: null } as unknown as Record<string, unknown>;
  for (let i = 0; i < TOLD.length; i++) {
    const value = header(TOLD[i]!);
    if (typeof value === 'string') told[TOLD[i]!] = value;
  }
  line.post({ kind: 'submit', seq, rule, method, url, headers: native.jsonText(told), ...text });
}
