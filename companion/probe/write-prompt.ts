import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Anchor } from '../../shared/site/understanding.ts';
import type { Held, PageHands } from './page-hands.ts';
import { pressAt } from './press.ts';

const TAKEN_WITHIN_MS = 3000;

/**
 * Writes into the prompt box as a person does: a click, everything selected, typed over.
 *
 * @throws in one sentence, where the box is not there or does not take the text
 */
export async function writePrompt(
  page: Page,
  hands: PageHands,
  anchor: Anchor,
  text: string,
): Promise<void> {
  const box = await hands.find(anchor);
  if (!box) throw new Error('The prompt box is not where it was found.');
  await pressAt(page, hands, box, 'The prompt box');
  // A box that is only drawn for the click has the focus then.
  const field = await editable(hands, box);
  if (!field) throw new Error('The prompt box cannot be written into.');
  await page.keyboard.down('ControlLeft');
  await page.keyboard.press('KeyA', { commands: ['SelectAll'] });
  await page.keyboard.up('ControlLeft');
  // Pages that listen for keys alone see the last one.
  const last = /[ -~]$/.exec(text)?.[0] ?? '';
  const rest = text.slice(0, text.length - last.length);
  if (rest) await page.keyboard.sendCharacter(rest);
  if (last) await page.keyboard.type(last);
  const end = performance.now() + TAKEN_WITHIN_MS;
  for (;;) {
    const { text: said } = await hands.state(field);
    if (plain(said) === plain(text)) return;
    if (performance.now() > end)
      throw new Error(
        `The prompt box did not take the text; it says ${JSON.stringify(said.slice(0, 200))}.`,
      );
    await pause(50);
  }
}

async function editable(hands: PageHands, box: Held): Promise<Held | null> {
  const end = performance.now() + 1000;
  for (;;) {
    const focused = await hands.focused();
    if (focused && (await hands.state(focused)).editable) return focused;
    if (performance.now() > end) return (await hands.state(box)).editable ? box : null;
    await pause(50);
  }
}

/** Editors keep blank lines and spaces in ways of their own. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
