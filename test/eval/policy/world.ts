/**
 * What a studio, its models and a person's work are like in one world. Credits as a site counts
 * them, times in seconds, whole steps of `STEP`. `light`, `heavy`: the share of their pictures that are usable;
 * `keeps`: of promotions of a usable draft; `suffices`: a light picture can be the final.
 */
export type World = {
  price: { light: number; heavy: number };
  share: { light: number; heavy: number; keeps: number };
  seconds: { light: number; heavy: number };
  /** For each final, from its first draft. */
  deadline: number;
  suffices: boolean;
};

/** Times are multiples of this, in seconds, so that the best plan of a world can be found exactly. */
export const STEP = 5;

/** Every figure of a world is drawn evenly from its range, and a third of finals may be light. */
export const RANGES = {
  lightPrice: [2, 20],
  priceRatio: [1.1, 15],
  light: [0.05, 0.6],
  heavy: [0.1, 0.8],
  keeps: [0.3, 0.95],
  lightSeconds: [5, 15],
  heavySeconds: [10, 60],
  deadline: [60, 1200],
} as const;
const LIGHT_SUFFICES = 1 / 3;

function steps(seconds: number): number {
  return Math.max(1, Math.round(seconds / STEP)) * STEP;
}

export function drawWorld(random: () => number): World {
  const within = ([low, high]: readonly [number, number]) => low + (high - low) * random();
  const light = within(RANGES.lightPrice);
  return {
    price: { light, heavy: light * within(RANGES.priceRatio) },
    share: {
      light: within(RANGES.light),
      heavy: within(RANGES.heavy),
      keeps: within(RANGES.keeps),
    },
    seconds: {
      light: steps(within(RANGES.lightSeconds)),
      heavy: steps(within(RANGES.heavySeconds)),
    },
    deadline: steps(within(RANGES.deadline)),
    suffices: random() < LIGHT_SUFFICES,
  };
}
