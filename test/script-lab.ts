import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Realm } from 'puppeteer-core';
import { launchBrowser } from '../companion/start/browser.ts';
import { findBrowser } from '../companion/start/find-browser.ts';
import { bundleScript } from './bundle-script.ts';
import { until } from './walks/house.ts';

export type ScriptLab = {
  page: Page;
  /** The script's world on the page that stands now. */
  realm(): Promise<Realm>;
  close(): Promise<void>;
};

/**
 * A browser in which a module runs on pages of localhost as a content script does: in a world of its
 * own, where closed shadow roots are open.
 *
 * @param mark what the module sets on `globalThis` once it stands.
 */
export async function openScriptLab(entry: URL, mark: string): Promise<ScriptLab> {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-lab-'));
  const extension = join(folder, 'extension');
  await mkdir(extension);
  await writeFile(join(extension, 'script.js'), await bundleScript(entry, 'lab'));
  const manifest = {
    manifest_version: 3,
    name: 'Script lab',
    version: '1',
    content_scripts: [
      { matches: ['http://localhost/*'], js: ['script.js'], run_at: 'document_idle' },
    ],
  };
  await writeFile(join(extension, 'manifest.json'), JSON.stringify(manifest));
  const browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
  await browser.installExtension(extension);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    page,
    realm: () => realmOf(page, mark),
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function realmOf(page: Page, mark: string): Promise<Realm> {
  const found = await until(
    async () => {
      const [realm] = page.extensionRealms();
      const stands = await realm?.evaluate((name) => name in globalThis, mark).catch(() => false);
      return stands && realm ? realm : null;
    },
    (realm) => realm !== null,
    30_000,
  );
  if (!found) throw new Error('the content script did not start');
  return found;
}
