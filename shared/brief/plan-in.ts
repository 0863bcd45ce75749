import type { Instant, Site } from '../id.ts';
import type { KnownSize } from '../picture-size.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Brief } from './brief.ts';
import { meansFor } from './means.ts';
import { type BriefPlan, planBrief } from './plan-brief.ts';
import type { BriefProgress } from './progress.ts';
import { workOf } from './work-of.ts';

export type BriefedPlan = { brief: Brief; progress: BriefProgress; plan: BriefPlan };

/** The plan for the brief of a studio, out of a snapshot; null where nothing is wanted. */
export function planIn(
  snapshot: Snapshot,
  site: Site,
  now: Instant,
  sizes: readonly KnownSize[] = [],
): BriefedPlan | null {
  const summary = snapshot.sites[site];
  if (!summary?.brief) return null;
  const { brief, progress } = summary.brief;
  const work = workOf(brief, { summary, recent: snapshot.recent, site, sizes });
  const means = meansFor(brief, progress.spent, summary, snapshot.rules.caps, now);
  return { brief, progress, plan: planBrief(brief, progress, work, means) };
}
