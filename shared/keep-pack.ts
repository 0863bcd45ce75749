import { DEFAULT_PACK } from './default-pack.ts';
import type { Instant } from './id.ts';
import type { Rule, RuleSet } from './rule.ts';
import { whyNotWaived } from './waiver.ts';

/** So long a rule watches before it proposes itself. */
export const WATCH_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * The stored rules with the pack as it is now: what the person set of a rule of the pack (mode,
 * numbers, scope, end) stays, its words and expression are the pack's, rules that the pack dropped
 * go, new ones come. One's own rules stay as they are, also under the name of one of the pack.
 * Waivers of rules that are gone, or that ask no more, go with them.
 * Rules that watch are given the time since when. Returns the same object where nothing changes.
 */
export function keepPack(stored: RuleSet, now: Instant): RuleSet {
  const own = new Map(stored.rules.map((rule) => [rule.id, rule]));
  const pack = DEFAULT_PACK.map((fresh) => {
    const known = own.get(fresh.id);
    own.delete(fresh.id);
    if (!known) return fresh;
    return known.source === 'user' ? known : renewed(known, fresh);
  });
  const users = [...own.values()].filter(({ source }) => source === 'user');
  const { rules } = watchedSince({ ...stored, rules: [...pack, ...users] }, now);
  const asking = new Set(rules.flatMap((rule) => (whyNotWaived(rule) === null ? rule.id : [])));
  const waivers = stored.waivers.filter(({ rule }) => asking.has(rule));
  const same =
    waivers.length === stored.waivers.length &&
    rules.length === stored.rules.length &&
    rules.every((rule, i) => JSON.stringify(rule) === JSON.stringify(stored.rules[i]));
  return same ? stored : { ...stored, rules, waivers };
}

/** The rules that have watched for long enough to be asked about. */
export function proposed({ rules }: RuleSet, now: Instant): Rule[] {
  return rules.filter(
    ({ mode, watchedSince, expiresAt }) =>
      mode === 'watch' &&
      watchedSince !== null &&
      now - watchedSince >= WATCH_DAYS * DAY_MS &&
      (expiresAt === null || expiresAt > now),
  );
}

function renewed(known: Rule, fresh: Rule): Rule {
  const { mode, expiresAt, scope, watchedSince } = known;
  const params = fresh.params.map((param) => {
    const set = known.params.find(({ name }) => name === param.name);
    const value = set ? Math.min(param.max, Math.max(param.min, set.value)) : param.value;
    return { ...param, value };
  });
  return { ...fresh, mode, expiresAt, params, scope, watchedSince };
}

/** Gives rules that begin to watch the time since when, and takes it from those that no longer do. */
export function watchedSince(rules: RuleSet, now: Instant): RuleSet {
  const since = ({ mode, watchedSince: before }: Rule) =>
    mode === 'watch' ? (before ?? now) : null;
  return { ...rules, rules: rules.rules.map((rule) => ({ ...rule, watchedSince: since(rule) })) };
}
