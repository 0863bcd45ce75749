import type { AssetCard } from '../../shared/asset-card.ts';
import type { Instant } from '../../shared/id.ts';
import type { Unpictured } from './db.ts';

/** What is to be done to see the asset's picture. @param due from when on. */
export function unpicturedOf({ id, site, url, media }: AssetCard, due: Instant): Unpictured {
  return { asset: id, site, url, media, origin: new URL(url).origin, due, tries: 0 };
}
