import type { Page } from 'puppeteer-core';
import type { SiteKnowledge } from '../../extension/state.ts';
import type { Understanding } from '../../shared/site/understanding.ts';
import { inOverlay, read } from '../surfaces/open.ts';
import { enable, type House, surface, until } from '../walks/house.ts';

/** Opens a page of a site that is switched on, in front. */
export async function openPage(house: House, url: string): Promise<Page> {
  await enable(house.browser, house.extension, new URL(url).origin);
  const page = await house.browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url);
  await page.bringToFront();
  await until(() => inOverlay<boolean>(page, 'return Boolean(root)'), Boolean);
  return page;
}

/** Sends a message to the background as one of our own pages does, about this page's tab. */
export async function ask<T>(house: House, page: Page, type: string): Promise<T> {
  const url = JSON.stringify(page.url());
  const own = await surface(house.browser, house.extension, 'options');
  const answer = await own.evaluate(
    `chrome.tabs.query({}).then((tabs) => chrome.runtime.sendMessage({ id: 1, type: '${type}', data: tabs.find(({ url }) => url === ${url}).id, timestamp: 0 }))`,
  );
  await own.close();
  await page.bringToFront();
  return (answer as { res: T }).res;
}

/** Starts pointing, as the panel's button does. */
export async function startTeaching(house: House, page: Page): Promise<void> {
  const outcome = await ask<{ ok: boolean; why?: string }>(house, page, 'teachHere');
  if (!outcome.ok) throw new Error(outcome.why);
  await until(
    () => said(page),
    (text) => text.startsWith('Prompt'),
  );
}

/** All that the bar says. */
export const said = (page: Page) =>
  inOverlay<string>(page, "return root?.querySelector('.teach .bar')?.innerText ?? ''");

/** Waits until the bar stands at a step. */
export const atStep = (page: Page, name: string) =>
  until(
    () => said(page),
    (text) => text.startsWith(name),
  );

export async function taughtOf(house: House, site: string): Promise<SiteKnowledge['taught']> {
  const own = await surface(house.browser, house.extension, 'options');
  const all = await read<{ [site: string]: SiteKnowledge } | undefined>(own, 'siteKnowledge');
  await own.close();
  return all?.[site]?.taught ?? {};
}

/** What the tab's page was last understood as. */
export async function understoodAs(house: House, site: string): Promise<Understanding | null> {
  const own = await surface(house.browser, house.extension, 'options');
  const all = (await own.evaluate(
    "chrome.storage.session.get('understandings').then((all) => all.understandings ?? {})",
  )) as { [tab: string]: Understanding };
  await own.close();
  return Object.values(all).find((one) => one.site === site) ?? null;
}

/** A page of a site that is switched on, once its form is understood. */
export async function openUnderstood(house: House, site: string): Promise<Page> {
  await enable(house.browser, house.extension, site);
  const page = await house.browser.newPage();
  await page.goto(site);
  await until(
    () => understoodAs(house, site),
    (seen) => seen?.state === 'understood',
    30_000,
  );
  return page;
}

/** The middle of what a selector finds, also in shadow roots and in the page's frames. */
export async function middleOf(page: Page, css: string): Promise<{ x: number; y: number }> {
  for (const frame of page.frames()) {
    const found = await frame.$(`>>> ${css}`);
    const box = await found?.boundingBox();
    if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  throw new Error(`nothing is shown for ${css}`);
}

/** Points at something with the mouse and presses it. */
export async function pointAt(page: Page, css: string): Promise<void> {
  const { x, y } = await middleOf(page, css);
  await page.mouse.move(x - 3, y - 2);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
}

/** What reached the page's own listeners. */
export const heardBy = (page: Page) => page.evaluate('heard') as Promise<string[]>;
