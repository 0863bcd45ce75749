import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from './data-folder.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'tierwise-folder-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

test('creates a private folder and holds it until released', async () => {
  const path = join(parent, 'a', 'b');
  const folder = await openDataFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(join(path, 'lock.db')).mode & 0o777).toBe(0o600);
  await expect(openDataFolder(path)).rejects.toMatchObject({
    name: 'DataFolderBusy',
    message: expect.stringContaining(path),
  });
  folder.release();
  (await openDataFolder(path)).release();
});

test('refuses a folder that others may enter, and touches nothing in it', async () => {
  const path = join(parent, 'open');
  (await openDataFolder(path)).release();
  rmSync(join(path, 'lock.db'));
  chmodSync(path, 0o755);
  await expect(openDataFolder(path)).rejects.toMatchObject({
    name: 'DataFolderUnsafe',
    message: expect.stringContaining(`chmod 700 '${path}'`),
  });
  expect(existsSync(join(path, 'lock.db'))).toBe(false);
});
