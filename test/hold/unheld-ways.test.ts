import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOverlay } from '../surfaces/open.ts';
import { openUnderstood } from '../teach/teaching.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';
import { judgeAll } from './tell-extension.ts';
import { startUnheldStudio, UNHELD } from './unheld-studio.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const unheldOn = async (site: string) => {
  const own = await surface(house.browser, house.extension, 'options');
  const { unheldSites = {} } = (await own.evaluate('chrome.storage.local.get("unheldSites")')) as {
    unheldSites?: { [site: string]: { how: string } };
  };
  await own.close();
  return unheldSites[site]?.how ?? null;
};

test.each(Object.keys(UNHELD) as (keyof typeof UNHELD)[])(
  'a request that goes by %s: recorded once, and the next one is asked about, also after a reload',
  async (way) => {
    const studio = await startUnheldStudio(way);
    try {
      await judgeAll(house.browser, house.extension, null);
      const page = await openUnderstood(house, studio.url);
      const events = async () =>
        (await house.companion.events()).filter((one) => one.site === studio.url);
      await page.locator('#words').fill('a lighthouse by night');
      await page.locator('#go').click();
      const first = await until(
        events,
        (all) => ofType(all, 'generation.finished').length === 1,
        30_000,
      );
      const asked = ofType(first, 'generation.requested');
      expect(asked).toHaveLength(1);
      const isRead = way === 'a beacon';
      expect(asked[0]).toMatchObject({
        seen: isRead ? 'unheld' : 'page',
        request: { prompt: 'a lighthouse by night', model: isRead ? 'swift' : 'Swift' },
      });
      const [ended] = ofType(first, 'generation.finished');
      expect(ended).toMatchObject({ generation: asked[0]?.generation, outcome: 'succeeded' });
      expect(ended?.assets).toHaveLength(1);
      expect(await unheldOn(studio.url)).toMatch(isRead ? /a beacon/ : /no request shows/);

      await judgeAll(house.browser, house.extension, 'confirm');
      await page.bringToFront();
      await page.reload();
      await page.locator('#words').fill('a harbour at noon');
      const came = studio.arrived.length;
      const sheet = () =>
        inOverlay<string>(page, "return root?.querySelector('.sheet')?.innerText ?? ''");
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await page.locator('#go').click();
      await until(sheet, (text) => text.includes('Because the test says so.'));
      await page
        .locator('>>> .sheet button[aria-disabled="false"]::-p-text(Generate anyway)')
        .click();
      await until(sheet, (text) => text.includes('Allowed: press'));
      expect(studio.arrived).toHaveLength(came);
      await page.locator('#go').click();
      const both = await until(
        events,
        (all) => ofType(all, 'generation.requested').length === 2,
        30_000,
      );
      expect(studio.arrived).toHaveLength(came + 1);
      expect(ofType(both, 'generation.requested').at(-1)).toMatchObject({
        decision: { verdict: 'confirm' },
        outcome: 'released',
        request: { prompt: 'a harbour at noon' },
      });
      await page.close();
    } finally {
      await studio.close();
    }
  },
);
