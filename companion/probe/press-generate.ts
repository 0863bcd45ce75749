import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Understanding } from '../../shared/site/understanding.ts';
import type { Held, PageHands } from './page-hands.ts';
import { pressAt } from './press.ts';

const READY_WITHIN_MS = 10_000;

/**
 * Presses Generate once it may be pressed.
 *
 * @param read what the page is understood as now: the form may have been drawn anew.
 * @throws in one sentence, where it is not there or stays disabled
 */
export async function pressGenerate(
  page: Page,
  hands: PageHands,
  read: () => Promise<Understanding | null>,
): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS;
  let why = '';
  for (;;) {
    const anchor = (await read())?.anchors.submit;
    const button: Held | null = anchor ? await hands.find(anchor) : null;
    const state = button && (await hands.state(button));
    if (button && state && !state.gone && !state.disabled)
      return pressAt(page, hands, button, 'The button that generates');
    why = button ? 'stays disabled' : 'is not there any more';
    if (performance.now() > end)
      throw new Error(`After the prompt was written, the button that generates ${why}.`);
    await pause(200);
  }
}
