import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUnderstood } from '../teach/teaching.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';
import { ALL, type Alone, openAlone } from './observer-alone.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { judgeAll } from './tell-extension.ts';

let alone: Alone;
let site: PlainSite;
let house: House;
beforeAll(async () => {
  [alone, site, house] = await Promise.all([openAlone(), startPlainSite(), openHouse()]);
});
afterAll(async () => {
  await alone?.close();
  await site?.close();
  await house?.close();
});

const BODY = JSON.stringify({ prompt: 'a lighthouse by night', model: 'swift' });

test('a beacon and a synchronous request go at once, and what they said is told', async () => {
  site.arrived.length = 0;
  const { page, said, hears } = await alone.open(site.url, { watch: ALL, verdict: 'refuse' });
  const went = await page.evaluate(
    `navigator.sendBeacon('/api/draw', new Blob([${JSON.stringify(BODY)}], { type: 'application/json' }))`,
  );
  expect(went).toBe(true);
  expect(await hears('escaped')).toMatchObject({
    ...{ how: 'a beacon', method: 'POST', rule: '', type: 'application/json', body: BODY },
    url: `${site.url}/api/draw`,
  });
  const answered = await page.evaluate(`(() => {
    const one = new XMLHttpRequest();
    one.open('POST', '/api/other', false);
    one.setRequestHeader('Content-Type', 'application/json');
    one.send(${JSON.stringify(BODY)});
    return one.responseText;
  })()`);
  expect(answered).toContain('task-1');
  const told = await hears('escaped', ({ how }) => how === 'a synchronous request');
  expect(told).toMatchObject({ body: BODY, url: `${site.url}/api/other` });
  const answer = await hears('answer', ({ seq }) => seq === told.seq);
  const order = await said();
  const kinds = order.flatMap((one) => ('seq' in one && one.seq === told.seq ? one.kind : []));
  expect(kinds).toEqual(['escaped', 'answer']);
  expect(answer.text).toContain('task-1');
  expect(site.arrived).toHaveLength(2);
  await page.close();
});

test('a synchronous request that fails is tried once, as the page asked', async () => {
  const { page } = await alone.open(site.url, { watch: ALL, verdict: 'release' });
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  let asked = 0;
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.includes('/gone')) asked += 1;
  });
  const name = await page.evaluate(`(() => {
    const one = new XMLHttpRequest();
    one.open('POST', 'http://localhost:1/gone', false);
    try { one.send('x'); } catch (error) { return error.name; }
  })()`);
  expect(name).toBe('NetworkError');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).toBe(1);
  await page.close();
});

/** A studio that makes images by a way that cannot be held. */
const studio = (send: string) => ({
  script: `addEventListener('DOMContentLoaded', () => {
    document.getElementById('go').onclick = () => {
      const body = JSON.stringify({ prompt: words.value, model: model.value });
      ${send}
    };
  });`,
  body: `<main><label for="words">Prompt</label><textarea id="words"></textarea>
    <label for="model">Model</label><select id="model"><option value="swift">Swift</option><option value="grand">Grand</option></select>
    <button id="go">Generate (7 credits)</button><section id="results"></section></main>`,
  answer: '{"images":["/pictures/0001.png"],"model":"swift"}',
});

test('a press whose request could not be held is recorded as such, with how it ended', async () => {
  const plain = await startPlainSite(
    studio(`const one = new XMLHttpRequest();
      one.open('POST', '/api/pictures', false);
      one.setRequestHeader('Content-Type', 'application/json');
      one.send(body);
      const [src] = JSON.parse(one.responseText).images;
      results.append(Object.assign(new Image(), { src }));`),
  );
  try {
    await judgeAll(house.browser, house.extension, null);
    const page = await openUnderstood(house, plain.url);
    await page.locator('#words').fill('a lighthouse by night');
    await page.locator('#go').click();
    const events = await until(
      async () => (await house.companion.events()).filter((one) => one.site === plain.url),
      (all) => ofType(all, 'generation.finished').length === 1,
      30_000,
    );
    const [asked] = ofType(events, 'generation.requested');
    expect(asked).toMatchObject({
      ...{ seen: 'unheld', outcome: 'released', holdMs: 0 },
      request: { prompt: 'a lighthouse by night', model: 'swift' },
      quoted: { credits: 7000, provenance: 'measured' },
      decision: { decidedBy: 'nobody' },
    });
    const [ended] = ofType(events, 'generation.finished');
    expect(ended).toMatchObject({ outcome: 'succeeded', generation: asked?.generation });
    expect(ended?.assets.map(({ url }) => url)).toEqual([`${plain.url}/pictures/0001.png`]);
    const own = await surface(house.browser, house.extension, 'options');
    const kept = (await own.evaluate('chrome.storage.local.get("unheldSites")')) as {
      unheldSites: { [site: string]: { how: string } };
    };
    await own.close();
    expect(kept.unheldSites[plain.url]?.how).toBe('a synchronous request');
    await page.close();
  } finally {
    await plain.close();
  }
});
