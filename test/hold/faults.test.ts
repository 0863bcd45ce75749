import { afterAll, beforeAll, expect, test } from 'vitest';
import { enable, type House, openHouse, until } from '../walks/house.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { readView } from './tell-extension.ts';

let house: House;
let site: PlainSite;
beforeAll(async () => {
  house = await openHouse({ companion: 'off' });
  site = await startPlainSite();
  await enable(house.browser, house.extension, site.url);
});
afterAll(async () => {
  await house?.close();
  await site?.close();
});

const BODY = JSON.stringify(
  JSON.stringify({ scene: 'text-to-image', model: 'm', prompt: 'a cat', options: {} }),
);
const FETCH = `fetch('/api/ai/generate', { method: 'POST', body: ${BODY} }).then((r) => r.text())`;
const POLL = "fetch('/api/ai/query', { method: 'POST', body: '{}' }).then((r) => r.text())";
const XHR = `new Promise((resolve) => { const one = new XMLHttpRequest(); one.onloadend = () => resolve(one.responseText); one.open('POST', '/api/ai/generate'); one.send(${BODY}); })`;
const BEACON = `Promise.resolve(String(navigator.sendBeacon('/api/ai/generate', ${BODY})))`;
const FORM = `new Promise((resolve) => {
  document.body.insertAdjacentHTML('beforeend', '<iframe name="aside"></iframe><form method="post" target="aside" action="/api/ai/generate"><textarea name="prompt">a cat</textarea></form>');
  // The frame's first, empty document loads too.
  document.querySelector('iframe').onload = ({ target }) => { const said = target.contentDocument.body.innerText; if (said) resolve(said); };
  document.querySelector('form').requestSubmit();
})`;

/** Every place where code of ours runs between the page and its request, and what passes there. */
const HOOKS: [hook: string, way: string, script: string][] = [
  ['start-fetch', 'fetch', FETCH],
  ['start-xhr', 'XHR', XHR],
  ['start-forms', 'form', FORM],
  ['start-escapes', 'beacon', BEACON],
  ['fetch', 'fetch', FETCH],
  ['match', 'fetch', FETCH],
  ['hold', 'fetch', FETCH],
  ['describe', 'fetch', FETCH],
  ['receive', 'fetch', FETCH],
  ['answer', 'fetch', FETCH],
  ['read', 'fetch', FETCH],
  ['answer', 'poll', POLL],
  ['read', 'poll', POLL],
  ['xhr-open', 'XHR', XHR],
  ['xhr-send', 'XHR', XHR],
  ['xhr-hold', 'XHR', XHR],
  ['xhr-answer', 'XHR', XHR],
  ['form', 'form', FORM],
  ['form-hold', 'form', FORM],
  ['escape', 'beacon', BEACON],
  ['overlay-hold', 'fetch', FETCH],
  ['overlay-answer', 'fetch', FETCH],
  ['overlay-start', 'fetch', FETCH],
];

test.each(HOOKS)('our code fails at "%s": a %s goes on untouched', async (hook, way, script) => {
  const page = await house.browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${site.url}/?tierwise-fault=${hook}`);
  site.arrived.length = 0;
  const began = Date.now();
  const text = await page.evaluate(script);
  expect(Date.now() - began).toBeLessThan(2500);
  if (way === 'beacon') expect(text).toBe('true');
  else expect(text).toContain('"code":0');
  await expect.poll(() => site.arrived.length).toBe(1);
  if (way === 'form') expect(site.arrived[0]?.body.toString()).toBe('prompt=a+cat');
  else if (way !== 'poll') expect(site.arrived[0]?.body.toString()).toBe(JSON.parse(BODY));
  expect(errors).toEqual([]);
  await page.close();
});

test('without a fault the same ways are held, or told, so that the hooks above lie on them', async () => {
  const page = await house.browser.newPage();
  await page.goto(site.url);
  const before = await readView(house.browser, house.extension);
  for (const script of [FETCH, XHR]) await page.evaluate(script);
  await page.evaluate(BEACON);
  const both = await until(
    async () => {
      const { snapshot, misunderstood } = await readView(house.browser, house.extension);
      const recorded = snapshot.recent.length - before.snapshot.recent.length;
      return { recorded, said: misunderstood.some(({ what }) => /could not be held/.test(what)) };
    },
    ({ recorded, said }) => recorded >= 3 && said,
  );
  expect(both).toEqual({ recorded: 3, said: true });
  await page.close();
});

test('what failed is said in the panel', async () => {
  const { misunderstood } = await readView(house.browser, house.extension);
  const said = misunderstood.map(({ what }) => what).join('\n');
  for (const hook of ['match', 'describe', 'answer', 'xhr-send', 'xhr-hold', 'form', 'escape'])
    expect(said).toContain(`"${hook}"`);
});
