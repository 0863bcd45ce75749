import type { Sha256, Site } from '../../shared/id.ts';
import { sha256 } from '../sha256.ts';
import { lookAt } from './look-at.ts';
import { keepThumbnail } from './thumbnails.ts';

type Seen = { width: number; height: number; thumbnail: Sha256 };
const MOST = 300;
const looked = new Map<string, Seen | null>();
const underWay = new Set<Promise<void>>();

/**
 * Looks at an image that an answer held itself, whose bytes are nowhere to be had later.
 *
 * @param encoded its bytes in base64.
 */
export async function lookAtEmbedded(encoded: string, site: Site): Promise<void> {
  const looking = look(encoded, site);
  underWay.add(looking);
  await looking.finally(() => underWay.delete(looking));
}

async function look(encoded: string, site: Site): Promise<void> {
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const address = `sha256:${await sha256(bytes)}`;
  if (looked.has(address)) return;
  const seen = await lookAt(new Blob([bytes]));
  if (seen) await keepThumbnail(seen.thumbnail.sha256, seen.thumbnail.bytes, 0, site);
  looked.set(address, seen && { ...seen, thumbnail: seen.thumbnail.sha256 });
  const [oldest] = looked.keys();
  if (looked.size > MOST && oldest !== undefined) looked.delete(oldest);
}

/** What was seen under a `sha256:` address; undefined: it was not looked at, or by an earlier worker. */
export async function seenEmbedded(address: string): Promise<Seen | null | undefined> {
  // Its hash is not known yet of one that is being looked at.
  if (!looked.has(address)) await Promise.allSettled(underWay);
  return looked.get(address);
}
