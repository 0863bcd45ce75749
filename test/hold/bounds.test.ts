import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { enable, type House, killWorker, openHouse, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { judgeAll, readView, tell } from './tell-extension.ts';

let house: House;
let site: PlainSite;
let page: Page;
beforeAll(async () => {
  house = await openHouse({ companion: 'paired' });
  site = await startPlainSite();
  await enable(house.browser, house.extension, site.url);
});
afterAll(async () => {
  await house?.close();
  await site?.close();
});
beforeEach(async () => {
  await page?.close();
  page = await house.browser.newPage();
  await page.goto(site.url);
  site.arrived.length = 0;
});

const judge = (verdict: Parameters<typeof judgeAll>[2]) =>
  judgeAll(house.browser, house.extension, verdict);
const recent = async (prompt: string) =>
  (await readView(house.browser, house.extension)).snapshot.recent.filter(
    (one) => one.prompt === prompt,
  );
const promptsIn = (events: Event[]) =>
  ofType(events, 'generation.requested').map(({ request }) => request.prompt);
const body = (prompt: string) =>
  JSON.stringify(JSON.stringify({ scene: 'text-to-image', model: 'm', prompt, options: {} }));
/** Starts a submit in the page; `window.result` has its end, `window.took` its milliseconds. */
const start = (prompt: string, init = '') =>
  page.evaluate(`window.result = null; window.control = new AbortController(); window.began = performance.now();
    fetch('/api/ai/generate', { method: 'POST', body: ${body(prompt)}, signal: control.signal ${init} })
      .then(async (r) => r.status + ' ' + await r.text(), (e) => e.name + ': ' + e.message)
      .then((said) => { window.took = performance.now() - began; window.result = said; }); 0`);
const result = (limitMs?: number) =>
  until(
    () => page.evaluate('window.result') as Promise<string | null>,
    (said) => said !== null,
    limitMs,
  );
const took = () => page.evaluate('window.took') as Promise<number>;
const sheet = () => page.locator('>>> [role="dialog"]').setTimeout(5000).waitHandle();
const press = async (text: string) => {
  // The sheet takes clicks half a second after it appeared.
  await page.locator(`>>> [role="dialog"] button[aria-disabled="false"]::-p-text(${text})`).click();
};

async function workerSession(): Promise<CDPSession> {
  const target = await house.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(house.extension),
  );
  return target.createCDPSession();
}

test('a page that gives up while held gets its AbortError, and nothing is sent', async () => {
  await judge('confirm');
  await start('given up');
  await sheet();
  await page.evaluate('control.abort()');
  expect(await result()).toMatch(/^AbortError: signal is aborted without reason/);
  expect(site.arrived).toHaveLength(0);
  await until(
    () => page.$('>>> [role="dialog"]'),
    (shown) => shown === null,
  );
  await until(
    () => recent('given up'),
    ([one]) => one?.outcome === 'aborted',
  );
});

test('a reason of the page’s own for giving up reaches it unchanged', async () => {
  await judge('confirm');
  await page.evaluate(`window.mine = { own: true }; window.same = null; window.control = new AbortController();
    fetch('/api/ai/generate', { method: 'POST', body: ${body('own reason')}, signal: control.signal })
      .catch((error) => { window.same = error === window.mine; }); 0`);
  await sheet();
  await page.evaluate('control.abort(window.mine)');
  const same = await until(
    () => page.evaluate('window.same'),
    (value) => value !== null,
  );
  expect(same).toBe(true);
  expect(site.arrived).toHaveLength(0);
});

test('confirm: the request goes once the person says so', async () => {
  await judge('confirm');
  await start('confirmed');
  await sheet();
  expect(site.arrived).toHaveLength(0);
  // Longer than every bound on silence: an open question is answered pings, not a timer.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(site.arrived).toHaveLength(0);
  await press('Generate anyway');
  expect(await result()).toContain('200 {"code":0');
  expect(site.arrived).toHaveLength(1);
  await until(
    () => recent('confirmed'),
    ([one]) => one?.outcome === 'released',
  );
});

test('confirm: cancelled, the page gets a refusal in its own shape', async () => {
  await judge('confirm');
  await start('cancelled');
  await sheet();
  await press('Cancel');
  expect(await result()).toMatch(/^200 \{"code":-1,"message":"Not sent/);
  expect(site.arrived).toHaveLength(0);
  await until(
    () => recent('cancelled'),
    ([one]) => one?.outcome === 'cancelled',
  );
});

test('block: refused at once, and the person sees why', async () => {
  await judge('block');
  await start('blocked');
  expect(await result()).toMatch(/^200 \{"code":-1/);
  const shown = await sheet();
  expect(await shown.evaluate((element) => element.textContent)).toContain('Because the test');
  expect(site.arrived).toHaveLength(0);
  await until(
    () => recent('blocked'),
    ([one]) => one?.outcome === 'refused',
  );
});

test('block by XMLHttpRequest: the refusal arrives like any answer', async () => {
  await judge('block');
  const saw = await page.evaluate(`new Promise((resolve) => {
    const one = new XMLHttpRequest(); const events = [];
    one.onreadystatechange = () => events.push('state' + one.readyState);
    one.onload = () => events.push('load');
    one.onloadend = () => resolve({ events, status: one.status, text: one.responseText, type: one.getResponseHeader('Content-Type') });
    one.open('POST', '/api/ai/generate'); events.length = 0; one.send(${body('blocked xhr')});
  })`);
  expect(saw).toMatchObject({
    events: ['state2', 'state3', 'state4', 'load'],
    status: 200,
    type: 'application/json',
  });
  expect((saw as { text: string }).text).toContain('"code":-1');
  expect(site.arrived).toHaveLength(0);
});

test('abort by XMLHttpRequest while held: abort, loadend, nothing sent, and it can be used again', async () => {
  await judge('confirm');
  const saw = page.evaluate(`new Promise((resolve) => {
    const one = window.one = new XMLHttpRequest(); const events = [];
    for (const name of ['abort', 'load', 'error', 'loadend']) one.addEventListener(name, () => events.push(name + one.readyState));
    one.open('POST', '/api/ai/generate'); one.send(${body('aborted xhr')});
    let threw = ''; try { one.send(''); } catch (error) { threw = error.name; }
    setTimeout(() => { one.abort(); resolve({ events, threw, state: one.readyState }); }, 1500);
  })`);
  await sheet();
  expect(await saw).toEqual({
    events: ['abort4', 'loadend4'],
    threw: 'InvalidStateError',
    state: 0,
  });
  expect(site.arrived).toHaveLength(0);
  await judge(null);
  const again = await page.evaluate(`new Promise((resolve) => {
    one.onload = () => resolve(one.status + one.responseText);
    one.open('POST', '/api/ai/generate'); one.send(${body('used again')});
  })`);
  expect(again).toContain('200{"code":0');
});

test('needs approval: the panel decides, in the person’s own words', async () => {
  await judge('needs-approval');
  await start('to approve');
  const shown = await sheet();
  expect(await shown.evaluate((element) => element.textContent)).toContain('side panel');
  const { approvals } = await until(
    () => readView(house.browser, house.extension),
    (view) => view.approvals.length === 1,
  );
  expect(approvals[0]).toMatchObject({ prompt: 'to approve', site: site.url });
  expect(site.arrived).toHaveLength(0);
  // The worker may die meanwhile; the question is asked again.
  await killWorker(house.browser, house.extension);
  const answer = { generation: approvals[0]!.generation, approved: true, reason: 'for the client' };
  expect(await tell(house.browser, house.extension, 'answerApproval', answer)).toEqual({
    ok: true,
  });
  expect(await result()).toContain('200 {"code":0');
  const events = await until(
    () => house.companion.events(),
    (all) => promptsIn(all).includes('to approve'),
  );
  expect(ofType(events, 'generation.requested').at(-1)).toMatchObject({
    outcome: 'released',
    waiver: 'for the client',
    decision: { verdict: 'needs-approval' },
  });
});

test('the companion hangs: the extension decides by the same rules', async () => {
  await judge(null);
  await house.companion.signal('SIGSTOP');
  try {
    await start('companion hangs');
    expect(await result()).toContain('200 {"code":0');
    expect(await took()).toBeLessThan(1600);
    expect(site.arrived).toHaveLength(1);
  } finally {
    await house.companion.signal('SIGCONT');
  }
  const events = await until(
    () => house.companion.events(),
    (all) => promptsIn(all).includes('companion hangs'),
    40_000,
  );
  const asked = ofType(events, 'generation.requested');
  expect(asked.find(({ request }) => request.prompt === 'companion hangs')).toMatchObject({
    decision: { decidedBy: 'extension' },
    outcome: 'released',
  });
}, 90_000);

test('the background is frozen: the request goes on by itself within its bound', async () => {
  await judge(null);
  const session = await workerSession();
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  await start('frozen');
  try {
    expect(await result()).toContain('200 {"code":0');
    expect(await took()).toBeLessThan(1700);
  } finally {
    await session.send('Debugger.resume').catch(() => {});
    await session.detach().catch(() => {});
  }
  const [one] = await until(
    () => recent('frozen'),
    ([found]) => found !== undefined,
    20_000,
  );
  expect(one).toMatchObject({ outcome: 'released' });
});

test('the worker dies while a request is held: it is asked again and decides', async () => {
  await judge(null);
  for (let i = 0; i < 5; i++) {
    await page.evaluate('window.result = null');
    await start(`killed ${i}`);
    await new Promise((resolve) => setTimeout(resolve, i * 15));
    await killWorker(house.browser, house.extension);
    expect(await result()).toContain('200 {"code":0');
    expect(await took()).toBeLessThan(1700);
    await until(
      () => recent(`killed ${i}`),
      (found) => found.length === 1,
    );
  }
  expect(site.arrived).toHaveLength(5);
});

test('the tab is closed while a request is held: nothing was sent, and that is recorded', async () => {
  await judge('confirm');
  await start('closed');
  await sheet();
  await page.close({ runBeforeUnload: false });
  page = await house.browser.newPage();
  await until(
    () => recent('closed'),
    ([one]) => one?.outcome === 'aborted',
    40_000,
  );
  expect(site.arrived).toHaveLength(0);
}, 60_000);

test('our own script in the page goes silent: an open question does not hold for ever', async () => {
  await judge('confirm');
  await start('silent');
  await sheet();
  // The isolated script is stopped, as when the extension is updated under an open page.
  const session = await page.createCDPSession();
  const contexts: { id: number; name: string; auxData?: { type?: string } }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context as never));
  await session.send('Runtime.enable');
  const isolated = contexts.find(({ auxData }) => auxData?.type === 'isolated');
  if (!isolated) throw new Error('no isolated world');
  // Pongs get lost from here on.
  await session.send('Runtime.evaluate', {
    contextId: isolated.id,
    expression: 'MessagePort.prototype.postMessage = () => {}',
  });
  expect(await result(8000)).toContain('200 {"code":0');
  expect(site.arrived).toHaveLength(1);
});
