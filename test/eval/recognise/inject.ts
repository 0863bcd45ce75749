import { recognisePage } from '../../../extension/site/recognise/recognise-page.ts';
import type { Truth } from '../../studio/standins/truth.ts';
import { mutate } from '../mutants/mutate.ts';
import { type Judged, type KnownTruth, learnTruth, type Taken } from './known-truth.ts';
import { naive } from './naive.ts';

/** What the evaluation calls in the page, from an extension's world. */
export type InPage = {
  learn(truth: Truth): void;
  /** @returns what was done to the page */
  mutate(seed: number): string[];
  judge(): Promise<{ ours: Judged; naive: Judged; ms: number; state: string }>;
};

let known: KnownTruth;

const inPage: InPage = {
  learn(truth) {
    known = learnTruth(truth);
  },
  mutate(seed) {
    return mutate(seed, {
      prompt: known.elements.get('prompt')![0] ?? null,
      hasNegative: known.elements.get('negative')!.length > 0,
      swapped: known.swapped,
      negative: (element) => known.elements.set('negative', [element]),
    });
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
    const state = 'state' in rest ? String(rest.state) : '';
    return { ours: known.judge(taken), naive: known.judge(naive()), ms, state };
  },
};

(globalThis as { standinEval?: InPage }).standinEval = inPage;
