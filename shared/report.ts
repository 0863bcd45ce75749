import * as z from 'zod/mini';
import { chargeOf, isAccepted } from './charge.ts';
import { Credits } from './credit.ts';
import type { GenerationRecord } from './generation-record.ts';
import { Day } from './id.ts';
import { KnownLatency, knownLatencies } from './latency.ts';
import { addDays, isoWeekStart } from './reset-day.ts';
import type { Stats } from './stats.ts';
import { Tier } from './tier.ts';

/** A share with what it is a share of; a percentage without its n is never shown. */
const Ratio = z.strictObject({ k: z.int(), n: z.int() });

const Figures = z.strictObject({
  generations: z.int(),
  succeeded: z.int(),
  assets: z.int(),
  /** Usable assets of all, and of those that were reviewed: two figures, never one. */
  usableOfAll: Ratio,
  usableOfReviewed: Ratio,
  /** Generations with at least one usable asset, of those that succeeded. */
  generationsWithUsable: Ratio,
  /** Sum of the known charges. */
  credits: Credits,
  /** Generations whose charge nobody knows; they are in no sum. */
  unknownCharges: z.int(),
  /** The equal share of each charge that fell on assets rated rejected. */
  rejectedCredits: Credits,
});
export type Figures = z.infer<typeof Figures>;

export const WeekReport = z.strictObject({
  /** ISO 8601 week, `2026-W47`. */
  week: z.string(),
  from: Day,
  to: Day,
  all: Figures,
  tiers: z.array(z.strictObject({ tier: z.nullable(Tier), figures: Figures })),
  /** Requests that a rule or the person stopped. */
  stopped: z.int(),
  waived: z.int(),
  latencies: z.array(KnownLatency),
});
export type WeekReport = z.infer<typeof WeekReport>;

/** The report on the reset days of one ISO week. Null where there is no such week. */
export function weekReport(stats: Stats, week: string): WeekReport | null {
  const from = isoWeekStart(week);
  if (from === null) return null;
  const to = addDays(from, 6);
  const records: GenerationRecord[] = [];
  for (const record of stats.generations.values()) {
    if (record.day !== null && record.day >= from && record.day <= to) records.push(record);
  }
  records.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
  const accepted = records.filter(isAccepted);
  const tiers = [...Tier.options, null].map((tier) => ({
    tier,
    figures: figuresOf(
      accepted.filter((record) => record.tier === tier),
      stats,
    ),
  }));
  return {
    week,
    from,
    to,
    all: figuresOf(accepted, stats),
    tiers: tiers.filter(({ figures }) => figures.generations > 0),
    stopped: records.filter(({ outcome }) => outcome === 'refused' || outcome === 'cancelled')
      .length,
    waived: records.filter(({ waiver }) => waiver !== null).length,
    latencies: knownLatencies(accepted),
  };
}

function figuresOf(records: readonly GenerationRecord[], stats: Stats): Figures {
  let [succeeded, assets, usable, reviewed, withUsable, credits, unknown, rejected] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  for (const record of records) {
    const charge = chargeOf(record);
    if (charge === null) unknown += 1;
    else credits += charge;
    if (record.end === 'succeeded') succeeded += 1;
    const ratings = record.assets.map((id) => stats.ratings.get(id)?.value ?? null);
    assets += ratings.length;
    reviewed += ratings.filter((rating) => rating !== null).length;
    const good = ratings.filter((rating) => rating === 'usable').length;
    usable += good;
    if (good > 0) withUsable += 1;
    const bad = ratings.filter((rating) => rating === 'rejected').length;
    if (charge !== null && bad > 0) rejected += Math.round((charge * bad) / ratings.length);
  }
  return {
    generations: records.length,
    succeeded,
    assets,
    usableOfAll: { k: usable, n: assets },
    usableOfReviewed: { k: usable, n: reviewed },
    generationsWithUsable: { k: withUsable, n: succeeded },
    credits,
    unknownCharges: unknown,
    rejectedCredits: rejected,
  };
}
