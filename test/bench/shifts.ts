import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { typePrompt } from '../walks/house.ts';
import { geometryOf, shiftsOf, watchShifts } from './layout-shift.ts';
import type { Row } from './row.ts';
import { type Shifted, shiftRows } from './shift-rows.ts';
import { shownHint } from './shown-hint.ts';
import { rest, type TwoBrowsers } from './two-browsers.ts';

const ROUNDS = 3;
/** The hint follows the form a moment later. */
const FOLLOWED_MS = 700;

/** Each changes what the hint says or where it stands. */
const STEPS: ((page: Page) => Promise<unknown>)[] = [
  (page) => typePrompt(page, 'draft of a lighthouse, quick sketch'),
  (page) => choose(page, 'Model', 'last'),
  (page) => page.locator('[role=radiogroup] [role=radio]:nth-child(2)').click(),
  (page) => choose(page, 'Resolution', 'last'),
  (page) => page.locator('button.fold').click(),
  (page) => page.setViewport({ width: 700, height: 900 }),
  (page) => page.setViewport({ width: 1280, height: 900 }),
  (page) => page.locator('[role=tab]:nth-child(2)').click(),
  (page) => page.locator('[role=tab]:nth-child(1)').click(),
  (page) => choose(page, 'Model', 'first'),
];

type Step = Shifted & { hint: string | null };

/** The hint appears, changes and moves, in turns beside the same steps without the extension. */
export async function benchShifts({ house, bare }: TwoBrowsers): Promise<Row[]> {
  const url = `${house.studio.url}/app`;
  const own: Step[] = [];
  const other: Step[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(...(await walk(house.browser, url)));
    other.push(...(await walk(bare, url)));
  }
  const hints = new Set(own.map(({ hint }) => hint));
  if (hints.size < 3) throw new Error(`the hint did not change: ${[...hints].join(' | ')}`);
  return shiftRows(`hint appears, changes (${hints.size} wordings) and moves`, own, other);
}

async function walk(browser: Browser, url: string): Promise<Step[]> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await watchShifts(page);
  await page.goto(url);
  await page.locator('#image-prompt').wait();
  const walked: Step[] = [];
  for (const step of STEPS) {
    await step(page);
    await rest(FOLLOWED_MS);
    walked.push({
      shifts: await shiftsOf(page),
      geometry: await geometryOf(page),
      hint: await shownHint(page),
    });
  }
  await page.close();
  return walked;
}

async function choose(page: Page, label: string, which: 'first' | 'last'): Promise<void> {
  const found = await page.waitForFunction(
    (wanted) => {
      const fields = [...document.querySelectorAll('.field')];
      const field = fields.find((one) => one.querySelector('.label')?.textContent === wanted);
      return field?.querySelector<HTMLElement>('button[role=combobox]');
    },
    {},
    label,
  );
  await (found.asElement() as ElementHandle<HTMLElement>).click();
  await page.locator(`[role=option]:${which}-child`).click();
}
