import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Instant } from '../../shared/id.ts';
import type { RecommendationKind } from '../../shared/recommendation.ts';
import { storedItem } from '../stored-item.ts';

type Until = Partial<Record<RecommendationKind, Instant>>;
const stored = storedItem<Until>('local', 'muted', {});

/** So many dismissals of a kind in one session mean "not today". */
const ENOUGH = 2;

export type Mutes = {
  /** Kinds that are silent now. */
  kinds: ReadonlySignal<readonly RecommendationKind[]>;
  dismiss(kind: RecommendationKind, now: Instant): void;
  /** A new prompt was begun: what was dismissed for the old one may speak again. */
  renew(): void;
};

/** Advice that the person does not want: for this prompt, and after the second time until tomorrow. */
export function createMutes(now: Instant): Mutes {
  const kinds = signal<readonly RecommendationKind[]>([]);
  const times = new Map<RecommendationKind, number>();
  let untilTomorrow: Until = {};
  const isMuted = (kind: RecommendationKind, at: Instant) => (untilTomorrow[kind] ?? 0) > at;
  const all: readonly RecommendationKind[] = ['tier', 'reword', 'overlay', 'size'];
  stored.getValue().then(
    (value) => {
      untilTomorrow = { ...value, ...untilTomorrow };
      kinds.value = all.filter((kind) => kinds.value.includes(kind) || isMuted(kind, now));
    },
    // Without storage they hold as long as the page does.
    () => {},
  );
  return {
    kinds,
    dismiss(kind, at) {
      kinds.value = [...kinds.value, kind];
      const count = (times.get(kind) ?? 0) + 1;
      times.set(kind, count);
      if (count < ENOUGH) return;
      untilTomorrow = { ...untilTomorrow, [kind]: new Date(at).setHours(24, 0, 0, 0) };
      stored.setValue(untilTomorrow).catch(() => {});
    },
    renew() {
      const kept = kinds.value.filter((kind) => (untilTomorrow[kind] ?? 0) > 0);
      if (kept.length < kinds.value.length) kinds.value = kept;
    },
  };
}
