import type { Credits } from '../credit.ts';
import { quantile } from '../latency.ts';
import type { Path } from './draws.ts';
import { doneAfter, type Means } from './means.ts';
import type { Remaining, Step, Way, Work } from './work.ts';

/** A figure as a band: 10 %, 50 % and 90 % of the paths lie below. */
export type Band = { low: number; likely: number; high: number };

/** Expected numbers of steps. */
export type Counts = {
  drafts: number;
  /** Heavy renders, promotions among them. */
  heavies: number;
  cleanups: number;
  upscales: number;
  clips: number;
};

/** What comes of working one way. Null: a step's price, or its time, is not known here. */
export type Outlook = {
  way: Way;
  counts: Counts;
  /** Mean over the paths. */
  expected: Credits | null;
  credits: Band | null;
  minutes: Band | null;
  /** Share of the paths on which both the credits and the time suffice. */
  probability: number | null;
  /** Each of the two alone; time holds what is waited for where credits come back. */
  inCredits: number | null;
  inTime: number | null;
};

/** Works through every path one way. Steps are taken one after another, each looked at. */
export function simulate(
  work: Work,
  remaining: Remaining,
  paths: readonly Path[],
  way: Way,
  means: Means,
): Outlook {
  const sums = { drafts: 0, heavies: 0, clips: 0 };
  const costs: number[] = [];
  const times: number[] = [];
  const priced = (step: Step | null, used: number) =>
    used > 0 ? (step?.credits ?? Number.NaN) : 0;
  const { heroes, ready, clips } = remaining;
  const upscale = work.upscale[way.finals];
  const cleanup = upscale ? work.cleanup : null;
  const finished = upscale ? heroes : 0;
  const light = paceOf(work.light, work.lookS);
  const heavy = paceOf(work.heavy, work.lookS);
  const finishing = [upscale, cleanup].flatMap((step) => (step ? paceOf(step, work.lookS) : []));
  const animating = paceOf(work.clip, work.lookS);
  for (const path of paths) {
    let [drafts, heavies, clipped, seconds] = [0, 0, 0, 0];
    for (let hero = 0; hero < heroes; hero += 1) {
      const slow = path.slow[hero]!;
      const needed = hero < ready ? 0 : path.drafts[hero]!;
      const sought = Math.min(needed, way.drafts);
      let rendered = 0;
      if (way.finals === 'heavy')
        rendered = needed <= way.drafts ? path.promotions[hero]! : path.heavies[hero]!;
      drafts += sought;
      heavies += rendered;
      seconds += took(light, sought, slow) + took(heavy, rendered, slow);
      for (const pace of finishing) seconds += took(pace, 1, slow);
    }
    for (let n = 0; n < clips; n += 1) {
      clipped += path.clips[n]!;
      seconds += took(animating, path.clips[n]!, path.slowClips[n]!);
    }
    sums.drafts += drafts;
    sums.heavies += heavies;
    sums.clips += clipped;
    times.push(seconds);
    costs.push(
      drafts * priced(work.light, drafts) +
        heavies * priced(work.heavy, heavies) +
        finished * priced(upscale, finished) +
        (cleanup ? finished * priced(cleanup, finished) : 0) +
        clipped * priced(work.clip, clipped),
    );
  }
  return outlook(way, sums, cleanup ? finished : 0, finished, costs, times, means);
}

/** Mean, spread and half the median of one step's seconds, the look at it told apart. */
type Pace = { mean: number; spread: number; least: number; lookS: number };

/** Latencies are log-normal about their p50 and p90; NaN where they are not known. */
function paceOf({ seconds }: Step, lookS: number): Pace {
  if (seconds === null) return { mean: Number.NaN, spread: 0, least: 0, lookS };
  const sigma = Math.log(Math.max(1, seconds.p90 / seconds.p50)) / Z90;
  const mean = seconds.p50 * Math.exp(sigma ** 2 / 2);
  const spread = mean * Math.sqrt(Math.expm1(sigma ** 2));
  return { mean, spread, least: seconds.p50 / 2, lookS };
}

/** Seconds of so many tries: of their sum mean and spread are kept, its shape is taken as normal. */
function took({ mean, spread, least, lookS }: Pace, times: number, slow: number): number {
  if (times === 0) return 0;
  return times * lookS + Math.max(times * least, times * mean + Math.sqrt(times) * spread * slow);
}

/** The 90 % quantile of the standard normal distribution. */
const Z90 = 1.2816;

function outlook(
  way: Way,
  sums: { drafts: number; heavies: number; clips: number },
  cleanups: number,
  upscales: number,
  costs: readonly number[],
  times: readonly number[],
  { credits, seconds, spells }: Means,
): Outlook {
  const n = costs.length;
  const priced = costs.every((cost) => !Number.isNaN(cost));
  const timed = times.every((time) => !Number.isNaN(time));
  const share = (holds: (i: number) => boolean) => costs.filter((_, i) => holds(i)).length / n;
  const affords = (i: number) => credits === null || costs[i]! <= credits;
  const arrives = (i: number) =>
    seconds === null || doneAfter(costs[i]!, times[i]!, spells) <= seconds;
  const bound = credits !== null || seconds !== null;
  const paced = priced || spells.length === 0;
  const known = (credits === null || priced) && (seconds === null || (timed && paced));
  return {
    way,
    counts: {
      drafts: sums.drafts / n,
      heavies: sums.heavies / n,
      cleanups,
      upscales,
      clips: sums.clips / n,
    },
    expected: priced ? Math.round(costs.reduce((sum, cost) => sum + cost, 0) / n) : null,
    credits: priced ? band(costs, Math.round) : null,
    minutes: timed ? band(times, (value) => value / 60) : null,
    probability: bound && known ? share((i) => affords(i) && arrives(i)) : null,
    inCredits: credits !== null && priced ? share(affords) : null,
    inTime: seconds !== null && timed && paced ? share(arrives) : null,
  };
}

function band(values: readonly number[], as: (value: number) => number): Band {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number) => as(quantile(sorted, p));
  return { low: at(0.1), likely: at(0.5), high: at(0.9) };
}
