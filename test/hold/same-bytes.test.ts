import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { enable, type House, openHouse, surface } from '../walks/house.ts';
import { type Arrived, type PlainSite, startPlainSite } from './plain-site.ts';

let house: House;
let held: PlainSite;
let free: PlainSite;
let pages: [PlainSite, Page][];
beforeAll(async () => {
  house = await openHouse({ companion: 'off' });
  [held, free] = await Promise.all([startPlainSite(), startPlainSite()]);
  await enable(house.browser, house.extension, held.url);
  pages = [];
  for (const site of [held, free]) {
    const page = await house.browser.newPage();
    await page.goto(site.url);
    pages.push([site, page]);
  }
});
afterAll(async () => {
  await house?.close();
  await Promise.all([held?.close(), free?.close()]);
});

const BODY = JSON.stringify({
  scene: 'text-to-image',
  model: 'm',
  prompt: 'ein Löwe 🦁',
  options: {},
});
const JSON_HEADERS = "{ 'Content-Type': 'application/json', 'X-Own': 'a, b' }";
/** Each sends one submit request and resolves with what the page saw. */
const WAYS: Record<string, string> = {
  'fetch, JSON': `fetch('/api/ai/generate', { method: 'POST', headers: ${JSON_HEADERS}, body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, lower-case method': `fetch('/api/ai/generate', { method: 'post', body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, URL object and credentials': `fetch(new URL('/api/ai/generate?x=1', location.href), { method: 'POST', credentials: 'include', referrerPolicy: 'origin', priority: 'low', body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, Request': `fetch(new Request('/api/ai/generate', { method: 'POST', headers: ${JSON_HEADERS}, body: ${JSON.stringify(BODY)} })).then(seen)`,
  'fetch, FormData with a file':
    "fetch('/api/ai/generate', { method: 'POST', body: form() }).then(seen)",
  'fetch, Blob':
    "fetch('/api/ai/generate', { method: 'POST', body: new Blob(['\\u0000\\u0001x'], { type: 'image/x-own' }) }).then(seen)",
  'fetch, bytes':
    "fetch('/api/ai/generate', { method: 'POST', body: new Uint8Array([0, 255, 128, 10]) }).then(seen)",
  'fetch, search params':
    "fetch('/api/ai/generate', { method: 'POST', body: new URLSearchParams({ a: 'ü', b: '' }) }).then(seen)",
  'fetch, keepalive': `fetch('/api/ai/generate', { method: 'POST', keepalive: true, body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, no body': "fetch('/api/ai/upscale', { method: 'POST' }).then(seen)",
  'fetch, a megabyte':
    "fetch('/api/ai/generate', { method: 'POST', body: 'x'.repeat(1 << 20) }).then(seen)",
  'XHR, JSON': `xhr('/api/ai/generate', ${JSON.stringify(BODY)}, ${JSON_HEADERS})`,
  'XHR, FormData with a file': "xhr('/api/ai/generate', form())",
  'XHR, Blob': "xhr('/api/ai/generate', new Blob(['abc'], { type: 'image/x-own' }))",
  'XHR, search params': "xhr('/api/ai/generate', new URLSearchParams({ a: 'ü' }))",
  'XHR, bytes': "xhr('/api/ai/generate', new Uint8Array([0, 255, 128]).subarray(1))",
  'XHR, no body': "xhr('/api/ai/generate')",
};
const TOOLS = `
  const seen = async (response) => ({ status: response.status, ok: response.ok, url: response.url.replace(location.origin, ''), type: response.type, redirected: response.redirected, text: await response.text(), header: response.headers.get('content-type') });
  const form = () => { const made = new FormData(); made.append('prompt', 'a cat'); made.append('file', new File(['\\u0000bytes'], 'ä.png', { type: 'image/png' })); return made; };
  const xhr = (url, body, headers = {}) => new Promise((resolve) => { const one = new XMLHttpRequest(); const events = []; for (const name of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'error', 'abort']) one.addEventListener(name, () => events.push(name + one.readyState)); one.open('POST', url); for (const [name, value] of Object.entries(headers)) one.setRequestHeader(name, value); one.onloadend = () => resolve({ events, status: one.status, text: one.responseText, url: one.responseURL.replace(location.origin, '') }); one.send(body); });
`;

test.each(Object.keys(WAYS))('%s: same bytes and same answer, held or not', async (name) => {
  const results = [];
  for (const [site, page] of pages) {
    site.arrived.length = 0;
    const saw = await page.evaluate(`(async () => { ${TOOLS} return ${WAYS[name]}; })()`);
    results.push({ saw, arrived: site.arrived.map((one) => plain(one, site.url)) });
  }
  expect(results[0]!.arrived).toHaveLength(1);
  expect(results[0]).toEqual(results[1]);
});

test('and those to one of them were held: it recorded each that it understood', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  const { view } = (await panel.evaluate('chrome.storage.local.get("view")')) as { view: View };
  const understood = Object.keys(WAYS).filter((name) =>
    /JSON|Request|URL|case|keepalive/.test(name),
  );
  const recorded = view.snapshot.recent.filter(({ site }) => site === held.url);
  expect(recorded).toHaveLength(understood.length);
  expect(view.snapshot.recent.filter(({ site }) => site === free.url)).toEqual([]);
  expect(view.misunderstood.map(({ what }) => what).join()).toContain('is not JSON');
});

/** What must be the same, whatever the port; the boundary of a form is drawn by lot. */
function plain({ method, path, headers, body }: Arrived, url: string) {
  const boundary = /boundary=(\S+)/.exec(
    headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '',
  )?.[1];
  const same = (text: string) => {
    const here = text.replaceAll(new URL(url).host, 'HOST');
    return boundary ? here.replaceAll(boundary, 'BOUNDARY') : here;
  };
  return {
    method,
    path,
    headers: headers.map(([name, value]) => [name, same(value)]),
    body: same(body.toString('latin1')),
  };
}
