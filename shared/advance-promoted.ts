import type { Event } from './event.ts';
import type { Id } from './id.ts';
import type { KeptComposition, PromotedAsset } from './kept-composition.ts';
import { type SiteSummary, SNAPSHOT_PROMOTED, type Snapshot } from './snapshot.ts';
import type { Stats } from './stats.ts';

type Promotions = Required<Pick<SiteSummary, 'promotions' | 'promoted'>>;

/**
 * The promotions as they will be once what waits is delivered. A verdict that waits counts as later
 * than the companion's own: it was given here, after what this browser had delivered.
 *
 * @param base the whole snapshot; one site of it is advanced. @param after the generations that
 * waiting events touch. @param later their fold; its verdicts are all waiting ones.
 */
export function advancePromoted(
  base: Snapshot,
  site: string,
  after: SiteSummary,
  later: Stats,
  acknowledged: readonly Event[],
): Promotions {
  const before = base.sites[site]?.promoted ?? [];
  const known = new Map(before.map((one) => [one.asset, one]));
  const counts = new Map<string, KeptComposition>();
  for (const one of base.sites[site]?.promotions ?? []) counts.set(slotOf(one), { ...one });
  const drafts = draftsIn(later);
  for (const one of after.promoted ?? []) {
    if (known.has(one.asset)) continue;
    const from = one.from ?? modelOf(drafts.get(one.asset), base, acknowledged);
    known.set(one.asset, { ...one, from, kept: null });
  }
  for (const [asset, { value }] of later.compositions) {
    const one = known.get(asset);
    if (!one) continue;
    count(counts, one, -1);
    const judged = { ...one, kept: value };
    count(counts, judged, 1);
    known.set(asset, judged);
  }
  return {
    promotions: [...counts.values()].filter(({ judged }) => judged > 0),
    promoted: [...known.values()].slice(-SNAPSHOT_PROMOTED),
  };
}

function count(counts: Map<string, KeptComposition>, one: PromotedAsset, sign: 1 | -1): void {
  if (one.kept === null) return;
  const { from, to } = one;
  const known = counts.get(slotOf(one)) ?? { from, to, kept: 0, judged: 0 };
  known.judged += sign;
  known.kept += one.kept ? sign : 0;
  counts.set(slotOf(one), known);
}

function slotOf({ from, to }: { from: string | null; to: string | null }): string {
  return JSON.stringify([from, to]);
}

/** Of each promoted asset its draft. */
function draftsIn(later: Stats): Map<Id, Id> {
  const drafts = new Map<Id, Id>();
  for (const { promotedFrom, assets } of later.generations.values())
    if (promotedFrom !== null) for (const asset of assets) drafts.set(asset, promotedFrom);
  return drafts;
}

/** The model that made an asset, as far as anything here still tells. */
function modelOf(
  asset: Id | undefined,
  base: Snapshot,
  acknowledged: readonly Event[],
): string | null {
  if (asset === undefined) return null;
  const recent = base.recent.find(({ assets }) => assets.includes(asset));
  if (recent) return recent.model;
  for (const { promoted = [] } of Object.values(base.sites)) {
    const found = promoted.find((one) => one.asset === asset);
    if (found) return found.to;
  }
  const made = acknowledged.find(
    (event) => event.type === 'generation.finished' && event.assets.some(({ id }) => id === asset),
  );
  const asked = acknowledged.find(
    (event) =>
      event.type === 'generation.requested' &&
      made !== undefined &&
      'generation' in made &&
      event.generation === made.generation,
  );
  return asked?.type === 'generation.requested' ? asked.request.model : null;
}
