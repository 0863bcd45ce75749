import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import type { FromPage, ToPage } from '../../extension/site/wire.ts';
import { bundleScript } from '../bundle-script.ts';
import { until } from '../walks/house.ts';
import type { SidePlan } from './isolated-side.ts';

/** No rule, and everything looked at. */
export const ALL = { net: '{"submit":[],"watched":[],"refusal":{}}', all: true };

const MANIFEST = {
  manifest_version: 3,
  name: 'Observer alone',
  version: '1',
  content_scripts: (['ISOLATED', 'MAIN'] as const).map((world) => ({
    matches: ['http://localhost/*'],
    js: [`${world}.js`],
    world,
    run_at: 'document_start',
    all_frames: true,
    match_origin_as_fallback: true,
  })),
};

/** A browser whose pages on localhost carry the observer, and a bare end of its line. */
export type Alone = {
  browser: Browser;
  /** Opens a page of the site, where the plan holds from the first request on. */
  open(url: string, plan?: SidePlan): Promise<Watched>;
  close(): Promise<void>;
};
export type Watched = {
  page: Page;
  /** What the observer of the top page said, oldest first. */
  said(): Promise<FromPage[]>;
  refused(): Promise<number[]>;
  /** Evaluates in the world of `isolated-side.ts`: what was said may be too long to be fetched. */
  aside(expression: string): Promise<unknown>;
  say(message: ToPage): Promise<void>;
  /** Waits for a message. */
  hears<K extends FromPage['kind']>(
    kind: K,
    holds?: (message: Extract<FromPage, { kind: K }>) => boolean,
  ): Promise<Extract<FromPage, { kind: K }>>;
};

export async function openAlone(): Promise<Alone> {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-observer-'));
  const extension = join(folder, 'extension');
  await mkdir(extension);
  await writeFile(join(extension, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(extension, 'MAIN.js'), await bundle('./start-observer.ts'));
  await writeFile(join(extension, 'ISOLATED.js'), await bundle('./isolated-side.ts'));
  const browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
  await browser.installExtension(extension);
  return {
    browser,
    open: (url, plan) => openWatched(browser, url, plan),
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openWatched(
  browser: Browser,
  url: string,
  plan: SidePlan = { verdict: 'release' },
): Promise<Watched> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  let context = 0;
  session.on('Runtime.executionContextCreated', ({ context: made }) => {
    const about = made.auxData as { type?: string; frameId?: string };
    if (about.type === 'isolated' && made.name === MANIFEST.name && about.frameId === top)
      context = made.id;
  });
  const { frameTree } = await session.send('Page.getFrameTree');
  const top = frameTree.frame.id;
  await session.send('Runtime.enable');
  await page.goto(`${url}#${encodeURIComponent(JSON.stringify(plan))}`);
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: context,
      expression,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(String(result.value));
  };
  const said = () => evaluate('JSON.stringify(said)') as Promise<FromPage[]>;
  return {
    page,
    said,
    refused: () => evaluate('JSON.stringify(refused)'),
    aside: (expression) => evaluate(`JSON.stringify(${expression})`),
    say: (message) => evaluate(`JSON.stringify(say(${JSON.stringify(message)}) ?? null)`),
    async hears(kind, holds = () => true) {
      const fits = (one: FromPage) => one.kind === kind && holds(one as never);
      const all = await until(said, (messages) => messages.some(fits), 30_000);
      return all.find(fits) as never;
    },
  };
}

/** As in the extension that the walks use: a page's address may name a hook that fails. */
function bundle(entry: string): Promise<string> {
  return bundleScript(new URL(entry, import.meta.url), 'observer', { mode: 'e2e', minify: true });
}
