import { recognisePage } from '../../../extension/site/recognise/recognise-page.ts';
import { REQUIRED_ANCHORS } from '../../../shared/site/parts.ts';
import type { Truth } from '../../studio/standins/truth.ts';
import { mutate } from '../mutants/mutate.ts';
import { type Judged, type KnownTruth, learnTruth, type Taken } from './known-truth.ts';
import { naive } from './naive.ts';

/** What the evaluation calls in the page, from an extension's world. */
export type InPage = {
  learn(truth: Truth): void;
  /** @returns what was done to the page; null where nobody could use it any more */
  mutate(seed: number): string[] | null;
  judge(): Promise<{ ours: Judged; naive: Judged; ms: number; state: string }>;
};

let known: KnownTruth;

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true }) && width > 8 && height > 8;
}

const inPage: InPage = {
  learn(truth) {
    known = learnTruth(truth);
  },
  mutate(seed) {
    const done = mutate(seed, {
      prompt: known.elements.get('prompt')![0] ?? null,
      hasNegative: known.elements.get('negative')!.length > 0,
      swapped: known.swapped,
      negative: (element) => known.elements.set('negative', [element]),
    });
    const isUsable = REQUIRED_ANCHORS.every((anchor) => known.elements.get(anchor)!.some(isSeen));
    return isUsable ? done : null;
  },
  async judge() {
    const start = performance.now();
    const { anchors, ...rest } = await recognisePage(document);
    const ms = performance.now() - start;
    const taken: Taken = {};
    for (const [anchor, found] of Object.entries(anchors))
      if (found)
        taken[anchor as keyof Taken] = found.group?.length
          ? [found.element, ...found.group]
          : [found.element];
    const state = [rest.state, rest.reason].filter(Boolean).join(': ');
    return { ours: known.judge(taken), naive: known.judge(naive()), ms, state };
  },
};

(globalThis as { standinEval?: InPage }).standinEval = inPage;
