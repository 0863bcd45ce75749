/** Draws the README's pictures from the real product, light and dark: `npm run screenshots`. */
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page, ScreenshotClip } from 'puppeteer-core';

import { livedIn } from './lived-in.ts';
import { pageMoments } from './page-moments.ts';
import { studioMoments } from './studio-moments.ts';

/** What a reader's page has to load for one picture. */
const MAX_BYTES = 200_000;
/** Best first: the first that is small enough. */
const WEBP_QUALITIES = [82, 70, 58, 46];

/** A page that shows a moment, and the part of it that is worth showing. */
export type Moment = {
  name: string;
  page: Page;
  clip?: ScreenshotClip;
  /** Sets up what a change of the colours may have ended. */
  ready?(): Promise<void>;
};

const folder = process.argv[2] ?? fileURLToPath(new URL('../../pictures', import.meta.url));
await mkdir(folder, { recursive: true });
const house = await livedIn();
try {
  for (const moment of [studioMoments, pageMoments]) {
    for await (const shown of moment(house)) await both(shown);
  }
} finally {
  await house.close();
}

async function both({ name, page, clip, ready }: Moment): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    // The overlay looks at the page's colours again now and then.
    await new Promise((resolve) => setTimeout(resolve, 900));
    await ready?.();
    // What comes fades in.
    await new Promise((resolve) => setTimeout(resolve, 600));
    const path = `${folder}/${name}-${scheme}.webp` as const;
    let size = Number.POSITIVE_INFINITY;
    for (const quality of WEBP_QUALITIES) {
      if (size <= MAX_BYTES) break;
      // Beyond the viewport it would be resized for the picture, and the line would move.
      const part = clip && { clip, captureBeyondViewport: false };
      await page.screenshot({ path, quality, ...part });
      size = (await stat(path)).size;
    }
    console.log(`${path}  ${Math.round(size / 1000)} kB`);
    if (size > MAX_BYTES) throw new Error(`${path} is over ${MAX_BYTES / 1000} kB`);
  }
}
