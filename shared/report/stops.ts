import type { GenerationRecord } from '../generation-record.ts';
import type { Line } from './line.ts';
import type { RuleStops } from './week-report.ts';

/** Held and not sent: by a rule, or given up by the person when asked. */
export function isStopped({ outcome }: Pick<Line, 'outcome'>): boolean {
  return outcome === 'refused' || outcome === 'cancelled';
}

/** Let through by the person in spite of a rule, with a reason. */
export function isWaived({
  waiver,
  outcome,
}: Pick<GenerationRecord, 'waiver' | 'outcome'>): boolean {
  return waiver !== null && outcome === 'released';
}

/** Most stops first. A generation that two rules stopped counts with both. */
export function ruleStops(lines: readonly Line[]): RuleStops[] {
  const stops = new Map<string | null, RuleStops>();
  for (const line of lines.filter(isStopped)) {
    for (const rule of rulesOf(line)) {
      const known = stops.get(rule) ?? { rule, refused: 0, cancelled: 0 };
      known[line.outcome === 'refused' ? 'refused' : 'cancelled'] += 1;
      stops.set(rule, known);
    }
  }
  const count = ({ refused, cancelled }: RuleStops) => refused + cancelled;
  return [...stops.values()].sort(
    (a, b) => count(b) - count(a) || ((a.rule ?? '') < (b.rule ?? '') ? -1 : 1),
  );
}

/** The rules that spoke, each once; null alone where none did. */
export function rulesOf({ rules }: Pick<Line, 'rules'>): (string | null)[] {
  return rules.length === 0 ? [null] : [...new Set(rules)];
}
