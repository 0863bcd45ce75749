import type { Page } from 'puppeteer-core';
import type { Preferences } from '../../extension/state.ts';
import type { Event } from '../../shared/event.ts';
import type { Studio } from '../studio/studio.ts';
import { type House, surface, typePrompt, until } from './house.ts';
import { pointAt } from './point-at.ts';
import { finished, ofType } from './recorded.ts';

export type StudioTask = Studio['ledger']['tasks'][number];

/** What the person has in the studio's form, as the page shows it. */
export async function formOf(page: Page) {
  await unfold(page);
  return page.evaluate(() => {
    const field = (id: string) => document.querySelector<HTMLInputElement>(id)?.value ?? null;
    const after = (label: string) => {
      const named = [...document.querySelectorAll('.field > .label')];
      const found = named.find(({ textContent }) => textContent?.trim() === label);
      return found?.parentElement?.querySelector('.select-value')?.textContent ?? null;
    };
    const input = document.querySelector<HTMLImageElement>('img[alt="Reference"]');
    return {
      prompt: field('#image-prompt'),
      negative: field('#negative-prompt'),
      seed: field('#seed'),
      model: after('Model'),
      resolution: after('Resolution'),
      aspect: after('Aspect ratio'),
      count: document.querySelector('[role="radio"][aria-checked="true"]')?.textContent ?? null,
      input: input && new URL(input.src).searchParams.get('url'),
    };
  });
}

/** Waits until the form is as it was: it is given back while the studio draws already. */
export async function formIs(page: Page, form: Awaited<ReturnType<typeof formOf>>): Promise<void> {
  const wanted = JSON.stringify(form);
  await until(
    () => formOf(page),
    (now) => JSON.stringify(now) === wanted,
  );
}

/** Opens "Advanced", where the negative prompt and the seed are. */
export async function unfold(page: Page): Promise<void> {
  const folded = await page.$('button.fold[aria-expanded="false"]');
  await folded?.click();
  await page.locator('#seed').wait();
}

export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.evaluate((wanted) => {
    const named = [...document.querySelectorAll('.field > .label')];
    const found = named.find(({ textContent }) => textContent?.trim() === wanted);
    found?.parentElement?.querySelector('[role="combobox"]')?.setAttribute('data-wanted', '');
  }, label);
  await page.locator('[data-wanted]').click();
  await page.evaluate(() =>
    document.querySelector('[data-wanted]')?.removeAttribute('data-wanted'),
  );
  const { options, index } = await until(
    () =>
      page.$$eval('[role="option"]', (found) =>
        found.map((one) => one.querySelector('.option-text > span')?.firstChild?.textContent),
      ),
    (words) => words.includes(option),
  ).then((words) => ({ options: words, index: words.indexOf(option) }));
  if (index < 0) throw new Error(`no "${option}" in ${options.join(', ')}`);
  await (await page.$$('[role="option"]'))[index]?.click();
}

export async function typeInto(page: Page, field: string, text: string): Promise<void> {
  const box = await page.locator(field).waitHandle();
  await box.click({ count: 3 });
  await page.keyboard.press('Backspace');
  await box.type(text);
}

/** Draws one draft and waits until it is on record and on the shelf. */
export async function draw(house: House, prompt: string): Promise<StudioTask> {
  const { page, studio, companion } = house;
  const before = studio.ledger.tasks.length;
  await typePrompt(page, prompt);
  await page.locator('button:not([disabled])::-p-text(Generate)').click();
  const tasks = await until(
    () => studio.ledger.tasks,
    (all) => all.length === before + 1 && all.at(-1)?.status === 'success',
  );
  if (companion.running) await recorded(house, before + 1);
  return tasks.at(-1) as StudioTask;
}

/** Waits until the companion has so many generations whole; a busy machine delivers late. */
export async function recorded({ companion }: House, n: number): Promise<Event[]> {
  return until(
    () => companion.events(),
    (all) => finished(all) >= n,
    60_000,
  );
}

/** Points at the picture of a task and presses its Promote. */
export async function promote(page: Page, { id }: Pick<StudioTask, 'id'>): Promise<void> {
  const picture = `.result-picture img[src*="${id}"]`;
  await page.locator(picture).wait();
  await page.$eval(picture, (element) => element.scrollIntoView({ block: 'center' }));
  await pointAt(page, picture);
  await pressPromote(page);
}

/**
 * Presses Promote on the active card. Presses again only where the page moved the button away from
 * under the pointer, so that the line still says what a press would do, as a person would.
 */
export async function pressPromote(page: Page): Promise<void> {
  const press = () => page.locator('>>> .shot.active button[aria-label="Promote"]').click();
  await press();
  const isTaken = async () => /^(?!Promote to ).+/.test(await line(page));
  await until(isTaken, Boolean, 5000).catch(press);
}

/** Waits until the line on a promotion says so; returns all that it says. */
export async function lineSays(page: Page, words: string): Promise<string> {
  return until(
    () => line(page),
    (said) => said.includes(words),
    40_000,
  );
}

/** What the line says now; empty where none is shown. */
export async function line(page: Page): Promise<string> {
  const said = await page.$$eval('>>> :is(.plan, .why)', (all) =>
    all.map(({ textContent }) => textContent),
  );
  return said.join('\n');
}

/** The asset that came back under this address, by the events. */
export function assetAt(events: readonly Event[], url: string | undefined) {
  const found = ofType(events, 'generation.finished')
    .flatMap(({ assets }) => assets)
    .find((asset) => asset.url === url);
  if (!found) throw new Error(`no asset at ${url}`);
  return found;
}

/** Says something to the background as one of our own pages does. */
export async function say(house: House, type: string, data: unknown): Promise<unknown> {
  const page = await surface(house.browser, house.extension, 'options');
  // The envelope of @webext-core/messaging.
  const message = JSON.stringify({ id: 1, type, data, timestamp: 0 });
  const answer = (await page.evaluate(`chrome.runtime.sendMessage(${message})`)) as {
    res: unknown;
  };
  await page.close();
  return answer.res;
}

/** As the options page stores it. */
export async function promoteTo(house: House, target: Preferences['promoteTo']): Promise<void> {
  const page = await surface(house.browser, house.extension, 'options');
  await page.locator('select').fill(target);
  await until(
    async () => {
      const stored = (await page.evaluate('chrome.storage.local.get("preferences")')) as {
        preferences?: Preferences;
      };
      return stored.preferences?.promoteTo;
    },
    (now) => now === target,
  );
  await page.close();
  await house.page.bringToFront();
}

/** How often the page asked the studio for images. */
export function submits({ requests }: Studio): number {
  return requests.filter(({ path }) => /^\/api\/ai\/(generate|upscale)$/.test(path)).length;
}
