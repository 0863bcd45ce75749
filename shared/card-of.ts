import type { AssetCard } from './asset-card.ts';
import type { Credits } from './credit.ts';
import type { Asset } from './generation.ts';
import type { Id, Instant, Site } from './id.ts';

/** What is known of an asset from its generation alone. */
export type CameBack = {
  asset: Asset;
  generation: Id;
  site: Site;
  charge: Credits | null;
  asked: Pick<AssetCard, 'request' | 'project' | 'concept'>;
  back: { at: Instant; assets: readonly Asset[]; latencyMs: number | null };
};

/** An asset's card before anything was said about it. */
export function cardOf({ asset, generation, site, charge, asked, back }: CameBack): AssetCard {
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
