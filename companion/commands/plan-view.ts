import * as z from 'zod/mini';
import { Brief } from '../../shared/brief/brief.ts';
import { planIn } from '../../shared/brief/plan-in.ts';
import { BriefProgress } from '../../shared/brief/progress.ts';
import type { Outlook } from '../../shared/brief/simulate.ts';
import { Credits } from '../../shared/credit.ts';
import { Instant, Site } from '../../shared/id.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

const Share = z.nullable(z.number().check(z.gte(0), z.lte(1)));
const Band = z.nullable(z.strictObject({ low: z.number(), likely: z.number(), high: z.number() }));
const Expected = z.number().check(z.gte(0));

/** One way to go on. Null: a price or a time that it hangs on is not known. */
const Way = z.strictObject({
  /** Light drafts that a final may take before it is rendered heavy without one; null: no limit. */
  drafts: z.nullable(z.int()),
  finals: z.enum(['light', 'heavy']),
  /** Expected numbers of steps. */
  counts: z.strictObject({
    drafts: Expected,
    heavies: Expected,
    cleanups: Expected,
    upscales: Expected,
    clips: Expected,
  }),
  expected: z.nullable(Credits),
  credits: Band,
  minutes: Band,
  probability: Share,
  inCredits: Share,
  inTime: Share,
});

export const SitePlan = z.strictObject({
  site: Site,
  brief: Brief,
  progress: BriefProgress,
  remaining: z.strictObject({ heroes: z.int(), ready: z.int(), clips: z.int() }),
  means: z.strictObject({
    /** What is left to spend, and of the time; null: no bound is known. */
    credits: z.nullable(Credits),
    seconds: z.nullable(z.number()),
    /** Where credits come back before the deadline: what there is from so many seconds on. */
    spells: z.array(z.strictObject({ from: z.number(), credits: Credits })),
  }),
  mix: Way,
  heavy: Way,
  light: Way,
  next: z.string(),
  unknown: z.array(z.string()),
  assumed: z.array(z.string()),
});
export type SitePlan = z.infer<typeof SitePlan>;

/** What `tierwise plan --json` prints. */
export const Plans = z.strictObject({ at: Instant, plans: z.array(SitePlan) });
export type Plans = z.infer<typeof Plans>;

export function plansOf(snapshot: Snapshot, now: Instant): Plans {
  const plans = Object.keys(snapshot.sites).flatMap((site) => {
    const found = planIn(snapshot, site, now);
    if (!found) return [];
    const { brief, progress, plan } = found;
    const { remaining, means, ways, next, unknown, assumed } = plan;
    return {
      ...{ site, brief, progress, remaining, means, next, unknown, assumed },
      mix: wayOf(ways.mix),
      heavy: wayOf(ways.heavy),
      light: wayOf(ways.light),
    };
  });
  return { at: now, plans };
}

function wayOf({ way, ...rest }: Outlook): z.infer<typeof Way> {
  const drafts = Number.isFinite(way.drafts) ? way.drafts : null;
  return { drafts, finals: way.finals, ...rest };
}
