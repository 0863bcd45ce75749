import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Anchor, Understanding } from '../../shared/site/understanding.ts';
import { launchBrowser } from '../start/browser.ts';
import { findBrowser } from '../start/find-browser.ts';
import { type ExtensionPage, openExtensionPage } from './extension-page.ts';
import { generate } from './generate.ts';
import { openPage } from './open-page.ts';
import type { ProbeOptions } from './options.ts';
import { type Held, pageHands } from './page-hands.ts';
import { prepareOrigin } from './prepare-origin.ts';
import { probeBuild } from './probe-build.ts';
import { proxied } from './proxied.ts';
import { emptyResult, type ProbeResult } from './result.ts';
import { startRouteProxy } from './routes/proxy.ts';
import { settledUnderstanding } from './settle.ts';
import { wordsOf } from './words-of.ts';

/**
 * Opens a page with Tierwise in a browser of its own, and reports what Tierwise makes of it.
 * Whatever fails after the command line was understood is in the result.
 *
 * @param say what goes on, for people.
 */
export async function probe(
  options: ProbeOptions,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const result = emptyResult(options.url);
  const { routes } = options;
  if (routes) result.notes.push(...routes.notes);
  const ending: (() => Promise<unknown>)[] = [];
  try {
    const built = await probeBuild(say);
    const folder = await mkdtemp(join(tmpdir(), 'tierwise-probe-'));
    ending.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    // A copy of its own: a build that runs meanwhile takes the folder away.
    await cp(built, join(folder, 'extension'), { recursive: true });
    const proxy = routes && (await startRouteProxy(routes.list));
    if (proxy) ending.push(() => proxy.close());
    signal.throwIfAborted();
    const browser = await launchBrowser(findBrowser(), join(folder, 'browser'), options.headless, {
      args: proxy ? proxied(proxy) : [],
      temporary: folder,
    });
    ending.push(() => browser.close());
    signal.addEventListener('abort', () => void browser.close().catch(() => {}), { once: true });
    signal.throwIfAborted();
    const id = await browser.installExtension(join(folder, 'extension'));
    const own = await openExtensionPage(browser, id);
    const { tab, page } = await own.openTab();
    await page.setViewport(options.viewport);
    const first: { said: Understanding | null } = { said: null };
    try {
      await work(options, own, tab, page, result, first, say, signal);
    } finally {
      if (options.screenshot && !signal.aborted)
        await page.screenshot({ path: options.screenshot as `${string}.png` }).catch(() => {
          result.notes.push(`${options.screenshot} could not be drawn`);
        });
      await readAll(own, tab, page, result, first.said).catch(() => {});
      result.unanswered = proxy?.unanswered ?? [];
    }
  } catch (error) {
    result.error = signal.aborted ? 'Interrupted.' : wordsOf(error);
  } finally {
    for (const end of ending.reverse()) await end().catch(() => {});
  }
  return result;
}

async function work(
  options: ProbeOptions,
  own: ExtensionPage,
  tab: number,
  page: Page,
  result: ProbeResult,
  first: { said: Understanding | null },
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { origin } = new URL(options.url);
  await prepareOrigin(page, options.url, options);
  const { profile } = options;
  if (profile)
    await own.tell('importProfile', { site: origin, text: profile.text }).catch((error) => {
      throw new Error(`${profile.path}: ${wordsOf(error)}`);
    });
  await own.tell('enableSite', origin);
  await openPage(page, options, own, result.notes, say);
  const read = () => own.understanding(tab);
  const found = await settledUnderstanding(page, read, signal);
  if (!found) throw new Error(await silence(page, own));
  first.said = found;
  if (options.prompt === null) return;
  if (found.state !== 'understood') {
    result.notes.push('Nothing was written or pressed, as the page is not understood.');
    return;
  }
  const ended = await generate({ page, own, options, prompt: options.prompt, read, signal, say });
  result.outcome = ended.outcome.ended;
  // Written down for a page that left it behind, and for what it says of the parts now.
  await settledUnderstanding(page, read, signal);
  const { outcome } = ended;
  if (outcome.asked)
    result.notes.push(`The request is held and asks for confirmation: ${outcome.asked}`);
  else if (outcome.ended === null) {
    const after = `within ${options.waitMs / 1000} s of pressing Generate`;
    throw new Error(
      outcome.generations > 0
        ? `A generation was recorded, but no outcome ${after}.`
        : `No generation was recorded ${after}.`,
    );
  }
  if (outcome.generations > 1)
    result.notes.push(`${outcome.generations} generations were recorded for one press.`);
}

/** What is known at the end, also after a failure. */
async function readAll(
  own: ExtensionPage,
  tab: number,
  page: Page,
  result: ProbeResult,
  first: Understanding | null,
): Promise<void> {
  result.events = await own.events();
  result.notes.push(...(await own.misunderstood()));
  const found = await own.understanding(tab);
  if (!found) return;
  const { requests, profile } = found;
  // A form may make way for what came of it: it was understood all the same.
  const wasForm = first?.state === 'understood';
  const { state, reason } = wasForm ? first : found;
  if (wasForm && found.state !== 'understood')
    result.notes.push(`At the end the page is no longer understood: ${found.reason}`);
  const anchors = { ...(wasForm ? first.anchors : {}), ...shown(found.anchors) };
  result.state = state;
  result.understood = state === 'understood';
  result.paused = result.understood ? null : (reason ?? 'Nothing here looks like a studio’s form.');
  result.anchors = (await measured(page, own, anchors)) as ProbeResult['anchors'];
  result.requests = [...requests] as ProbeResult['requests'];
  result.profile = profile;
}

/** Without those that are hidden now. */
function shown(anchors: Understanding['anchors']): Understanding['anchors'] {
  const seen = Object.entries(anchors).filter(([, { rect }]) => rect.width > 0 || rect.height > 0);
  return Object.fromEntries(seen);
}

/** The anchors where they are now, with the page scrolled to its top as it was at first. */
async function measured(
  page: Page,
  own: ExtensionPage,
  anchors: Understanding['anchors'],
): Promise<Understanding['anchors']> {
  const hands = await pageHands(page, own.id);
  try {
    const found: [string, Anchor, Held | null][] = [];
    for (const [name, anchor] of Object.entries(anchors))
      found.push([name, anchor, await hands.find(anchor)]);
    await page.evaluate('window.scrollTo({ top: 0, left: 0, behavior: "instant" })');
    const now: { [name: string]: Anchor } = {};
    for (const [name, anchor, element] of found) {
      const rect = element && (await hands.rect(element));
      now[name] = { ...anchor, rect: rect ?? anchor.rect };
    }
    return now;
  } catch {
    // The page went away meanwhile.
    return anchors;
  } finally {
    await hands.end();
  }
}

/** Why Tierwise may have said nothing. */
async function silence(page: Page, own: ExtensionPage): Promise<string> {
  const heard = (await own.misunderstood()).join('; ');
  const title = await page.title().catch(() => '');
  return [
    `Tierwise said nothing about ${new URL(page.url()).origin} in all that time.`,
    title ? `The page is titled "${title}".` : 'The page has no title.',
    heard,
  ]
    .filter(Boolean)
    .join(' ');
}
