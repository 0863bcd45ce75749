import type { Credits } from '../credit.ts';
import type { Instant } from '../id.ts';
import type { Brief } from './brief.ts';
import { chooseWay, type Ways } from './choose-way.ts';
import { nextStep } from './next-step.ts';
import { type BriefProgress, remainingOf } from './progress.ts';
import type { Means } from './simulate.ts';
import { assumptions, unknowns } from './unknowns.ts';
import type { Remaining, Work } from './work.ts';

/** What is still to be done for a brief, how, and how sure that is. */
export type BriefPlan = {
  remaining: Remaining;
  /** What is left to spend and of the time; null: no bound is known. Below 0 the time is over. */
  means: Means;
  ways: Ways;
  /** One line: what to do next. */
  next: string;
  /** What nobody can tell here yet, one sentence each. */
  unknown: string[];
  /** What is taken for granted, one sentence each. */
  assumed: string[];
};

/** Plans are drawn from this seed: the same knowledge always gives the same plan. */
const SEED = 20_261_124;

/** The plan from now on. @param left what the account has left; null: nobody knows. */
export function planBrief(
  brief: Brief,
  progress: BriefProgress,
  work: Work,
  left: Credits | null,
  now: Instant,
): BriefPlan {
  const remaining = remainingOf(brief, progress);
  const means: Means = {
    credits: brief.credits === null ? left : Math.max(0, brief.credits - progress.spent),
    seconds: brief.deadline === null ? null : (brief.deadline - now) / 1000,
  };
  const ways = chooseWay(work, remaining, brief.finals, means, SEED);
  return {
    remaining,
    means,
    ways,
    next: nextStep(brief, progress, remaining, work, ways.mix),
    unknown: unknowns(brief, remaining, work, ways.mix),
    assumed: assumptions(remaining, work, ways.mix),
  };
}
