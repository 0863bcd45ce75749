import { sum } from '../day-spend.ts';
import type { GenerationRecord } from '../generation-record.ts';
import type { Line } from './line.ts';
import type { NotSpent, RuleStops } from './week-report.ts';

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

/** Let through by a standing waiver: a rule did not ask. */
export function isUnderWaiver({ waivedBy, outcome }: Pick<Line, 'waivedBy' | 'outcome'>): boolean {
  return waivedBy !== undefined && outcome === 'released';
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

/** Held back because a rule had spoken, and not by the person alone. */
export function isStoppedByRule(line: Pick<Line, 'outcome' | 'rules'>): boolean {
  return isStopped(line) && line.rules.length > 0;
}

/**
 * Whether the same idea went to the same model later in the week after all, so that stopping it may
 * have saved nothing.
 */
export function isAskedAgain(stopped: Line, lines: readonly Line[]): boolean {
  const { at, concept, model, kind } = stopped;
  return lines.some(
    (line) =>
      line.at > at &&
      line.outcome === 'released' &&
      line.concept === concept &&
      line.model === model &&
      line.kind === kind,
  );
}

/** Null where no rule stopped anything. */
export function notSpent(lines: readonly Line[]): NotSpent | null {
  const stopped = lines.filter(isStoppedByRule);
  if (stopped.length === 0) return null;
  const quotes = (some: readonly Line[]) => sum(some.map(({ quoted }) => quoted ?? 0));
  return {
    credits: {
      low: quotes(stopped.filter((line) => !isAskedAgain(line, lines))),
      high: quotes(stopped),
    },
    unknownPrices: stopped.filter(({ quoted }) => quoted === null).length,
  };
}
