import { normal, seeded } from '../seeded.ts';
import { type Beta, betaQuantile } from '../usable/beta.ts';
import type { Remaining, Work } from './work.ts';

/** Ways that the work may go; each has the same chance. */
export const PATHS = 400;
/** Strata of a belief: enough for its tails, and few enough to be worked out at once. */
const STRATA = 40;
/** Nobody tries more often than this; the chance of a belief near zero has no end otherwise. */
const MOST_TRIES = 500;

/** Tries until each of the remaining things is usable, on one path, and how quick its steps were. */
export type Path = {
  /** By hero: drafts until one is usable, promotions of it, heavy renders without a draft. */
  drafts: Int32Array;
  promotions: Int32Array;
  heavies: Int32Array;
  /** By clip. */
  clips: Int32Array;
  /** Standard normal: how slow the studio is on it, by hero and by clip. */
  slow: Float64Array;
  slowClips: Float64Array;
};

/**
 * Draws what may happen, from beliefs: on each path the shares are drawn once (Latin hypercube over
 * the quantiles of the Beta distributions, McKay and others, 1979), then each number of tries is
 * geometric. Deterministic by the seed; a path of more heroes begins as that of fewer does, so that
 * more work is never less on any path.
 */
export function drawPaths(work: Work, { heroes, clips }: Remaining, seed: number): Path[] {
  const light = shares(work.light.works, seed + 1);
  const heavy = shares(work.heavy.works, seed + 2);
  const keeps = shares(work.keeps, seed + 3);
  const clip = shares(work.clip.works, seed + 4);
  return Array.from({ length: PATHS }, (_, i) => {
    const random = seeded(seed + 1000 + i);
    const ofClips = seeded(seed + 1_000_000 + i);
    const again = keeps[i]! + (1 - keeps[i]!) * heavy[i]!;
    const path = blank(heroes, clips);
    for (let hero = 0; hero < heroes; hero += 1) {
      path.drafts[hero] = tries(light[i]!, random());
      path.promotions[hero] = tries(again, random());
      path.heavies[hero] = tries(heavy[i]!, random());
      path.slow[hero] = normal(random);
    }
    for (let n = 0; n < clips; n += 1) {
      path.clips[n] = tries(clip[i]!, ofClips());
      path.slowClips[n] = normal(ofClips);
    }
    return path;
  });
}

function blank(heroes: number, clips: number): Path {
  return {
    drafts: new Int32Array(heroes),
    promotions: new Int32Array(heroes),
    heavies: new Int32Array(heroes),
    clips: new Int32Array(clips),
    slow: new Float64Array(heroes),
    slowClips: new Float64Array(clips),
  };
}

/** One share for each path: every stratum of the belief as often as any other, in drawn order. */
function shares(belief: Beta, seed: number): number[] {
  const strata = Array.from({ length: STRATA }, (_, i) => betaQuantile(belief, (i + 0.5) / STRATA));
  const all = Array.from({ length: PATHS }, (_, i) => strata[i % STRATA] ?? 0);
  const random = seeded(seed);
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

/** Tries up to the first success, by inversion of the geometric distribution. */
function tries(share: number, u: number): number {
  if (share >= 1) return 1;
  const n = Math.ceil(Math.log(1 - u) / Math.log(1 - share));
  return Math.min(MOST_TRIES, Math.max(1, n));
}
