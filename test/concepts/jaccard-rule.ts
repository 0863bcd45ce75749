import type { ConceptMember } from '../../shared/concept.ts';

/** The plain rule to beat: the latest prompt of a day with half of the distinct words in common. */
export function jaccardRule(
  prompt: string,
  at: number,
  recent: readonly ConceptMember[],
): string | null {
  const wanted = words(prompt);
  const alike = [...recent]
    .sort((a, b) => b.at - a.at)
    .find((one) => at - one.at < 24 * 3_600_000 && likeness(wanted, words(one.prompt)) >= 0.5);
  return alike?.concept ?? null;
}

function likeness(left: Set<string>, right: Set<string>): number {
  const shared = left.intersection(right).size;
  return shared / (left.size + right.size - shared || 1);
}

function words(text: string): Set<string> {
  return new Set(
    text
      .slice(0, 500)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
