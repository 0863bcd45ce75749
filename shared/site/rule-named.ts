import { says } from './answer-test.ts';
import { documentsOf } from './documents-of.ts';
import { matchRule } from './match-rule.ts';
import type { NetRule, SiteProfile } from './profile.ts';

/** A request as it was matched by its address alone. `body`: its text, '' where none is known. */
type Matched = { rule: string; method: string; url: string; body: string; type: string | null };

/**
 * The rule that names a request, its body included: where one address serves several, the address
 * alone may have named another. '' where none does.
 *
 * @param own the page's origin.
 */
export function ruleNamed({ net }: SiteProfile, matched: Matched, own: string): string {
  const { rule, method, url, body, type } = matched;
  const all: readonly NetRule[] = [
    ...net.submit,
    ...net.status,
    ...net.balance,
    ...net.history,
    ...net.models,
  ];
  const { origin, pathname } = new URL(url);
  const fitting = all.filter((one) => matchRule(one, method, { origin, path: pathname }, own));
  if (body === '' || !fitting.some((one) => one.body)) return rule;
  const document = documentsOf(body, type)[0];
  // Of a long body only its beginning comes with the answer.
  if (document === undefined) return rule;
  const holding = fitting.filter((one) => (one.body ?? []).every((test) => says(test, document)));
  const named = holding.find(({ id }) => id === rule);
  // What says more of the body is meant.
  const told = holding.find((one) => one.body) ?? holding[0];
  return (named?.body ? named : told)?.id ?? '';
}
