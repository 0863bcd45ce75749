import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { NO_CAPS } from '../../shared/rule.ts';
import { tell } from '../hold/tell-extension.ts';
import { read } from '../surfaces/open.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';

const CAPS = { ...NO_CAPS, daily: 40_000 };

let house: House;
let panel: Page;
beforeAll(async () => {
  house = await openHouse();
  panel = await surface(house.browser, house.extension, 'sidepanel');
});
afterAll(() => house?.close());

const view = () => read<View>(panel, 'view');
const say = (type: string, data?: unknown) => tell(house.browser, house.extension, type, data);

/** Holds answers to the extension's worker back, once the companion has given them. */
async function holdSnapshots(): Promise<{ held(): number; release(): Promise<void> }> {
  const worker = house.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(house.extension));
  const session = await worker!.createCDPSession();
  const held: string[] = [];
  let free = false;
  const goOn = (requestId: string) =>
    session.send('Fetch.continueRequest', { requestId }).catch(() => {});
  session.on('Fetch.requestPaused', ({ requestId }) => {
    if (free) void goOn(requestId);
    else held.push(requestId);
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/v1/snapshot', requestStage: 'Response' }],
  });
  return {
    held: () => held.length,
    async release() {
      free = true;
      await Promise.all(held.map(goOn));
    },
  };
}

/** Every daily cap that surfaces were given since, oldest first. */
async function watchCaps(): Promise<() => Promise<(number | null)[]>> {
  await panel.evaluate(`
    globalThis.caps = [];
    chrome.storage.onChanged.addListener(({ view }) => {
      if (view) caps.push(view.newValue.snapshot.rules.caps.daily);
    });
  `);
  return () => panel.evaluate('caps') as Promise<(number | null)[]>;
}

test('a snapshot from before rules were saved does not undo them when it arrives late', async () => {
  await until(view, ({ connection }) => connection.state === 'connected');
  const { held, release } = await holdSnapshots();
  const asking = say('reconnect');
  await until(held, (count) => count > 0);
  const { snapshot, connection } = await view();
  const rules = { ...DEFAULT_RULES, revision: snapshot.rules.revision, caps: CAPS };
  const caps = await watchCaps();
  expect(await say('saveRules', rules)).toEqual({ ok: true });
  expect((await view()).snapshot.rules.caps).toEqual(CAPS);
  await release();
  await asking;
  const last = await until(view, (now) => now.connection.lastSync !== connection.lastSync);
  expect(last.snapshot.rules).toMatchObject({ caps: CAPS, revision: rules.revision + 1 });
  const shown = await caps();
  expect(new Set(shown.slice(shown.indexOf(CAPS.daily)))).toEqual(new Set([CAPS.daily]));
});

test('rules that were changed elsewhere meanwhile are refused, and known before the next try', async () => {
  const stale = { ...DEFAULT_RULES, revision: 0, caps: CAPS };
  // What comes every half minute anyway is no answer to this.
  await panel.evaluate("chrome.alarms.clear('sync')");
  const { snapshot, connection } = await view();
  expect(await say('saveRules', stale)).toMatchObject({
    ok: false,
    why: `The rules are at revision ${snapshot.rules.revision} by now, not 0.`,
  });
  await until(view, (now) => now.connection.lastSync !== connection.lastSync);
});
