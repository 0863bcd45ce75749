import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import type { View } from '../../extension/state.ts';
import { type House, openHouse } from '../walks/house.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Puts what the surfaces read into the extension's storage; `page` is one of its own pages. */
export async function seed(page: Page, items: { view?: View; sites?: string[] }): Promise<void> {
  await page.evaluate(`chrome.storage.local.set(${JSON.stringify(items)})`);
}

/** What the extension's storage holds under a key. */
export function read<T>(page: Page, key: string): Promise<T> {
  return page.evaluate(
    `chrome.storage.local.get('${key}').then((all) => all['${key}'])`,
  ) as Promise<T>;
}

/** Everything that axe finds, minor or not, as `rule: element`. */
export async function findings(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(within)})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Waits until nothing fades or moves any more; what was removed meanwhile never ends and is let go. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** What axe finds in a page of ours, light and dark. */
export async function bothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    // Colours fade over some frames; axe must see where they end.
    await atRest(page);
    found.push(...(await findings(page)));
  }
  return found;
}

/** Keeps a picture where `SCREENS` names a folder, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` });
}

/** Evaluates in the page with the overlay's shadow root, which the test build leaves open. */
export function inOverlay<T>(page: Page, body: string): Promise<T> {
  return page.evaluate(
    `((root) => { ${body} })(document.querySelector('tierwise-overlay')?.shadowRoot)`,
  ) as Promise<T>;
}

/** The house of the walks, with no companion; `E2E_BUILD` may name a build that was made elsewhere. */
export function openAlone(): Promise<House> {
  const build = process.env.E2E_BUILD;
  return openHouse({ companion: 'off', ...(build !== undefined && { build }) });
}
