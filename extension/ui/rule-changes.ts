import { formatCredits } from '../../shared/credit.ts';
import type { Caps, Rule, RuleSet } from '../../shared/rule.ts';
import { isSameValue } from '../../shared/same-value.ts';
import { waiverPlace } from '../../shared/waiver-place.ts';

const CAPS: Record<keyof Caps, string> = {
  daily: 'Day',
  weekly: 'Week',
  project: 'Project',
  generation: 'Generation',
  finals: 'Kept for finals',
};

const AWAY: Record<RuleSet['away'], string> = {
  limits: 'my limits',
  rules: 'every rule',
  nothing: 'nothing',
};

type State = Pick<RuleSet, 'caps' | 'rules' | 'away' | 'waivers'>;

/** What differs between two states of the rules, for people; never empty. */
export function ruleChanges(before: State, after: State): string[] {
  const caps = (Object.keys(CAPS) as (keyof Caps)[]).flatMap((name) =>
    before.caps[name] === after.caps[name]
      ? []
      : `${CAPS[name]} ${limit(before.caps[name])} → ${limit(after.caps[name])}`,
  );
  const away =
    before.away === after.away
      ? []
      : [`While the companion is away: ${AWAY[before.away]} → ${AWAY[after.away]}`];
  const known = new Map(before.rules.map((rule) => [rule.id, rule]));
  const changed = after.rules.flatMap((rule) => {
    const was = known.get(rule.id);
    known.delete(rule.id);
    return was ? changesOf(was, rule) : `${rule.title}: added`;
  });
  const gone = [...known.values()].map(({ title }) => `${title}: deleted`);
  const all = [...caps, ...away, ...changed, ...gone, ...waiverChanges(before, after)];
  return all.length > 0 ? all : ['Saved without a change'];
}

function changesOf(was: Rule, rule: Rule): string[] {
  const changes: string[] = [];
  if (was.mode !== rule.mode) changes.push(`${rule.title}: ${was.mode} → ${rule.mode}`);
  for (const { name, title, value } of rule.params) {
    const before = was.params.find((param) => param.name === name);
    if (before && before.value !== value)
      changes.push(`${rule.title}: ${title} ${before.value} → ${value}`);
  }
  if (was.watchedSince !== rule.watchedSince && rule.mode === was.mode)
    changes.push(`${rule.title}: goes on watching`);
  const rest = ({ title, when, verdict, message, scope, expiresAt, source }: Rule) => ({
    ...{ title, when, verdict, message, scope, expiresAt, source },
  });
  if (!isSameValue(rest(was), rest(rule))) changes.push(`${rule.title}: written anew`);
  return changes;
}

function waiverChanges(before: State, after: State): string[] {
  const titleOf = (id: string) =>
    [...after.rules, ...before.rules].find((rule) => rule.id === id)?.title ?? id;
  const known = new Map(before.waivers.map((waiver) => [waiver.id, waiver]));
  const changed = (after.waivers ?? []).flatMap((waiver) => {
    const title = titleOf(waiver.rule);
    const was = known.get(waiver.id);
    known.delete(waiver.id);
    if (!was) return `${title}: waived (${waiverPlace(waiver)})`;
    if (isSameValue(was, waiver)) return [];
    const isShorter = (waiver.until ?? Infinity) < (was.until ?? Infinity);
    return `${title}: waiver ${isShorter ? 'taken back' : 'stands again'}`;
  });
  return [...changed, ...[...known.values()].map(({ rule }) => `${titleOf(rule)}: waiver dropped`)];
}

function limit(credits: number | null): string {
  return credits === null ? 'none' : formatCredits(credits);
}
