import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Realm } from 'puppeteer-core';
import { build } from 'vite';
import { launchBrowser } from '../../../companion/start/browser.ts';
import { findBrowser } from '../../../companion/start/find-browser.ts';
import { hash32 } from '../../studio/random.ts';
import { openForm } from '../../studio/standins/drive.ts';
import { pages } from '../../studio/standins/pages.ts';
import { type Standins, startStandins } from '../../studio/standins/standins.ts';
import type { InPage } from './inject.ts';
import type { Judged } from './known-truth.ts';

export type Look = { ours: Judged; naive: Judged; ms: number; state: string; done: string[] };

/** A browser in which the recogniser runs on stand-in pages as it does in the extension. */
export type Lab = {
  names: readonly string[];
  /** The page as it is, or the mutant of a seed. */
  look(name: string, seed: number | null): Promise<Look>;
  close(): Promise<void>;
};

/** Opens the lab: the recogniser as a content script of a small extension, so that it sees closed shadow roots. */
export async function openLab(only?: readonly string[]): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-lab-'));
  await writeExtension(join(folder, 'extension'));
  const standins = await startStandins(only ? { only } : {});
  const browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
  await browser.installExtension(join(folder, 'extension'));
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    names: standins.names,
    look: (name, seed) => look(page, standins, name, seed),
    async close() {
      await browser.close();
      await standins.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Of a mutant, of another chance where what was done hides the form. */
const TRIES = 5;

async function look(page: Page, standins: Standins, name: string, seed: number | null) {
  const { truth } = pages[name]!;
  for (let tried = 0; tried < TRIES; tried += 1) {
    await page.goto(standins.url(name), { waitUntil: 'load' });
    await page.waitForNetworkIdle({ idleTime: 150 });
    await openForm(page, truth);
    const realm = await realmOf(page);
    const done = await realm.evaluate(
      (given, chance) => {
        const lab = (globalThis as unknown as { standinEval: InPage }).standinEval;
        lab.learn(given);
        return chance === null ? [] : lab.mutate(chance);
      },
      truth,
      seed === null ? null : hash32(`${name} ${seed}${' again'.repeat(tried)}`),
    );
    if (!done) continue;
    const judged = await realm.evaluate(() =>
      (globalThis as unknown as { standinEval: InPage }).standinEval.judge(),
    );
    return { ...judged, done };
  }
  throw new Error(`each of ${TRIES} mutants of ${name} ${seed} hides the form`);
}

async function realmOf(page: Page): Promise<Realm> {
  for (let tries = 0; tries < 200; tries++) {
    const [realm] = page.extensionRealms();
    if (realm && (await realm.evaluate(() => 'standinEval' in globalThis).catch(() => false)))
      return realm;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the content script did not start');
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
        entry: fileURLToPath(new URL('./inject.ts', import.meta.url)),
        formats: ['iife'],
        name: 'lab',
        fileName: () => 'inject.js',
      },
    },
  });
  const [script] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (script?.type !== 'chunk') throw new Error('the recogniser did not build into one script');
  await mkdir(folder);
  await writeFile(join(folder, 'inject.js'), script.code);
  const manifest = {
    manifest_version: 3,
    name: 'Recogniser in the lab',
    version: '1',
    content_scripts: [
      { matches: ['http://localhost/*'], js: ['inject.js'], run_at: 'document_idle' },
    ],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}
