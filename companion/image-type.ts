/** The types that thumbnails may have. */
export const IMAGE_TYPES = ['image/webp', 'image/png', 'image/jpeg'] as const;

/** What an image is by its first bytes; null where it is none of the known types. */
export function imageType(bytes: Uint8Array): (typeof IMAGE_TYPES)[number] | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'image/webp';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  return head.startsWith('\xff\xd8\xff') ? 'image/jpeg' : null;
}
