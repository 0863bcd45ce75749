/**
 * The address by which an asset is kept: its own URL, or, where the studio sends the image itself,
 * `sha256:` and the hash of its bytes, which is the same wherever the image is shown again.
 */
export async function lastingAddress(url: string): Promise<string> {
  const [, encoded] = /^data:[^,]*;base64,(.*)$/s.exec(url) ?? [];
  if (encoded === undefined) return url;
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256:${[...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
