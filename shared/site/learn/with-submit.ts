import type { SiteProfile, SubmitRule } from '../profile.ts';
import { addPath } from './add-path.ts';
import type { FoundField } from './find-fields.ts';
import type { Asked } from './rule-for.ts';

/** The profile with this rule's paths leading to all of these. */
export function withSubmit(
  profile: SiteProfile,
  rule: SubmitRule,
  whole: Asked['whole'],
  found: readonly FoundField[],
): { profile: SiteProfile; rule: string } {
  const request: SubmitRule['request'] = { ...rule.request };
  for (const { field, path, value } of found) {
    const inBody = path[0] !== '^';
    const had = (request[field] ?? []).filter((one) => (one[0] !== '^') === inBody);
    const bare = (one: string) => one.replace(/^\^/, '');
    const document = inBody ? whole.body : whole;
    // Of a list of images the first stands for all; a file cannot be read as text.
    if (value === '' && had.includes(path)) continue;
    const paths = addPath(document, had.map(bare), bare(path), value);
    const others = (request[field] ?? []).filter((one) => !had.includes(one));
    request[field] = [...paths.map((one) => (inBody ? one : `^${one}`)), ...others];
  }
  const next: SubmitRule = { ...rule, request };
  const at = profile.net.submit.findIndex(({ id }) => id === rule.id);
  if (at >= 0 && JSON.stringify(profile.net.submit[at]) === JSON.stringify(next))
    return { profile, rule: rule.id };
  const submit = at < 0 ? [...profile.net.submit, next] : profile.net.submit.with(at, next);
  return {
    profile: { ...profile, version: profile.version + 1, net: { ...profile.net, submit } },
    rule: rule.id,
  };
}
