import { CompanionError, putThumbnail } from './companion.ts';
import { markDelivered, undelivered } from './thumbnails.ts';

/** Few at once: they are all read before the first one goes. */
const BATCH = 8;

/** Gives the companion the thumbnails that it does not keep yet. @throws CompanionError */
export async function deliverThumbnails(): Promise<void> {
  for (let batch = await undelivered(BATCH); batch.length > 0; batch = await undelivered(BATCH)) {
    for (const { sha256, bytes } of batch) {
      try {
        await putThumbnail(sha256, bytes);
      } catch (error) {
        if (!(error instanceof CompanionError) || error.why !== 'refused') throw error;
        // An older companion has no place for them; a newer one may come.
        if (error.code === 'not-found') return;
        // Sent again it would be refused again. It stays here.
      }
      await markDelivered(sha256);
    }
  }
}
