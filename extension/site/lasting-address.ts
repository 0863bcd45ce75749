import { sha256 } from '../sha256.ts';

/**
 * The address by which an asset is kept: its own URL, or, where the studio sends the image itself,
 * `sha256:` and the hash of its bytes, which is the same wherever the image is shown again.
 */
export async function lastingAddress(url: string): Promise<string> {
  const [, encoded] = /^data:[^,]*;base64,(.*)$/s.exec(url) ?? [];
  if (encoded === undefined) return url;
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return `sha256:${await sha256(bytes)}`;
}
