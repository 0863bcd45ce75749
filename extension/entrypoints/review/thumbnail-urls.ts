import type { Sha256 } from '../../../shared/id.ts';

/** Addresses of thumbnails that no tile shows now; making one anew costs a word with the browser. */
const KEPT = 400;

type Held = { url: string; users: number };
const held = new Map<Sha256, Held>();

/** The address of a thumbnail that was shown lately: at once, so that its tile is never empty. */
export function takeUrl(sha256: Sha256): string | null {
  const known = held.get(sha256);
  if (!known) return null;
  known.users += 1;
  return known.url;
}

/** An address for a thumbnail's bytes; each `takeUrl` and `makeUrl` is answered by one `giveBack`. */
export function makeUrl(sha256: Sha256, bytes: Blob): string {
  const known = takeUrl(sha256);
  if (known !== null) return known;
  const url = URL.createObjectURL(bytes);
  held.set(sha256, { url, users: 1 });
  return url;
}

export function giveBack(sha256: Sha256): void {
  const known = held.get(sha256);
  if (!known) return;
  known.users -= 1;
  if (known.users > 0) return;
  // Last in the order of those that may go.
  held.delete(sha256);
  held.set(sha256, known);
  if (held.size > KEPT) forgetOldest();
}

function forgetOldest(): void {
  for (const [sha256, { url, users }] of held) {
    if (users > 0) continue;
    URL.revokeObjectURL(url);
    held.delete(sha256);
    return;
  }
}
