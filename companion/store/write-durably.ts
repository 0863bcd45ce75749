import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { syncFolder } from './sync-folder.ts';

/**
 * Puts a file (0600) in place as a whole, old or new, and resolves once that would survive a power
 * cut. Its folder exists. Rejects, with the old file in place, where the disk refuses.
 */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? content : Buffer.from(content);
  await writeFileAtomic(path, bytes, {
    mode: 0o600,
    // The library does not notice a short write on a full disk and would put half a file in place.
    // Taking the room first, with a writer that does notice, makes it fail before that.
    tmpfileCreated: (temporary) => writeFile(temporary, bytes, { flag: 'r+' }),
  });
  await syncFolder(dirname(path));
}
