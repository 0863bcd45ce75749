import * as z from 'zod/mini';
import type { Rating } from '../asset-card.ts';
import { chargeOf, isAccepted } from '../charge.ts';
import { Credits } from '../credit.ts';
import type { GenerationRecord } from '../generation-record.ts';
import type { Id } from '../id.ts';
import { type Brief, heroesOf } from './brief.ts';
import type { Remaining } from './work.ts';

const Count = z.int();

/** What was made of a brief since it began. */
export const BriefProgress = z.object({
  /** Generations, failed ones left out: those that may become a final, and finals themselves. */
  drafts: Count,
  heavies: Count,
  cleanups: Count,
  upscales: Count,
  clips: Count,
  /** Draft assets that nobody rated yet. */
  unrated: Count,
  /** Ideas with a usable draft and no usable final. */
  ready: Count,
  /** Assets. */
  usableFinals: Count,
  usableClips: Count,
  /** Without the charges that are not known, which `unknown` counts. */
  spent: Credits,
  unknown: Count,
});
export type BriefProgress = z.infer<typeof BriefProgress>;

type Ratings = ReadonlyMap<Id, { value: Rating | null }>;

/** The fold of a site's records since the brief began; those of other projects do not count. */
export function progressOf(
  { since, project, finals }: Brief,
  records: Iterable<GenerationRecord>,
  ratings: Ratings,
): BriefProgress {
  const sums = { ...NO_PROGRESS };
  const drafted = new Set<Id>();
  const rendered = new Set<Id>();
  for (const record of records) {
    if (record.at === null || record.at < since || !isAccepted(record)) continue;
    if (project !== null && record.project !== project) continue;
    const charge = chargeOf(record);
    if (charge !== null) sums.spent += charge;
    else if (record.end === 'succeeded') sums.unknown += 1;
    if (record.end === 'failed' || record.end === 'canceled') continue;
    const rated = record.assets.map((asset) => ratings.get(asset)?.value ?? null);
    const usable = rated.filter((rating) => rating === 'usable').length;
    const role = roleOf(record);
    sums[role] += 1;
    const idea = record.concept ?? record.id;
    if (role === 'clips') sums.usableClips += usable;
    if (role === 'heavies' || (role === 'drafts' && finals === 'any')) {
      sums.usableFinals += usable;
      if (usable > 0) rendered.add(idea);
    } else if (role === 'drafts' && usable > 0) drafted.add(idea);
    if (role === 'drafts') sums.unrated += rated.filter((rating) => rating === null).length;
  }
  return { ...sums, ready: drafted.difference(rendered).size };
}

export const NO_PROGRESS: BriefProgress = {
  ...{ drafts: 0, heavies: 0, cleanups: 0, upscales: 0, clips: 0, unrated: 0, ready: 0 },
  ...{ usableFinals: 0, usableClips: 0, spent: 0, unknown: 0 },
};

/** base + after - before: what was already acknowledged is not counted again. */
export function mergeProgress(
  base: BriefProgress,
  before: BriefProgress,
  after: BriefProgress,
): BriefProgress {
  const names = Object.keys(NO_PROGRESS) as (keyof BriefProgress)[];
  const sums = names.map((name) => [name, Math.max(0, base[name] + after[name] - before[name])]);
  return Object.fromEntries(sums) as BriefProgress;
}

/** What is left to make. */
export function remainingOf(brief: Brief, done: BriefProgress): Remaining {
  const heroes = Math.max(0, heroesOf(brief) - done.usableFinals);
  const clips = Math.max(0, brief.clips - done.usableClips);
  return { heroes, ready: Math.min(heroes, done.ready), clips };
}

function roleOf({ kind, media, tier, promotedFrom }: GenerationRecord) {
  if (media === 'video') return 'clips';
  if (kind === 'upscale') return 'upscales';
  if (kind === 'inpaint' || kind === 'outpaint') return 'cleanups';
  return promotedFrom !== null || tier === 'heavy' ? 'heavies' : 'drafts';
}
