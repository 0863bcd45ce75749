import type { Sha256 } from '../shared/id.ts';

/** The address of these bytes. */
export async function sha256(bytes: BufferSource): Promise<Sha256> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
