import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { surface } from '../walks/house.ts';
import { type Keystroke, traceKeystrokes } from './main-thread.ts';
import { median, quantile } from './quantile.ts';
import type { Row } from './row.ts';
import { shownHint } from './shown-hint.ts';
import { openPage, rest, type TwoBrowsers } from './two-browsers.ts';

const LENGTH = 2000;
const ROUNDS = 4;
const KEYS = 50;
/** Slow enough that each keystroke also has the extension look for the form's elements anew. */
const PACE_MS = 300;
const PROMPT = 'a lighthouse above a foggy bay, soft morning light, 35 mm, film grain, ';

type Side = { page: Page; strokes: Keystroke[]; longTasks: number };

/** Single keystrokes into a prompt of 2,000 characters, in turns with and without the extension. */
export async function benchKeystrokes({ house, bare }: TwoBrowsers): Promise<Row[]> {
  const worker = await quietWorker(house.browser, house.extension);
  const url = `${house.studio.url}/app`;
  const own = await side(await openPage(house.browser, url));
  const other = await side(await openPage(bare, url));
  await rest(2000);
  const hint = await shownHint(own.page);
  if (!hint) throw new Error('the hint is not shown: there is nothing to measure');
  const requests = { page: await count(await own.page.createCDPSession()), worker };
  const before = { page: requests.page.sent(), worker: worker.sent() };
  for (let round = 0; round < ROUNDS; round++)
    for (const one of round % 2 ? [other, own] : [own, other]) {
      await one.page.bringToFront();
      one.strokes.push(
        ...(await traceKeystrokes(one.page, () => type(one.page, KEYS, PACE_MS))).slice(0, KEYS),
      );
    }
  const sent = [requests.page.sent() - before.page, worker.sent() - before.worker];
  for (const one of [own, other]) one.longTasks = await one.page.evaluate(longTasks);
  await own.page.close();
  await other.page.close();
  return rows(own, other, sent[0]! + sent[1]!);
}

function rows(own: Side, other: Side, sent: number): Row[] {
  const keys = `keystroke at ${LENGTH.toLocaleString('en-US')} characters`;
  const ours = (what: Exclude<keyof Keystroke, 'longCpu'>) =>
    own.strokes.map((stroke) => stroke[what]);
  const bare = (what: Exclude<keyof Keystroke, 'longCpu'>) =>
    other.strokes.map((stroke) => stroke[what]);
  const row = (name: string, value: number, unit: string, target: number | null): Row => ({
    name: `${keys}: ${name}`,
    value,
    unit,
    target,
    met: target === null ? null : value <= target,
    rival: null,
    ratio: null,
  });
  const whole = (what: 'all' | 'allCpu', name: string): Row => ({
    ...row(`${name}, with`, median(ours(what)), 'ms', null),
    rival: `without: ${median(bare(what)).toFixed(2)} ms`,
    ratio: median(ours(what)) / median(bare(what)),
  });
  const long = own.strokes.filter(({ longCpu }) => longCpu).length;
  return [
    row('extension on the main thread (processor time), p50', median(ours('ownCpu')), 'ms', null),
    row(
      'extension on the main thread (processor time), p99',
      quantile(ours('ownCpu'), 0.99),
      'ms',
      4,
    ),
    row('extension on the main thread (by the clock), p50', median(ours('own')), 'ms', null),
    row(
      'extension on the main thread (by the clock), p99',
      quantile(ours('own'), 0.99),
      'ms',
      null,
    ),
    whole('allCpu', 'all tasks of the page (processor time), p50'),
    whole('all', 'all tasks of the page (by the clock), p50'),
    row('tasks over 50 ms of processor time with the extension in them', long, '', 0),
    {
      ...row('long tasks that the page is told of, with', own.longTasks, '', null),
      rival: `without: ${other.longTasks}`,
    },
    row('requests of page and worker meanwhile', sent, '', 0),
  ];
}

async function side(page: Page): Promise<Side> {
  await page.locator('#image-prompt').wait();
  await page.locator('#image-prompt').click();
  await page.keyboard.sendCharacter(PROMPT.repeat(LENGTH).slice(0, LENGTH));
  // Whoever typed so much has had this code run hot.
  await type(page, 40, 40);
  await page.evaluate(() => {
    const seen = { count: 0 };
    Object.assign(window, { seen });
    const observer = new PerformanceObserver((list) => {
      seen.count += list.getEntries().length;
    });
    observer.observe({ type: 'longtask' });
  });
  return { page, strokes: [], longTasks: 0 };
}

const longTasks = () => (window as unknown as { seen: { count: number } }).seen.count;

/** Takes the last letter away and sets it again, by real key events. */
async function type(page: Page, keys: number, paceMs: number): Promise<void> {
  for (let i = 0; i < keys; i++) {
    await page.keyboard.press(i % 2 ? 'e' : 'Backspace');
    await rest(paceMs);
  }
}

/** Counts the worker's requests, its own clock stopped: what is left has the keystrokes as cause. */
async function quietWorker(browser: Browser, extension: string) {
  const page = await surface(browser, extension, 'options');
  await page.evaluate('chrome.alarms.clearAll()');
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(extension),
  );
  const counted = await count(await target.createCDPSession());
  await page.close();
  return counted;
}

async function count(session: CDPSession): Promise<{ sent(): number }> {
  let sent = 0;
  session.on('Network.requestWillBeSent', () => {
    sent += 1;
  });
  await session.send('Network.enable');
  return { sent: () => sent };
}
