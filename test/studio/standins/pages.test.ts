import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../../companion/start/find-browser.ts';
import type { Fate } from './backend.ts';
import { drive, elementAt } from './drive.ts';
import { findPlace } from './find-place.ts';
import { pages } from './pages.ts';
import { type Standins, startStandins } from './standins.ts';
import type { Call } from './truth.ts';

let browser: Browser;
let standins: Standins;

beforeAll(async () => {
  standins = await startStandins({ latencyMs: 60, past: 2 });
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

/** What the page's own server took since it was started, without what is from before. */
const taken = (name: string) => standins.ledger(name).entries.filter((one) => !one.past);

async function open(name: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(standins.url(name));
  return page;
}

/** The pictures that stand where the page shows what came back, by their addresses. */
const shown = (page: Page, name: string) =>
  page.evaluate(
    `(${findPlace})(${JSON.stringify(pages[name]!.truth.anchors.gallery)})
      .flatMap((one) => [...one.querySelectorAll('img')])
      .filter((one) => one.complete && one.naturalWidth > 0).map((one) => one.src)`,
  ) as Promise<string[]>;

async function until(probe: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 20_000; !(await probe()); ) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

function isCall(call: Call, request: { method: string; url: string }): boolean {
  const streamed = call.method === 'WS' || call.method === 'SSE';
  const path = new URL(request.url).pathname.replace(call.elsewhere ? /^\/[^/]+/ : /^$/, '');
  const pattern = new RegExp(`^${call.path.replaceAll('*', '[^/]+')}$`);
  return pattern.test(path) && (streamed ? 'GET' : call.method) === request.method;
}

test.for(Object.keys(pages))('%s: it generates, and what its truth says is so', async (name) => {
  const { truth } = pages[name]!;
  const ledger = standins.ledger(name);
  const page = await open(name);
  const balance = ledger.balance;

  const counts = await drive(page, truth, `a heron for ${name}`);
  for (const [anchor, count] of Object.entries(counts))
    expect({ anchor, isThere: count > 0 }).toEqual({ anchor, isThere: true });
  await until(async () => taken(name).length === 1, 'the submit');
  const [entry] = taken(name);
  expect(entry!.prompt).toBe(`a heron for ${name}`);
  await entry!.ended;
  const names = [...entry!.images, 'data:'];
  const isThere = async () =>
    (await shown(page, name)).some((src) => names.some((one) => src.includes(one)));
  await until(isThere, 'the picture');
  expect(ledger.balance).toBeCloseTo(balance - entry!.charge, 6);
  const requests = standins.requests(name);
  for (const call of Object.values(truth.api))
    if (call)
      expect({ call, isSent: requests.some((one) => isCall(call, one)) }).toEqual({
        call,
        isSent: true,
      });

  // What fails or is refused costs nothing, the page says so and can be used again.
  const pictures = await shown(page, name);
  const fates: Fate[] = ['moderated', 'insufficient', 'broken'];
  for (const fate of fates) {
    const had = ledger.balance;
    const count = ledger.entries.length;
    ledger.fates.push(fate);
    await elementAt(page, truth.anchors.submit!);
    await drive(page, { ...truth, open: [] }, `${fate} at ${name}`);
    await until(async () => ledger.fates.length === 0, 'the submit');
    await ledger.entries.at(-1)!.ended;
    expect(ledger.entries.length - count).toBe(fate === 'moderated' ? 1 : 0);
    const isKept = fate === 'moderated' && pages[name]!.backend?.refunds === false;
    if (!isKept) expect(ledger.balance).toBeCloseTo(had, 6);
  }
  await elementAt(page, truth.anchors.submit!);
  expect(await shown(page, name)).toEqual(pictures);
  await page.close();
});

test('a raw assignment is not noticed where a framework holds the box', async () => {
  const page = await open('shipany');
  const isReady = () =>
    page.$eval('main button.bg-brand', (one) => !(one as HTMLButtonElement).disabled);
  await page.$eval('#image-prompt', (box) => {
    (box as HTMLTextAreaElement).value = 'raw';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(await isReady()).toBe(false);
  await page.type('#image-prompt', 'typed');
  expect(await isReady()).toBe(true);
  await page.close();
});

test('together the pages stand for every language and for every kind of thing', () => {
  const all = Object.values(pages);
  expect(all.length).toBeGreaterThanOrEqual(24);
  expect(new Set(all.map(({ truth }) => truth.lang))).toEqual(
    new Set(['en', 'zh', 'ru', 'es', 'ja', 'ar']),
  );
  const covered = all.flatMap(({ truth }) => truth.covers).join('\n');
  for (const row of [
    /after a click/,
    /several textareas/,
    /assembled/,
    /contenteditable/,
    /data-testid/,
    /radix select/,
    /native select/,
    /segmented/,
    /popover without ARIA/,
    /dropdown menu/,
    /model fixed|no model/,
    /cost in a line/,
    /cost in the button/,
    /cost in the title/,
    /cost in a model option/,
    /cost in a resolution option/,
    /no cost/,
    /icon-only submit without a name/,
    /icon-only submit with a title/,
    /data: pictures/,
    /_next\/image/,
    /signed/,
    /server action/,
    /server-sent events/,
    /EventSource/,
    /WebSocket/,
    /cross-origin/,
    /base64/,
    /shadow DOM, open/,
    /shadow DOM, closed/,
    /iframe/,
    /right to left/,
  ])
    expect({ row: String(row), isCovered: row.test(covered) }).toEqual({
      row: String(row),
      isCovered: true,
    });
});
