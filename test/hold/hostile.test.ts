import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enable, type House, openHouse, until } from '../walks/house.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { POISON } from './poison.ts';
import { SPY } from './spy.ts';
import { judgeAll, readView } from './tell-extension.ts';

const BODY = (prompt: string) =>
  JSON.stringify(JSON.stringify({ scene: 'text-to-image', model: 'm', prompt, options: {} }));
const STRICT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-scripts allow-same-origin";

let house: House;
const sites: PlainSite[] = [];
beforeAll(async () => {
  house = await openHouse({ companion: 'off' });
});
afterAll(async () => {
  await house?.close();
  for (const site of sites) await site.close();
});

async function open(options: Parameters<typeof startPlainSite>[0]): Promise<[PlainSite, Page]> {
  const site = await startPlainSite(options);
  sites.push(site);
  await enable(house.browser, house.extension, site.url);
  const page = await house.browser.newPage();
  await page.goto(site.url);
  return [site, page];
}
const recent = async (site: PlainSite) =>
  (await readView(house.browser, house.extension)).snapshot.recent.filter(
    (one) => one.site === site.url,
  );
const submit = (prompt: string) =>
  `fetch('/api/ai/generate', { method: 'POST', body: ${BODY(prompt)} }).then((r) => r.text())`;

test('a page that spies sees no port, no event and no name of ours', async () => {
  const [site, page] = await open({ script: SPY });
  for (let i = 0; i < 5; i++) {
    expect(await page.evaluate(submit(`spied ${i}`))).toContain('"code":0');
    expect(await page.evaluate('({ caught, globals })')).toEqual({ caught: [], globals: [] });
    await page.reload();
  }
  await until(
    () => recent(site),
    (all) => all.length === 5,
  );
});

test('messages that a page forges are nothing to us', async () => {
  const [site, page] = await open({});
  await page.evaluate(`(() => {
    const said = { kind: 'submit', seq: 1, rule: 'generate', method: 'POST', url: '/x', type: 'application/json', headers: '{}', body: ${BODY('forged')}, cut: false };
    for (const name of ['tierwise-port', 'tierwise-ask', 'message', 'tierwise'])
      for (const target of [window, document, document.documentElement]) {
        const { port1, port2 } = new MessageChannel();
        target.dispatchEvent(new MessageEvent(name, { data: said, ports: [port2], cancelable: true }));
        target.dispatchEvent(new CustomEvent(name, { detail: said }));
        port1.postMessage(said);
        port1.postMessage({ kind: 'answer', seq: 1, rule: 'credits', method: 'POST', url: '/x', type: 'application/json', status: 200, text: '{"code":0,"data":{"remainingCredits":9}}', cut: false, request: '' });
      }
    window.postMessage(said, '*');
    window.postMessage({ id: 1, type: 'observe', data: [], timestamp: 1 }, '*');
  })()`);
  expect(await page.evaluate(submit('true one'))).toContain('"code":0');
  await until(
    () => recent(site),
    (all) => all.length > 0,
  );
  const all = await recent(site);
  expect(all.map(({ prompt }) => prompt)).toEqual(['true one']);
  const { snapshot } = await readView(house.browser, house.extension);
  expect(snapshot.sites[site.url]?.balance).toBeNull();
});

test('with every built-in replaced, requests still go, are held, and are recorded', async () => {
  const [site, page] = await open({ script: POISON });
  const session = await page.createCDPSession();
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
    });
    return exceptionDetails ? `threw ${exceptionDetails.exception?.description}` : result.value;
  };
  expect(
    await evaluate(
      `(async () => (await (await fetch('/api/ai/generate', { method: 'POST', body: ${BODY('poisoned')} })).text()))()`,
    ),
  ).toContain('"code":0');
  expect(site.arrived.map(({ body }) => body.toString())).toEqual([JSON.parse(BODY('poisoned'))]);
  await until(
    () => recent(site),
    ([one]) => one?.prompt === 'poisoned',
  );
  await judgeAll(house.browser, house.extension, 'block');
  const refused = `(async () => { const made = await fetch('/api/ai/generate', { method: 'POST', body: ${BODY('poisoned too')} }); return made.status + ' ' + await made.text(); })()`;
  expect(await evaluate(refused)).toMatch(/^200 \{"code":-1/);
  expect(site.arrived).toHaveLength(1);
  await judgeAll(house.browser, house.extension, null);
});

test('a page with the strictest policies: held, asked about in the overlay, nothing reported', async () => {
  const [site, page] = await open({ csp: STRICT });
  const reports: string[] = [];
  page.on('console', (message) => reports.push(message.text()));
  await judgeAll(house.browser, house.extension, 'confirm');
  await page.evaluate(
    `window.said = ''; ${submit('strict <img src=x onerror=alert(1)>')}.then((text) => { window.said = text; }); 0`,
  );
  const sheet = await page.locator('>>> [role="dialog"]').setTimeout(5000).waitHandle();
  expect(await sheet.evaluate((element) => getComputedStyle(element).position)).not.toBe('');
  const box = await sheet.boundingBox();
  expect(box?.width).toBeGreaterThan(200);
  await page
    .locator('>>> [role="dialog"] button[aria-disabled="false"]::-p-text(Generate anyway)')
    .click();
  await until(
    () => page.evaluate('said') as Promise<string>,
    (text) => text.includes('"code":0'),
  );
  await judgeAll(house.browser, house.extension, null);
  expect(reports).toEqual([]);
  await until(
    () => recent(site),
    ([one]) => one?.outcome === 'released',
  );
});

test('a page cannot press our buttons', async () => {
  const [site, page] = await open({});
  await judgeAll(house.browser, house.extension, 'confirm');
  await page.evaluate(
    `window.said = ''; ${submit('pressed by the page')}.then((text) => { window.said = text; }); 0`,
  );
  await page.locator('>>> [role="dialog"]').setTimeout(5000).wait();
  // The test build's root is open; people's is closed, so that a page does not get this far.
  await page.evaluate(`setTimeout(() => {
    const root = document.querySelector('tierwise-overlay').shadowRoot;
    for (const button of root.querySelectorAll('button')) { button.click(); button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true })); }
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  }, 800)`);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(site.arrived).toHaveLength(0);
  expect(await page.evaluate('said')).toBe('');
  await page.locator('>>> [role="dialog"] button[aria-disabled="false"]::-p-text(Cancel)').click();
  await judgeAll(house.browser, house.extension, null);
});

test('a request from a blank frame that the page makes is held too, and asked about in the page', async () => {
  const [site, page] = await open({});
  const inFrame = (prompt: string) =>
    `(() => { const frame = document.createElement('iframe'); frame.hidden = true; document.body.append(frame); return frame.contentWindow.fetch('/api/ai/generate', { method: 'POST', body: ${BODY(prompt)} }).then((r) => r.text()); })()`;
  expect(await page.evaluate(inFrame('from a frame'))).toContain('"code":0');
  await until(
    () => recent(site),
    ([one]) => one?.prompt === 'from a frame',
  );
  await judgeAll(house.browser, house.extension, 'confirm');
  await page.evaluate(
    `window.said = ''; ${inFrame('asked in a frame')}.then((text) => { window.said = text; }); 0`,
  );
  await page.locator('>>> [role="dialog"]').setTimeout(5000).wait();
  expect(site.arrived).toHaveLength(1);
  await page.locator('>>> [role="dialog"] button[aria-disabled="false"]::-p-text(Cancel)').click();
  await until(
    () => page.evaluate('said') as Promise<string>,
    (text) => text.includes('"code":-1'),
  );
  await judgeAll(house.browser, house.extension, null);
});
