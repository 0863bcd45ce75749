import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainSite, startPlainSite } from '../hold/plain-site.ts';
import { SPY } from '../hold/spy.ts';
import { judgeAll, readView } from '../hold/tell-extension.ts';
import { enable, type House, openHouse, surface, until } from '../walks/house.ts';

const SUBMIT = (prompt: string) =>
  `fetch('/api/ai/generate', { method: 'POST', body: JSON.stringify({ scene: 'text-to-image', model: 'm', prompt: '${prompt}', options: {} }) }).then((r) => r.text())`;
/** Sees, from a world of its own, in what order our two scripts speak to each other. */
const WITNESS = `
  globalThis.order = [];
  for (const name of ['tierwise-port', 'tierwise-ask'])
    addEventListener(name, () => order.push(name), true);
`;

let house: House;
let site: PlainSite;
beforeAll(async () => {
  house = await openHouse({ companion: 'off' });
  site = await startPlainSite({ script: SPY });
  await enable(house.browser, house.extension, site.url);
});
afterAll(async () => {
  await house?.close();
  await site?.close();
});

/** Registers the same scripts again, in the order given by the worlds. */
async function register(...worlds: ('MAIN' | 'ISOLATED')[]): Promise<void> {
  const page = await surface(house.browser, house.extension, 'options');
  await page.evaluate(`(async () => {
    const known = await chrome.scripting.getRegisteredContentScripts();
    await chrome.scripting.unregisterContentScripts();
    for (const world of ${JSON.stringify(worlds)})
      await chrome.scripting.registerContentScripts(known.filter((one) => one.world === world));
  })()`);
  await page.close();
}

/** What our scripts said to each other on a fresh page, in order. */
async function order(): Promise<string[]> {
  const page = await house.browser.newPage();
  const session = await page.createCDPSession();
  let context = 0;
  session.on('Runtime.executionContextCreated', ({ context: made }) => {
    if (made.name === 'witness') context = made.id;
  });
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: WITNESS,
    worldName: 'witness',
  });
  await page.goto(site.url);
  const { result } = await session.send('Runtime.evaluate', {
    contextId: context,
    expression: 'JSON.stringify(order)',
  });
  await page.close();
  return JSON.parse(String(result.value));
}

test.each([
  // The observer hands over in vain, is asked, and hands over again.
  ['MAIN', 'ISOLATED', ['tierwise-port', 'tierwise-ask', 'tierwise-port']],
  ['ISOLATED', 'MAIN', ['tierwise-ask', 'tierwise-port']],
] as const)(
  'with %s first, then %s, the port is handed over unseen and requests are held',
  async (first, second, said) => {
    await register(first, second);
    expect(await order()).toEqual(said);
    const page = await house.browser.newPage();
    for (let n = 0; n < 5; n += 1) {
      const prompt = `${first} first, take ${n}`;
      await page.goto(site.url);
      expect(await page.evaluate(SUBMIT(prompt))).toContain('"code":0');
      expect(await page.evaluate('({ caught, globals })')).toEqual({ caught: [], globals: [] });
      await until(
        async () => (await readView(house.browser, house.extension)).snapshot.recent,
        (all) => all.some((one) => one.prompt === prompt && one.outcome === 'released'),
      );
    }
    // Held indeed: a rule stops it before it leaves the page.
    await judgeAll(house.browser, house.extension, 'block');
    await page.goto(site.url);
    const arrived = site.arrived.length;
    expect(await page.evaluate(SUBMIT('stopped'))).toContain('"code":-1');
    expect(site.arrived).toHaveLength(arrived);
    await judgeAll(house.browser, house.extension, null);
    await page.close();
  },
);

test('what the page sends under our names after that brings it nothing', async () => {
  await register('MAIN', 'ISOLATED');
  const page = await house.browser.newPage();
  await page.goto(site.url);
  const got = await page.evaluate(`(() => {
    const got = [];
    addEventListener('tierwise-port', (event) => got.push(event.ports.length), true);
    for (let n = 0; n < 3; n += 1) dispatchEvent(new Event('tierwise-ask'));
    return got;
  })()`);
  expect(got).toEqual([]);
  await page.close();
});
