import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL, type Alone, openAlone, type Watched } from './observer-alone.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { plain, TOOLS, WAYS } from './ways.ts';

let alone: Alone;
let site: PlainSite;
let held: Watched;
let bare: Page;
beforeAll(async () => {
  [alone, site] = await Promise.all([openAlone(), startPlainSite()]);
  held = await alone.open(site.url, { watch: ALL, verdict: 'release' });
  // Nothing of ours runs on this name.
  bare = await alone.browser.newPage();
  await bare.goto(site.url.replace('localhost', '127.0.0.1'));
});
afterAll(async () => {
  await alone?.close();
  await site?.close();
});

const MORE: Record<string, string> = {
  'a server action': `fetch(location.pathname, { method: 'POST', headers: { 'Next-Action': '7f00', Accept: 'text/x-component', 'Content-Type': 'text/plain;charset=UTF-8' }, body: '[{"prompt":"a cat"}]' }).then(seen)`,
  'PUT, bytes of a file':
    "fetch('/api/upload', { method: 'PUT', body: new File([new Uint8Array(3e5)], 'a.png', { type: 'image/png' }) }).then(seen)",
  'GET, with headers': `fetch('/api/list?a=1', { headers: { 'X-Own': '1' } }).then(seen)`,
  HEAD: `fetch('/api/list', { method: 'HEAD' }).then(seen)`,
};

test.each(Object.entries({ ...WAYS, ...MORE }))(
  '%s: same bytes and same answer while everything is looked at',
  async (_, way) => {
    const results = [];
    for (const page of [held.page, bare]) {
      site.arrived.length = 0;
      const saw = await page.evaluate(`(async () => { ${TOOLS} return ${way}; })()`);
      const origin = await page.evaluate('location.origin');
      results.push({ saw, arrived: site.arrived.map((one) => plain(one, String(origin))) });
    }
    expect(results[0]!.arrived).toHaveLength(1);
    expect(results[0]).toEqual(results[1]);
  },
);
