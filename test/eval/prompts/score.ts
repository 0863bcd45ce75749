import { seeded } from '../../../shared/seeded.ts';

/** One prompt: whether it has the label, and whether that was said. */
export type Judged = { truth: boolean; said: boolean };

/** Shares from 0 to 1; null where nothing is there to divide by. */
export type Score = {
  precision: number | null;
  recall: number | null;
  f1: number | null;
  /** The share of prompts labelled `false` of which the label was said. */
  falseAlarms: number | null;
  positives: number;
  negatives: number;
};

/** Precision, recall and false alarms. Without labelled negatives there is no precision. */
export function score(judged: readonly Judged[]): Score {
  let hit = 0;
  let alarms = 0;
  let positives = 0;
  for (const { truth, said } of judged) {
    if (truth) positives += 1;
    if (truth && said) hit += 1;
    if (!truth && said) alarms += 1;
  }
  const negatives = judged.length - positives;
  const recall = positives === 0 ? null : hit / positives;
  const precision = negatives === 0 || hit + alarms === 0 ? null : hit / (hit + alarms);
  const isScored = precision !== null && recall !== null && precision + recall > 0;
  return {
    precision,
    recall,
    f1: isScored ? (2 * precision * recall) / (precision + recall) : null,
    falseAlarms: negatives === 0 ? null : alarms / negatives,
    positives,
    negatives,
  };
}

const SAMPLES = 400;

/** The 95 % interval of a figure, by 400 resamplings of the rows with a fixed seed. */
export function interval(
  judged: readonly Judged[],
  of: (score: Score) => number | null,
  seed = 1,
): [number, number] | null {
  const next = seeded(seed);
  const values: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const value = of(score(judged.map(() => judged[Math.floor(next() * judged.length)]!)));
    if (value !== null) values.push(value);
  }
  if (values.length < SAMPLES / 2) return null;
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor(share * (values.length - 1))]!;
  return [at(0.025), at(0.975)];
}
