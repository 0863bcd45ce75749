import { imageDimensionsFromData } from 'image-dimensions';
import type { Sha256 } from '../../shared/id.ts';
import { sha256 } from '../sha256.ts';

/** What an image looks like: its true size in pixels, and a small copy of it. */
export type Look = {
  width: number;
  height: number;
  thumbnail: { sha256: Sha256; bytes: Blob };
};

const LONG_SIDE = 512;
const QUALITY = 0.8;
/** The companion takes no more. */
const MAX_THUMBNAIL = 512 * 1024;
/** Twelve times 4K. Decoded, each pixel takes four bytes. */
const MAX_PIXELS = 100_000_000;

/** Makes the thumbnail. Null: these bytes are no image that can be shown. */
export async function lookAt(bytes: Blob): Promise<Look | null> {
  // Its head says the size: a few bytes can ask for more memory than there is.
  const said = imageDimensionsFromData(new Uint8Array(await bytes.arrayBuffer()));
  if (!said || said.width * said.height > MAX_PIXELS) return null;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(bytes);
  } catch {
    return null;
  }
  const { width, height } = bitmap;
  try {
    return { width, height, thumbnail: await shrink(bitmap) };
  } finally {
    bitmap.close();
  }
}

async function shrink(bitmap: ImageBitmap): Promise<Look['thumbnail']> {
  const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas to draw on.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  let bytes = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  if (bytes.size > MAX_THUMBNAIL)
    bytes = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY / 2 });
  return { sha256: await sha256(await bytes.arrayBuffer()), bytes };
}
