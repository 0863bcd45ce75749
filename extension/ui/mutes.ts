import { type ConceptMember, conceptOf } from '../../shared/concept.ts';
import type { Instant } from '../../shared/id.ts';
import type { RecommendationKind } from '../../shared/recommendation.ts';
import { storedItem } from '../stored-item.ts';

type Until = Partial<Record<RecommendationKind, Instant>>;
const stored = storedItem<Until>('local', 'muted', {});

const ALL: readonly RecommendationKind[] = ['tier', 'reword', 'overlay', 'size'];
/** So many dismissals of a kind in one session mean "not today". */
const ENOUGH = 2;

export type Mutes = {
  /** Kinds that are silent for this prompt. */
  kinds(prompt: string | null, now: Instant): readonly RecommendationKind[];
  dismiss(kind: RecommendationKind, prompt: string | null, now: Instant): void;
};

/**
 * Advice that the person does not want: for as long as the idea goes on that it was dismissed for,
 * and after the second time until tomorrow. @param changed called once what is silent has changed.
 */
export function createMutes(changed: () => void): Mutes {
  const dismissed: { kind: RecommendationKind; idea: ConceptMember }[] = [];
  let untilTomorrow: Until = {};
  stored.getValue().then(
    (value) => {
      untilTomorrow = { ...value, ...untilTomorrow };
      changed();
    },
    // Without storage they hold as long as the page does.
    () => {},
  );
  return {
    kinds(prompt, now) {
      const here = dismissed.filter((one) => goesOn(one.idea, prompt ?? ''));
      return ALL.filter(
        (kind) => (untilTomorrow[kind] ?? 0) > now || here.some((one) => one.kind === kind),
      );
    },
    dismiss(kind, prompt, now) {
      dismissed.push({ kind, idea: { concept: '', prompt: prompt ?? '', at: now, assets: [] } });
      if (dismissed.filter((one) => one.kind === kind).length >= ENOUGH) {
        untilTomorrow = { ...untilTomorrow, [kind]: new Date(now).setHours(24, 0, 0, 0) };
        stored.setValue(untilTomorrow).catch(() => {});
      }
      changed();
    },
  };
}

/** As of when it was dismissed: an idea that rests on the page stays dismissed. */
function goesOn(idea: ConceptMember, prompt: string): boolean {
  return idea.prompt === prompt || conceptOf({ prompt, parents: [] }, idea.at, [idea]) !== null;
}
