import type { Past } from '../replay/past.ts';
import { differingIn, judgeAgain, replayOf } from '../replay/replay.ts';
import type { RuleSet } from '../rule.ts';
import { heldOf } from './ways.ts';
import type { WatchWeek } from './week-report.ts';

/**
 * What the rules that only watch would have held, had they held it, beyond what the rules in force
 * hold. @param past one studio's requests of the week, oldest first. Null where no rule watches.
 */
export function watchWeek(past: readonly Past[], rules: RuleSet): WatchWeek | null {
  const watching = rules.rules.filter(({ mode }) => mode === 'watch');
  if (watching.length === 0) return null;
  const holding: RuleSet = {
    ...rules,
    rules: rules.rules.map((rule) =>
      rule.mode === 'watch' ? { ...rule, mode: 'enforce' as const } : rule,
    ),
  };
  const runs = judgeAgain(past, { rules: holding, prices: [] }, { rules, prices: [] });
  const told = replayOf(past, runs);
  const differing = differingIn(runs);
  const [site] = told.sites;
  const latencies = new Map(past.map(({ generation, latencyMs }) => [generation, latencyMs]));
  const spoken = watching.flatMap(({ id, title }) => {
    const held = heldOf(differing.filter(({ rules: spoke }) => spoke.includes(id)));
    return held.high > 0 ? [{ rule: id, title, held }] : [];
  });
  return {
    requests: told.requests,
    recomputed: told.recomputed,
    held: told.stopped,
    credits: site?.saved ?? { low: 0, high: 0 },
    unknownCharges: site?.unknownCharges ?? 0,
    minutes: told.minutesSaved,
    unknownMinutes: differing.filter(
      ({ generation, ways }) =>
        ways.includes('held') && (latencies.get(generation) ?? null) === null,
    ).length,
    usableAtRisk: told.usableAtRisk,
    rules: spoken.sort((a, b) => b.held.high - a.held.high || (a.rule < b.rule ? -1 : 1)),
    differing: differing.map(({ generation, rules: spoke, ways }) => ({
      generation,
      rules: spoke.filter((id) => watching.some((rule) => rule.id === id)),
      ways: [...ways],
    })),
  };
}
