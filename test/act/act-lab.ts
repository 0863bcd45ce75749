import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { until } from '../walks/house.ts';
import type { InPage } from './in-page.ts';

/**
 * A browser in which controls are set as the extension sets them: from an isolated world, where
 * closed shadow roots are open.
 */
export async function openActLab() {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-act-'));
  await writeExtension(join(folder, 'extension'));
  const browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
  await browser.installExtension(join(folder, 'extension'));
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });

  return {
    page,
    /** Calls in the world of the extension, on the page that stands now. */
    async call<M extends keyof InPage>(
      method: M,
      ...given: Parameters<InPage[M]>
    ): Promise<Awaited<ReturnType<InPage[M]>>> {
      const realm = await realmOf(page);
      return (await realm.evaluate(
        (name, args) => (globalThis as never as { acting: Calls }).acting[name]!(...args),
        method as string,
        given as string[],
      )) as never;
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
type Calls = { [name: string]: (...given: string[]) => unknown };

async function realmOf(page: Page) {
  const found = await until(
    async () => {
      const [realm] = page.extensionRealms();
      const stands = await realm?.evaluate(() => 'acting' in globalThis).catch(() => false);
      return stands ? realm : null;
    },
    (realm) => realm !== null,
    30_000,
  );
  if (!found) throw new Error('the content script did not start');
  return found;
}

async function writeExtension(folder: string): Promise<void> {
  const built = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('./in-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'acting',
        fileName: () => 'act.js',
      },
    },
  });
  const [script] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (script?.type !== 'chunk') throw new Error('what sets the controls did not build');
  await mkdir(folder);
  await writeFile(join(folder, 'act.js'), script.code);
  const manifest = {
    manifest_version: 3,
    name: 'Controls in the lab',
    version: '1',
    content_scripts: [{ matches: ['http://localhost/*'], js: ['act.js'], run_at: 'document_idle' }],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}
