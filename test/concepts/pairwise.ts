import type { ConceptMember } from '../../shared/concept.ts';
import type { Step } from './sequences.ts';

const START = 1_790_000_000_000;

export type Pairs = { both: number; found: number; truly: number };
type Rule = (prompt: string, at: number, recent: readonly ConceptMember[]) => string | null;

/** Pairs of generations put together by a rule, in truth, and by both; told one after another. */
export function pairsOf(steps: readonly Step[], rule: Rule): Pairs {
  const recent: ConceptMember[] = [];
  let at = START;
  for (const [minutes, , prompt] of steps) {
    at += minutes * 60_000;
    const concept = rule(prompt, at, recent.slice(-40)) ?? `idea ${recent.length}`;
    recent.push({ concept, prompt: prompt.slice(0, 500), at, assets: [] });
  }
  const pairs = { both: 0, found: 0, truly: 0 };
  for (let i = 0; i < steps.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const found = recent[i]?.concept === recent[j]?.concept;
      const truly = steps[i]?.[1] === steps[j]?.[1];
      pairs.found += Number(found);
      pairs.truly += Number(truly);
      pairs.both += Number(found && truly);
    }
  return pairs;
}

/** Pairwise precision, recall and their harmonic mean over all sequences. */
export function scoresOf(all: readonly Pairs[]): { precision: number; recall: number; f1: number } {
  const sum = (of: keyof Pairs) => all.reduce((total, pairs) => total + pairs[of], 0);
  const precision = sum('both') / (sum('found') || 1);
  const recall = sum('both') / (sum('truly') || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}
