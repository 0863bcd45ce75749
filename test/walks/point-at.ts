import type { ElementHandle, Page } from 'puppeteer-core';
import { until } from './house.ts';

/**
 * Points at a picture of the page until its mark is the active one. Points again only where the
 * page moved the picture away from under the pointer, as a person would.
 */
export async function pointAt(page: Page, selector: string, index = 0): Promise<void> {
  let pointed = false;
  const point = async () => {
    const element = (await page.$$(selector))[index];
    if (!element) return `no ${selector} number ${index}`;
    if (!pointed || !(await isUnderPointer(element))) {
      // From elsewhere: a pointer that rests where the picture comes to lie has not come to it.
      await page.mouse.move(700, 30);
      await element.hover();
      pointed = true;
    }
    return element.evaluate(isActive);
  };
  await until(
    () => point().catch(String),
    (now) => now === 'active',
    30_000,
  );
}

function isUnderPointer(element: ElementHandle): Promise<boolean> {
  return element.evaluate((picture) =>
    [picture.parentElement, document.querySelector('tierwise-overlay')].some((one) =>
      one?.matches(':hover'),
    ),
  );
}

/** Runs in the page. */
function isActive(picture: Element): string {
  const overlay = document.querySelector('tierwise-overlay')?.shadowRoot;
  const shot = overlay?.querySelector('.shot.active');
  if (!shot) return `${overlay?.querySelectorAll('.shot').length ?? 'no'} marks, none active`;
  const [mark, box] = [shot.getBoundingClientRect(), picture.getBoundingClientRect()];
  const [x, y] = [mark.left + mark.width / 2, mark.top + mark.height / 2];
  const within = x > box.left && x < box.right && y > box.top && y < box.bottom;
  return within ? 'active' : 'another is active';
}
