import { open, readFile, rename } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Checkpoint } from './store.ts';
import { syncFolder } from './sync-folder.ts';

const FORMAT = 'tierwise checkpoint 1';

/** First line of the file; the body follows it byte for byte. */
type Head = { format: typeof FORMAT; position: number; bytes: number; crc: number };

/** Replaces the file in one step that survives a power cut, the folder's entry included. */
export async function saveCheckpointFile(
  folder: string,
  path: string,
  { position, body }: Checkpoint,
): Promise<void> {
  const head: Head = { format: FORMAT, position, bytes: body.length, crc: sum(position, body) };
  const handle = await open(`${path}.new`, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(head)}\n`);
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder);
}

/** The checkpoint, or null with the reason unless there simply is none yet. */
export async function loadCheckpointFile(
  path: string,
): Promise<{ checkpoint: Checkpoint | null; notice: string | null }> {
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { checkpoint: null, notice: null };
    throw error;
  }
  const end = file.indexOf(10);
  const head = parseHead(file.subarray(0, Math.max(end, 0)).toString());
  const body = file.subarray(end + 1);
  if (head?.bytes === body.length && head.crc === sum(head.position, body)) {
    return { checkpoint: { position: head.position, body }, notice: null };
  }
  return { checkpoint: null, notice: `${path} is damaged or of another version and is not used.` };
}

function sum(position: number, body: Uint8Array): number {
  return crc32(body, crc32(String(position)));
}

function parseHead(text: string): Head | null {
  try {
    const head: Head = JSON.parse(text);
    return head.format === FORMAT ? head : null;
  } catch {
    return null;
  }
}
