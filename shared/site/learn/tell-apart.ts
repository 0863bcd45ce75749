import type { NetRule, SiteProfile } from '../profile.ts';
import type { Knowledge } from './exchange.ts';
import { type Asked, rulesFor } from './rule-for.ts';

const WORD = /^[a-z][\w-]{1,30}$/i;

/**
 * Where one address serves submits and this other request: what in their bodies tells them apart,
 * written into both rules.
 *
 * @param place where the other names its task, null where it is about none.
 */
export function tellApart<Rule extends NetRule>(
  profile: SiteProfile,
  rule: Rule,
  asked: Asked,
  known: Knowledge,
  place: string | null,
): { profile: SiteProfile; rule: Rule } {
  const shared = rulesFor(profile.net.submit, asked, known);
  if (shared.length === 0) {
    // Others that nobody saw yet may come to the same address.
    const only = place === null && asked.request.method === 'POST' ? word(asked) : null;
    return { profile, rule: rule.body || !only ? rule : { ...rule, body: [only] } };
  }
  const submit = profile.net.submit.map((one) => {
    const prompt = one.request.prompt?.find((path) => path[0] !== '^');
    if (!shared.includes(one) || prompt === undefined) return one;
    return { ...one, body: [...(one.body ?? []), { path: prompt, regex: '.' }].slice(0, 5) };
  });
  const own = place?.startsWith('body.') ? { path: place.slice(5), regex: '.' } : word(asked);
  const told = rule.body || !own ? rule : { ...rule, body: [own] };
  return { profile: { ...profile, net: { ...profile.net, submit } }, rule: told };
}

function word({ whole: { body } }: Asked): { path: string; equals: string } | null {
  if (typeof body !== 'object' || body === null) return null;
  const found = Object.entries(body).find(
    ([key, value]) =>
      /^\w+$/.test(key) &&
      !/lang|locale|currency|theme/i.test(key) &&
      typeof value === 'string' &&
      WORD.test(value),
  );
  return found ? { path: found[0], equals: String(found[1]) } : null;
}
