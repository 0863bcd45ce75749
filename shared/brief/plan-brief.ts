import type { Brief } from './brief.ts';
import { chooseWay, type Ways } from './choose-way.ts';
import type { Means } from './means.ts';
import { nextStep } from './next-step.ts';
import { type BriefProgress, remainingOf } from './progress.ts';

import { assumptions, unknowns } from './unknowns.ts';
import type { Remaining, Work } from './work.ts';

/** What is still to be done for a brief, how, and how sure that is. */
export type BriefPlan = {
  remaining: Remaining;
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

/** The plan from now on. */
export function planBrief(
  brief: Brief,
  progress: BriefProgress,
  work: Work,
  means: Means,
): BriefPlan {
  const remaining = remainingOf(brief, progress);
  const ways = chooseWay(work, remaining, brief.finals, means, SEED);
  return {
    remaining,
    means,
    ways,
    next: nextStep(brief, progress, remaining, work, ways.mix),
    unknown: unknowns(brief, remaining, work, ways.mix),
    assumed: assumptions(remaining, work, ways.mix, means),
  };
}
