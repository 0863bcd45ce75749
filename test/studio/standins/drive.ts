import type { ElementHandle, Page } from 'puppeteer-core';
import { findPlace } from './find-place.ts';
import type { Place, Truth } from './truth.ts';

/**
 * Does on a stand-in page what a person does: opens the form, types a prompt, presses the button.
 * @returns for each anchor that the page has, how many elements stand there
 */
export async function drive(page: Page, truth: Truth, prompt: string) {
  await openForm(page, truth);
  const box = await elementAt(page, truth.write ?? truth.anchors.prompt!);
  await box.click({ count: 3 });
  await page.keyboard.press('Backspace');
  // At once, as from a clipboard, but as trusted input.
  await page.keyboard.sendCharacter(prompt);
  const button = await elementAt(page, truth.anchors.submit!);
  await button.click();
  const places = JSON.stringify(truth.anchors);
  return (await page.evaluate(
    `Object.fromEntries(Object.entries(${places}).filter(([, place]) => place !== null)
      .map(([anchor, place]) => [anchor, (${findPlace})(place).length]))`,
  )) as Record<string, number>;
}

/** Clicks what has to be clicked before the form is all there, and waits for it. */
export async function openForm(page: Page, truth: Truth): Promise<void> {
  for (const place of truth.open ?? []) await (await elementAt(page, place)).click();
  await elementAt(page, truth.anchors.prompt!);
}

/** What is in a frame is pressed through the frame, whose place on the page counts. */
const FRAME = 'iframe >>> ';

/** The first element at a place, waited for until it is there and enabled. */
export async function elementAt(page: Page, place: Place): Promise<ElementHandle<Element>> {
  const framed = [place].flat().find((one) => one.startsWith(FRAME));
  if (framed) {
    const frame = await (await page.waitForSelector('iframe'))!.contentFrame();
    return (await frame.waitForSelector(`${framed.slice(FRAME.length)}:not(:disabled)`))!;
  }
  const expression = `(${findPlace})(${JSON.stringify(place)}).find(one => !one.disabled)`;
  const found = await page.waitForFunction(expression);
  return found as ElementHandle<Element>;
}
