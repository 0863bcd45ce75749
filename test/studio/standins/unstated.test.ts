import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../companion/start/find-browser.ts';
import { drive, elementAt } from './drive.ts';
import { pages } from './pages.ts';
import { type Standins, startStandins } from './standins.ts';

/** A number that stands for nothing else on any page. */
const BALANCE = 48_611;
const CLAIMING = Object.keys(pages).filter((name) => pages[name]!.truth.unstated);
/** One whose balance comes once, at load, from another origin; one that says it in its answers. */
const STATING = ['multi-hexagons', 'shadow-closed'];
const REFUND = /refund|given back|restored|退|返还|возв|devuel|reembols|返金|استرداد/i;

let browser: Browser;
let standins: Standins;
beforeAll(async () => {
  const only = [...CLAIMING, ...STATING];
  standins = await startStandins({ only, latencyMs: 60, balance: BALANCE });
  browser = await puppeteer.launch({
    executablePath: findBrowser(),
    headless: true,
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  await standins.close();
});

/** All that the page gets, and all that stands in it after each press. */
async function everythingSaid(name: string): Promise<{ text: string; balances: number[] }> {
  const { truth } = pages[name]!;
  const ledger = standins.ledger(name);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const answers: Promise<string>[] = [];
  page.on('response', (reply) => {
    const type = reply.headers()['content-type'] ?? '';
    if (!/image|javascript|css/.test(type)) answers.push(reply.text().catch(() => ''));
  });
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    answers.push(Promise.resolve(response.payloadData));
  });
  await page.goto(standins.url(name));
  const shown: string[] = [];
  const balances = [ledger.balance];
  for (const [n, fate] of (
    ['succeeded', 'failed', 'insufficient', 'moderated'] as const
  ).entries()) {
    ledger.fates.push(fate);
    await drive(page, n === 0 ? truth : { ...truth, open: [] }, `a heron, study ${n}`);
    await elementAt(page, truth.anchors.submit!);
    await ledger.entries.at(-1)!.ended;
    await new Promise((resolve) => setTimeout(resolve, 500));
    shown.push(await wordsOf(page));
    balances.push(ledger.balance);
  }
  await page.reload();
  await new Promise((resolve) => setTimeout(resolve, 500));
  shown.push(await wordsOf(page));
  const text = [...(await Promise.all(answers)), ...shown].join('\n');
  await page.close();
  return { text, balances };
}

async function wordsOf(page: Page): Promise<string> {
  const each = await Promise.all(page.frames().map((frame) => frame.content().catch(() => '')));
  return each.join('\n');
}

/** Whether a text names this amount as a number of its own, grouped or not. */
function names(text: string, amount: number): boolean {
  const [whole = ''] = String(amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '[,. \u00a0]?');
  return new RegExp(`(?<![\\w.-])${grouped}(?![\\w-])`).test(text);
}

test('there are pages that never say what a failed generation cost', () => {
  expect(CLAIMING.length).toBeGreaterThan(0);
});

test.for(CLAIMING)(
  '%s states neither a balance nor a refund, on the page or the wire',
  async (name) => {
    const { text, balances } = await everythingSaid(name);
    expect(text).toContain('study 0');
    for (const balance of balances)
      expect([balance, names(text, balance)]).toEqual([balance, false]);
    expect(REFUND.exec(text)?.[0]).toBeUndefined();
  },
);

test.for(STATING)('%s states a balance, so it could not claim the same', async (name) => {
  const { text, balances } = await everythingSaid(name);
  expect(balances.some((balance) => names(text, balance))).toBe(true);
});
