import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process holds the folder. */
export class DataFolderBusy extends Error {
  override name = 'DataFolderBusy';
}

/** The folder is open to others, or is no folder of ours. */
export class DataFolderUnsafe extends Error {
  override name = 'DataFolderUnsafe';
}

/** The folder, ours alone until `release` or the end of the process, however it ends. */
export type DataFolder = { path: string; release(): void };

const SQLITE_BUSY = 5;

/**
 * Creates the folder (0700) where it is missing and takes its lock, which the kernel gives back when
 * the process dies. Throws `DataFolderBusy` if another companion has it.
 * A folder that others may enter is refused and not mended: what they could read or plant until
 * then is for the person to judge (`DataFolderUnsafe`).
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  // mkdir applies the umask, and only to the last folder where several are missing.
  if (await mkdir(path, { recursive: true, mode: 0o700 })) await chmod(path, 0o700);
  const { mode, uid } = await stat(path);
  if (process.platform !== 'win32') {
    if (uid !== process.getuid?.()) {
      throw new DataFolderUnsafe(`${path} belongs to another user (uid ${uid}).`);
    }
    if ((mode & 0o077) !== 0) {
      throw new DataFolderUnsafe(
        `Others may enter ${path} (mode ${(mode & 0o777).toString(8)}). Check what is in it, then run: chmod 700 '${path}'`,
      );
    }
  }
  const file = join(path, 'lock.db');
  // SQLite gives its own files beside it the same mode.
  await writeFile(file, '', { flag: 'a', mode: 0o600 });
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) {
      throw new DataFolderBusy(`Another Tierwise companion is using ${path}. Stop it first.`);
    }
    throw new Error(`${file} cannot be locked: ${(error as Error).message}`, { cause: error });
  }
  return { path, release: () => lock.close() };
}
