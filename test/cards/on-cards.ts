import type { Page } from 'puppeteer-core';
import type { Rating } from '../../shared/asset-card.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { inOverlay } from '../surfaces/open.ts';
import { generate, type House, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';

/** The marks that are shown: the verdict that each says, and where it stands. */
export type Shown = { label: string; active: boolean; left: number; top: number };

export function shown(page: Page): Promise<Shown[]> {
  return inOverlay(
    page,
    `return [...(root?.querySelectorAll('.shot') ?? [])].map((shot) => {
      const { left, top } = shot.getBoundingClientRect();
      const active = shot.classList.contains('active');
      return { label: shot.getAttribute('aria-label'), active, left, top };
    })`,
  );
}

export const marks = (page: Page, count: number): Promise<Shown[]> =>
  until(
    () => shown(page),
    (all) => all.length === count,
  );

/** The text at the foot of the page. */
export const dock = (page: Page): Promise<string> =>
  inOverlay(page, "return root?.querySelector('.dock')?.textContent ?? ''");

/** Generates `count` images at once and waits until all carry a mark. */
export async function draw(house: House, prompt: string, count: number): Promise<void> {
  const { page } = house;
  await page.locator(`[aria-labelledby="count-label"] [role="radio"]::-p-text(${count})`).click();
  const before = await page.$$eval('.result img', (all) => all.length);
  await generate(page, prompt);
  await until(
    () => page.$$eval('.result img', (all) => all.length),
    (all) => all === before + count,
  );
  // The keyboard leaves the prompt, as by a click beside it.
  await page.mouse.click(700, 30);
}

/** What the companion's events say of each asset, in the order in which the assets came back. */
export async function verdicts(house: House): Promise<(Rating | null)[]> {
  const events = await house.companion.events();
  const stats = events.reduce((all, event) => fold(all, event), emptyStats());
  return ofType(events, 'generation.finished')
    .flatMap(({ assets }) => assets)
    .map(({ id }) => stats.ratings.get(id)?.value ?? null);
}

export const rated = async (house: House): Promise<number> =>
  ofType(await house.companion.events(), 'asset.rated').length;
