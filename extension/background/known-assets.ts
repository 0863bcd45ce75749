import type { AssetCard } from '../../shared/asset-card.ts';
import type { Site } from '../../shared/id.ts';
import { unwrapUrl } from '../../shared/site/unwrap-url.ts';
import { openDb } from './db.ts';

/** Longer ones are pictures themselves, not addresses. */
const MAX_URL = 8192;

/** The cards of the site's assets that came back under these addresses, by the address given. */
export async function knownAssets(
  urls: readonly string[],
  site: Site,
): Promise<{ [url: string]: AssetCard }> {
  const tx = (await openDb()).transaction(['assets', 'shelf']);
  const found = await Promise.all(
    urls.map(async (url): Promise<[string, AssetCard] | null> => {
      const plain = url.length <= MAX_URL ? unwrapUrl(url, site) : null;
      const known = plain && (await tx.objectStore('assets').get([site, plain]));
      const card = known && (await tx.objectStore('shelf').get(known.asset));
      return card ? [url, card] : null;
    }),
  );
  return Object.fromEntries(found.filter((one) => one !== null));
}
