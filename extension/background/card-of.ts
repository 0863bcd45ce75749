import type { AssetCard } from '../../shared/asset-card.ts';
import type { Credits } from '../../shared/credit.ts';
import type { Asset } from '../../shared/generation.ts';
import type { Id, Site } from '../../shared/id.ts';
import type { TrackedGeneration } from './db.ts';

/** An asset's card before anything was said about it. */
export function cardOf(known: {
  asset: Asset;
  generation: Id;
  site: Site;
  charge: Credits | null;
  asked: NonNullable<TrackedGeneration['asked']>;
  back: NonNullable<TrackedGeneration['back']>;
}): AssetCard {
  const { asset, generation, site, charge, asked, back } = known;
  return {
    ...asset,
    generation,
    site,
    at: back.at,
    ...asked,
    charge,
    siblings: back.assets.length,
    latencyMs: back.latencyMs,
    thumbnail: null,
    rating: null,
    compositionKept: null,
  };
}
