import type { Page } from 'puppeteer-core';
import { inOverlay } from '../surfaces/open.ts';
import { until } from '../walks/house.ts';
import { pointAt } from '../walks/point-at.ts';
import type { LivedIn } from './lived-in.ts';
import type { Moment } from './moments.ts';
import { choose, typeOver } from './studio-form.ts';

const DRAFTS = [
  'hot air balloon over misty mountains, first light',
  'hot air balloon over misty mountains, first light, warmer sky',
];

/** In the studio: the line beside Generate, and what stands behind it. */
export async function* studioMoments(house: LivedIn): AsyncGenerator<Moment> {
  const page = await house.open('/app', 1180, 860);
  await choose(page, 'aspect', '16:9');
  for (const [index, prompt] of DRAFTS.entries()) {
    await typeOver(page, prompt);
    await page.locator('button::-p-text(Generate)').click();
    await until(
      () => shownPictures(page),
      (count) => count === index + 1,
      60_000,
    );
  }
  await choose(page, 'model', 'Banana AI pro');
  await typeOver(page, 'glass teapot on a slate table, soft window light');
  await until(
    () =>
      inOverlay<string>(
        page,
        "return root?.querySelector('.hint [role]')?.getAttribute('aria-label') ?? ''",
      ),
    (text) => text.startsWith('First draft'),
  );
  yield { name: 'hint', page };
  yield {
    name: 'hint-card',
    page,
    clip: { x: 236, y: 426, width: 740, height: 366 },
    async ready() {
      await inOverlay(page, "root.querySelector('.hint').focus()");
      const card = "return root.querySelector('.card')?.innerText ?? ''";
      await until(
        () => inOverlay<string>(page, card),
        (text) => text.includes('By the reset'),
      );
    },
  };
  await inOverlay(page, 'root.activeElement?.blur()');
  yield* promoted(page);
  await page.close();
}

/** What one click would do, and what it did. */
async function* promoted(page: Page): AsyncGenerator<Moment> {
  const picture = '.result-picture img';
  const button = '>>> .shot.active button[aria-label="Promote"]';
  yield {
    name: 'promote',
    page,
    async ready() {
      await page.mouse.move(5, 5);
      await until(
        () => inOverlay<boolean>(page, "return !root.querySelector('.shot.active, .plan')"),
        Boolean,
      );
      await pointAt(page, picture);
      await page.hover(button);
      await page.locator('>>> .plan .go').wait();
      // The pointer's way to the button may have let the card go for a moment.
      await until(
        () => inOverlay<boolean>(page, "return Boolean(root.querySelector('.shot.active'))"),
        Boolean,
      );
    },
  };
  await pointAt(page, picture);
  await page.locator(button).click();
  await page.locator('>>> .plan ::-p-text(Compare)').setTimeout(60_000).click();
  yield { name: 'compare', page };
}

/** Pictures of the studio that have arrived. */
function shownPictures(page: Page): Promise<number> {
  return page.$$eval(
    'main img',
    (images) =>
      (images as HTMLImageElement[]).filter((one) => one.complete && one.naturalWidth > 0).length,
  );
}
