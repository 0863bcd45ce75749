import { v7 as uuidv7 } from 'uuid';
import type { Asset } from '../../shared/generation.ts';
import { mediaByName, type NamedAsset } from '../../shared/site/named-asset.ts';
import { sendMessage } from '../page-messages.ts';
import { lastingAddress } from '../site/lasting-address.ts';

/**
 * An image that the answer holds itself gets the address of its contents, and is looked at from now
 * on; what came back is recorded meanwhile, as the page may go away at any moment.
 */
export async function assetsOf(
  named: readonly NamedAsset[],
  media: Asset['media'],
): Promise<Asset[]> {
  const urls = await Promise.all(named.map(({ url }) => lastingAddress(url)));
  for (const { url } of named) {
    const [, encoded] = /^data:image\/[^,]*;base64,(.*)$/s.exec(url) ?? [];
    if (encoded) void sendMessage('embedded', encoded).catch(() => {});
  }
  return named.map(({ width, height, seed }, position) => ({
    id: uuidv7(),
    position,
    url: urls[position]!,
    media: mediaByName(urls[position]!, media),
    width,
    height,
    ...(seed === undefined ? {} : { seed }),
  }));
}
