import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Held, PageHands } from './page-hands.ts';

/** Presses an element with the mouse, where nothing lies over it. @throws naming what does */
export async function pressAt(
  page: Page,
  hands: PageHands,
  element: Held,
  name: string,
): Promise<void> {
  let place = await hands.place(element);
  // What slides away after a choice is given the time for it.
  for (let tries = 0; tries < 10 && (!place || 'coveredBy' in place); tries += 1) {
    // A dialog that greets lets itself be closed so.
    if (tries === 5 && place) await page.keyboard.press('Escape');
    await pause(200);
    place = await hands.place(element);
  }
  if (!place) throw new Error(`${name} cannot be seen.`);
  if ('coveredBy' in place)
    throw new Error(
      `${name} is covered by ${place.coveredBy}; what covers it can be closed with --click.`,
    );
  await page.mouse.click(place.x, place.y, { delay: 30 });
}
