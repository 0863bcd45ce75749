import { type Destination, sufficiency } from '../destination.ts';
import { latencyOf, quantile } from '../latency.ts';
import { type KnownSize, sizeFor } from '../picture-size.ts';
import type { RecentGeneration, SiteSummary } from '../snapshot.ts';
import { TIERS, type Tier, tierFromName } from '../tier.ts';
import { promotionKeeps, type TierBelief, tierBeliefs } from '../usable/belief.ts';
import { betaOf, updated } from '../usable/beta.ts';
import type { TierModel } from '../usable/cheapest-offer.ts';
import type { Rated } from '../usable/rated.ts';
import { usableShare } from '../usable/usable-share.ts';
import type { Brief } from './brief.ts';
import type { Step, Trial, Work } from './work.ts';

/** A clip is taken as usable as often as not, as if from so many: no public figure was found. */
export const CLIP_WORKS = { mean: 0.5, clips: 4 };
/** Looks at an asset and decides what comes next; until the person's own pace is seen. */
export const LOOK_S = 20;
/** Longer than this between two generations is a pause, and no look. */
const LONGEST_LOOK_S = 300;
const ENOUGH_LOOKS = 5;

type Known = {
  summary: SiteSummary;
  /** Of all sites, newest first. */
  recent: readonly RecentGeneration[];
  site: string;
  /** True sizes as they were seen. */
  sizes?: readonly KnownSize[];
};

/** What each step of a brief costs, takes and brings, from what was seen on this account. */
export function workOf(brief: Brief, known: Known): Work {
  const own = known.recent.filter(({ site }) => site === known.site);
  const rated = known.summary.sums?.rated ?? ratedIn(own);
  const models = modelsOf(known.summary, own);
  const drawn = own.find(({ kind }) => kind === 'text-to-image');
  const beliefs = tierBeliefs({
    kind: 'plain',
    wanted: {
      ...{ model: null, kind: 'text-to-image', count: 1, durationS: null },
      resolution: drawn?.resolution ?? null,
    },
    models,
    prices: known.summary.prices,
    latencies: known.summary.latencies,
    rated,
  });
  const of = (...tiers: Tier[]) =>
    tiers.flatMap((tier) => beliefs.find((belief) => belief.tier === tier) ?? [])[0];
  const [light, heavy] = [of('light', 'standard'), of('heavy', 'standard')];
  const needs = (belief: TierBelief | undefined) =>
    isShort(belief, brief.destination, known.sizes ?? []);
  const upscale = stepOf(known.summary, ['upscale'], null);
  const enlarged = { light: needs(light), heavy: needs(heavy) };
  return {
    light: trialOf(light, 'light', rated, known.summary),
    heavy: trialOf(heavy, 'heavy', rated, known.summary),
    keeps: promotionKeeps(known.summary.promotions, models)(
      light ?? { tier: 'light', model: null },
      heavy ?? { tier: 'heavy', model: null },
    ),
    clip: {
      ...stepOf(known.summary, ['image-to-video'], brief.clipSeconds),
      works: clipsIn(own),
    },
    cleanup:
      enlarged.light || enlarged.heavy
        ? stepOf(known.summary, ['inpaint', 'outpaint'], null)
        : null,
    upscale: {
      light: enlarged.light ? upscale : null,
      heavy: enlarged.heavy ? upscale : null,
    },
    lookS: lookOf(own),
  };
}

/** The median time between an asset's arrival and the next request, pauses left out; seconds. */
export function lookOf(recent: readonly RecentGeneration[]): number {
  const inOrder = [...recent].sort((a, b) => a.at - b.at);
  const looks = inOrder.flatMap(({ at, latencyMs }, i) => {
    const next = inOrder[i + 1];
    if (!next || latencyMs === null) return [];
    const seconds = (next.at - at - latencyMs) / 1000;
    return seconds > 0 && seconds <= LONGEST_LOOK_S ? seconds : [];
  });
  if (looks.length < ENOUGH_LOOKS) return LOOK_S;
  return quantile(
    looks.sort((a, b) => a - b),
    0.5,
  );
}

/** Of the latest generations, in a snapshot stored before ratings were counted by kind; all are taken for plain ones, since a brief has no words yet. */
function ratedIn(own: readonly RecentGeneration[]): Rated[] {
  return TIERS.map((tier) => {
    const drawn = own.filter((one) => one.tier === tier && one.kind === 'text-to-image');
    const count = (of: 'usable' | 'rejected') =>
      drawn.reduce((sum, one) => sum + (one[of]?.length ?? 0), 0);
    return {
      tier,
      kind: 'plain',
      reviewed: count('usable') + count('rejected'),
      usable: count('usable'),
    };
  });
}

function modelsOf({ prices }: SiteSummary, own: readonly RecentGeneration[]): TierModel[] {
  const draws = (kind: string | null) => kind === null || kind === 'text-to-image';
  const tiers = new Map<string, Tier | null>();
  for (const { kind, model, tier } of own)
    if (model !== null && draws(kind) && !tiers.has(model)) tiers.set(model, tier);
  for (const { key } of prices)
    if (key.model !== null && draws(key.kind) && key.durationS === null && !tiers.get(key.model))
      tiers.set(key.model, tierFromName(key.model));
  return [...tiers].map(([model, tier]) => ({ model, tier }));
}

function trialOf(
  belief: TierBelief | undefined,
  tier: Tier,
  rated: readonly Rated[],
  { latencies }: SiteSummary,
): Trial {
  if (!belief) return { credits: null, seconds: null, works: usableShare(tier, 'plain', rated) };
  const { model, resolution, credits, seconds, usable } = belief;
  const timed = seconds ?? secondsOf(latencyOf(latencies, { model, resolution }));
  return { credits: credits.credits, seconds: timed, works: usable };
}

/** The cheapest that was seen of these kinds, a clip of this very length. */
function stepOf(
  { prices, latencies }: SiteSummary,
  kinds: readonly string[],
  durationS: number | null,
): Step {
  const [first] = prices
    .filter(
      ({ key }) =>
        key.kind !== null &&
        kinds.includes(key.kind) &&
        (durationS === null || key.durationS === durationS),
    )
    .sort((a, b) => a.credits / (a.key.count ?? 1) - b.credits / (b.key.count ?? 1));
  if (!first) return { credits: null, seconds: null };
  return {
    credits: Math.round(first.credits / (first.key.count ?? 1)),
    seconds: secondsOf(latencyOf(latencies, first.key)),
  };
}

function secondsOf(known: { p50: number; p90: number } | null): Step['seconds'] {
  return known && { p50: known.p50 / 1000, p90: Math.max(known.p50, known.p90) / 1000 };
}

function clipsIn(own: readonly RecentGeneration[]) {
  const clips = own.filter(({ kind }) => kind === 'image-to-video' || kind === 'text-to-video');
  const count = (of: 'usable' | 'rejected') =>
    clips.reduce((sum, one) => sum + (one[of]?.length ?? 0), 0);
  return updated(betaOf(CLIP_WORKS.mean, CLIP_WORKS.clips), count('usable'), count('rejected'));
}

/** Whether a tier's stills have too few pixels; where their size is unknown, nothing is added. */
function isShort(
  belief: TierBelief | undefined,
  destination: Destination | null,
  sizes: readonly KnownSize[],
): boolean {
  if (!belief || !destination) return false;
  const { model, resolution } = belief;
  const aspect = `${destination.width}:${destination.height}`;
  const seen =
    sizes.find((one) => one.model === model && one.resolution === resolution) ??
    sizeFor({ model, resolution, aspect }, []);
  const { state } = sufficiency(seen, destination);
  return state === 'upscale' || state === 'short';
}
