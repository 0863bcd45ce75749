import fc from 'fast-check';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleRule } from '../../companion/sample.ts';
import type { Event } from '../../shared/event.ts';
import { adviceOn } from '../../shared/report/advice.ts';
import { WeekReport } from '../../shared/report/week-report.ts';
import { watchWords } from '../../shared/report/words.ts';
import { isoWeekOf } from '../../shared/reset-day.ts';
import type { RuleSet } from '../../shared/rule.ts';
import { historyOf, SITE } from '../fold/history.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';
import { anotherBrowser } from './another-browser.ts';
import { atRest, findings, picture } from './open.ts';

const WEEK = '2026-W42';
/** Of some histories the one with most verdicts in the week: enough for every figure. */
const ratedIn = (events: readonly Event[]) =>
  ofType(events, 'asset.rated').filter(({ reset }) => isoWeekOf(reset.day) === WEEK).length;
const [EVENTS = []] = fc
  .sample(historyOf(90), { seed: 11, numRuns: 60 })
  .sort((a, b) => ratedIn(b) - ratedIn(a));

let house: House;
let authorization: string;
let page: Page;
beforeAll(async () => {
  house = await openHouse();
  authorization = await anotherBrowser(house.companion, EVENTS[0]?.device);
  for (let i = 0; i < EVENTS.length; i += 400) {
    const reply = await fetch(`${house.companion.url}/v1/events`, {
      method: 'POST',
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ events: EVENTS.slice(i, i + 400) }),
    });
    expect(reply.status).toBe(200);
  }
  await watchHeavy();
  page = await surface(house.browser, house.extension, 'report');
  await page.setViewport({ width: 1000, height: 900 });
  await open(WEEK);
});
afterAll(() => house?.close());

const asked = (path: string) =>
  fetch(`${house.companion.url}${path}`, { headers: { Authorization: authorization } });
const articles = () =>
  page.$$eval('article', (all) => all.map((one) => one.textContent?.replace(/\s+/g, ' ')));
const said = () => page.$eval('main', (main) => main.textContent ?? '');

/** One more rule that only watches, so that there is something to say of it. */
async function watchHeavy(): Promise<void> {
  const rules = (await (await asked('/v1/rules')).json()) as RuleSet;
  const watcher = sampleRule({
    id: 'heavy',
    title: 'Heavy asks first',
    when: 'request.tier == "heavy"',
    mode: 'watch',
  });
  const reply = await fetch(`${house.companion.url}/v1/rules`, {
    method: 'PUT',
    headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...rules, rules: [...rules.rules, watcher] }),
  });
  expect(reply.status).toBe(200);
}

async function open(week: string): Promise<void> {
  await page.evaluate(`location.hash = '#week=${week}'`);
  const number = `Week ${Number(week.slice(6))}`;
  await until(said, (text) => text.includes(number));
}

test('shows what the companion computed, figure for figure', async () => {
  const report = WeekReport.parse(await (await asked(`/v1/reports/${WEEK}`)).json());
  expect(report.sites.map(({ site }) => site)).toContain(SITE);
  await until(articles, ({ length }) => length === report.sites.length);
  const html = await (await asked(`/reports/${WEEK}`)).text();
  const there = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    return [...parsed.querySelectorAll('article')].map((one) =>
      one.textContent?.replace(/\s+/g, ' '),
    );
  }, html);
  expect(await articles()).toEqual(there);
  const [first] = report.sites;
  const text = (await articles())[0] ?? '';
  expect(text).toContain(adviceOn(first!).text.replace(/\s+/g, ' '));
  expect(text).toContain(`of the ${first?.usableOfReviewed.n} reviewed`);
  await picture(page, 'report');
});

test('each figure opens its list, whose entries lead to the asset in the review page', async () => {
  const summary = await page.locator('article summary').waitHandle();
  await summary.click();
  const rows = await page.$$eval('details[open] tbody tr', (all) => all.length);
  expect(rows).toBeGreaterThan(0);
  const links = await page.$$eval('details[open] tbody a', (all) =>
    all.map((one) => (one as HTMLAnchorElement).href),
  );
  const assets = ofType(EVENTS, 'generation.finished').flatMap((event) => event.assets);
  expect(links.length).toBe(rows);
  for (const href of links) {
    const [address, id] = href.split('#asset=');
    expect(address).toBe(`chrome-extension://${house.extension}/review.html`);
    expect(assets.map((asset) => asset.id)).toContain(id);
  }
  await picture(page, 'report-list');
});

test('says what the rules that watch would have done, and each number opens what is behind it', async () => {
  const report = WeekReport.parse(await (await asked(`/v1/reports/${WEEK}`)).json());
  const [first] = report.sites;
  const words = watchWords(first?.watching ?? null);
  expect(words).not.toBeNull();
  const title = await page.locator('article h3::-p-text(rules that only watch)').waitHandle();
  const part = (await title.evaluateHandle((one) => one.closest('section'))) as ElementHandle;
  const text = await part.evaluate((one) => one.textContent ?? '');
  for (const said of Object.values(words ?? {})) expect(text).toContain(said);
  expect(await part.$eval('p a', (one) => (one as HTMLAnchorElement).href)).toBe(
    `chrome-extension://${house.extension}/options.html`,
  );
  const opened = async (summary: string) => {
    const list = await part.waitForSelector(`details ::-p-text(${summary})`);
    await list?.click();
    return part.$$eval('details[open] tbody tr', (all) => all.length);
  };
  const rows = await opened('held, ');
  expect(rows).toBe(first?.watching?.differing.length);
  expect(await part.$eval('details[open] tfoot', (one) => one.textContent)).toContain('held');
  expect(await opened('Heavy asks first')).toBeGreaterThan(rows);
  await part.scrollIntoView();
  for (const value of ['dark', 'light']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await picture(page, `report-watching-${value}`);
  }
});

test('copies the text that the terminal prints', async () => {
  const origin = `chrome-extension://${house.extension}`;
  await house.browser
    .defaultBrowserContext()
    .overridePermissions(origin, [
      'clipboard-read',
      'clipboard-write',
      'clipboard-sanitized-write',
    ]);
  await page.bringToFront();
  await page.locator('button::-p-text(Copy as text)').click();
  await until(said, (text) => text.includes('Copied.'));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await house.companion.command('report', WEEK));
  expect(copied).toContain('Usable');
});

test('has no finding in either theme, lists open, and prints', async () => {
  // Some of each kind: axe looks at every cell.
  await page.$$eval('details', (all) => {
    for (const one of all.slice(0, 3)) (one as HTMLDetailsElement).open = true;
    for (const one of all.slice(-2)) (one as HTMLDetailsElement).open = true;
  });
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    // Colours fade over some frames; axe must see where they end.
    await atRest(page);
    expect(await findings(page)).toEqual([]);
  }
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  // A4 in points.
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    expect(Number(width)).toBeCloseTo(595, -1);
    expect(Number(height)).toBeCloseTo(842, -1);
  }
  await page.emulateMediaFeatures([]);
});

test('the page without script opens from a link of the terminal, dressed, and once', async () => {
  const link = (await house.companion.command('report', WEEK, '--link')).trim();
  const tab = await house.browser.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => complaints.push(message.text()));
  await tab.goto(link);
  const width = await tab.$eval('.report', (one) => getComputedStyle(one).maxWidth);
  expect(width).toBe('860px');
  expect(await tab.$$eval('article', (all) => all.length)).toBeGreaterThan(0);
  await tab.locator('article summary').click();
  expect(await tab.$$eval('details[open] tbody tr', (all) => all.length)).toBeGreaterThan(0);
  expect(await findings(tab)).toEqual([]);
  await Promise.all([tab.waitForNavigation(), tab.locator('nav a').click()]);
  expect(await tab.$eval('h1', (one) => one.textContent)).toBe('Week 41');
  expect((await tab.goto(link))?.status()).toBe(403);
  // A browser asks every host for its icon, and finds none here.
  expect(complaints.filter((text) => !/favicon|status of 40[34]/.test(text))).toEqual([]);
  await tab.close();
  await page.bringToFront();
});

test('goes from week to week', async () => {
  await page.locator('nav a::-p-text(Earlier)').click();
  await until(said, (text) => text.includes('Week 41'));
  expect(new URL(page.url()).hash).toBe('#week=2026-W41');
  await page.locator('nav a::-p-text(Later)').click();
  await until(said, (text) => text.includes('Week 42'));
});

test('a week without anything says so', async () => {
  await open('2026-W02');
  await until(said, (text) => text.includes('Nothing was generated in this week'));
  expect(await findings(page)).toEqual([]);
});

test('money is unknown until the plan is stated, and then everywhere', async () => {
  const { studio, companion } = house;
  const options = await surface(house.browser, house.extension, 'options');
  const form = `form[data-plan="${studio.url}"]`;
  const words = () => options.$eval(form, (one) => one.textContent ?? '');
  await options.locator(form).wait();
  expect(await words()).toContain('1 credit is ?');
  const type = async (label: string, text: string) => {
    const box = await options.locator(`${form} ::-p-aria(${label})`).waitHandle();
    await box.click({ count: 3 });
    await box.type(text);
  };
  await type('You pay', 'ten');
  await type('Currency', 'eur');
  await type('For', '2000');
  await options.locator(`${form} ::-p-text(Save plan)`).click();
  await until(words, (text) => text.includes('A price such as 19 or 9.50, not "ten".'));
  expect(await findings(options)).toEqual([]);
  expect(ofType(await companion.events(), 'plan.stated').map(({ site }) => site)).not.toContain(
    studio.url,
  );
  await type('You pay', '9.50');
  await type('Discount in it', '50');
  await options.locator(`${form} ::-p-text(Save plan)`).click();
  await until(words, (text) => text.includes('EUR 0.0048'));
  const stated = await until(
    async () =>
      ofType(await companion.events(), 'plan.stated').filter(({ site }) => site === studio.url),
    (all) => all.length === 1,
  );
  expect(stated[0]?.plan).toEqual({
    paid: 950,
    currency: 'EUR',
    credits: 2_000_000,
    discount: 50,
  });
  await options.locator(`${form} ::-p-text(Take it back)`).click();
  await until(words, (text) => text.includes('1 credit is ?'));
  await options.close();
  await page.bringToFront();
});

test('with the companion away, the last read report stays and says from when it is', async () => {
  await open(WEEK);
  await until(articles, ({ length }) => length > 0);
  const before = await articles();
  await house.companion.signal('SIGKILL');
  await page.reload();
  await until(said, (text) => text.includes('As of') && text.includes('does not answer'));
  expect(await articles()).toEqual(before);
  expect(await findings(page)).toEqual([]);
  await picture(page, 'report-away');
  await page.evaluate("location.hash = '#week=2026-W30'");
  await until(said, (text) => text.includes('This report was not read yet'));
  await house.companion.start();
  await page.locator('button::-p-text(Try again)').click();
  await until(said, (text) => text.includes('Nothing was generated in this week'));
});
