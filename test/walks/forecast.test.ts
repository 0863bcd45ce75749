import type { Page } from 'puppeteer-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleEvent, sampleRequested } from '../../companion/sample.ts';
import type { View } from '../../extension/state.ts';
import type { Event, GenerationRequested } from '../../shared/event.ts';
import { dayAt, nextReset } from '../../shared/reset-day.ts';
import { bothSchemes, inOverlay, picture, read } from '../surfaces/open.ts';
import { generate, type House, openHouse, surface, typePrompt, until } from './house.ts';
import { ofType } from './recorded.ts';

const ZONE = 'Asia/Tokyo';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let house: House;
let panel: Page;
let popup: Page;
beforeAll(async () => {
  house = await openHouse({ studio: { dailyCredits: 150 } });
  await record(pastOf(house.studio.url, Date.now()));
  panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.setViewport({ width: 400, height: 1400 });
  popup = await surface(house.browser, house.extension, 'popup');
  await popup.setViewport({ width: 300, height: 640 });
});
afterAll(() => house?.close());

/**
 * Three weeks in which 40 credits were spent in each of two hours of the day, one of them still to
 * come or just over, and what a companion of then expected: twelve of fourteen days were inside.
 */
function pastOf(site: string, now: number): Event[] {
  const device = uuidv7();
  let seq = 0;
  const midnight = nextReset(now, ZONE) - DAY;
  const events: Event[] = [];
  const add = (event: Event) => {
    const reset = { zone: ZONE, day: dayAt(event.at, ZONE), source: 'site' as const };
    events.push({ ...event, site, reset });
  };
  for (let ago = 21; ago > 0; ago -= 1) {
    for (const hour of [1, 12, 23]) {
      // The last as late as can be, so that it lies ahead whenever this runs.
      const minutes = hour === 23 ? 58 : 1;
      const at = midnight - ago * DAY + hour * HOUR + minutes * 60_000;
      const generation = uuidv7({ msecs: at });
      const requested = sampleRequested(device, ++seq, at, generation) as GenerationRequested;
      // Of a model of its own: the page's prices are not those of then.
      add({ ...requested, request: { ...requested.request, model: 'of-then' } });
      add(
        sampleEvent(device, ++seq, at + 5, {
          ...{ type: 'generation.finished', site, generation, outcome: 'succeeded', assets: [] },
          ...{ error: null, latencyMs: 5, charged: { credits: 40_000, provenance: 'measured' } },
        }),
      );
    }
    if (ago > 14) continue;
    const at = midnight - ago * DAY + 2 * HOUR;
    const right = ago !== 5 && ago !== 9;
    add({
      ...{ v: 1, id: uuidv7({ msecs: at }), device, seq: ++seq, at, site },
      ...{ type: 'forecast.made', until: at + 22 * HOUR, model: 'analogues 1' },
      ...{ low: 60_000, likely: right ? 80_000 : 90_000, high: right ? 100_000 : 95_000 },
      ...{ runOut: null, left: null, reset: { zone: ZONE, day: '', source: 'site' } },
      ...(right ? {} : { low: 85_000 }),
    });
  }
  return events;
}

/** Sends them as another browser of the person's would. */
async function record(events: Event[]): Promise<void> {
  const { origin, hash } = new URL(await house.companion.pairingUrl());
  const send = async (path: string, body: unknown, headers: Record<string, string>) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const reply = await fetch(`${origin}${path}`, {
      ...init,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
    expect(reply.status, await reply.clone().text()).toBe(200);
    return reply.json();
  };
  const device = events[0]!.device;
  const asked = { code: hash.slice(1), label: 'Another browser', device };
  const { key, secret } = await send('/v1/pair', asked, { Origin: 'chrome-extension://abc' });
  await send('/v1/events', { events }, { Authorization: `Bearer ${key}.${secret}` });
}

const text = (page: Page) => page.$eval('main', (main) => main.textContent ?? '');
const inSheet = () =>
  inOverlay<string>(house.page, "return root?.querySelector('.sheet')?.textContent ?? ''");
const spoken = () =>
  inOverlay<string>(
    house.page,
    "return root?.querySelector('.hint [role]')?.getAttribute('aria-label') ?? ''",
  );

async function chooseCount(count: number): Promise<void> {
  await house.page.locator(`[role=radiogroup] [role=radio]::-p-text(${count})`).click();
}

test('popup and panel show where the day is heading, and how earlier forecasts did', async () => {
  await house.page.bringToFront();
  for (const prompt of ['a lighthouse in fog', 'a red fox in the snow']) {
    const before = ofType(await house.companion.events(), 'generation.finished').length;
    await generate(house.page, prompt);
    await until(
      async () => ofType(await house.companion.events(), 'generation.finished').length,
      (now) => now > before,
    );
  }
  await popup.bringToFront();
  await until(
    () => text(popup),
    (said) => said.includes('last 14: 12 inside'),
    60_000,
  );
  expect(await text(popup)).toMatch(/Until 00:00[\d,]+( to [\d,]+)? more/);
  expect(await text(popup)).toMatch(/Runs out(below |over )?\d+ %/);
  await picture(popup, 'popup-forecast');
  expect(await bothSchemes(popup)).toEqual([]);
  await picture(popup, 'popup-forecast-dark');
  await panel.bringToFront();
  await until(
    () => text(panel),
    (said) => said.includes('last 14: 12 inside'),
  );
  await panel.locator('.score summary').click();
  expect(await text(panel)).toContain('Of each day the first one counts');
  expect(await text(panel)).toMatch(/80, outside/);
  await picture(panel, 'panel-forecast');
  expect(await bothSchemes(panel)).toEqual([]);
  await picture(panel, 'panel-forecast-dark');
  // The companion kept its own of today, and says the same.
  const made = ofType(await house.companion.events(), 'forecast.made');
  expect(made.filter(({ at }) => at > Date.now() - HOUR)).toHaveLength(1);
  const said = await house.companion.command('forecast');
  expect(said).toMatch(/Rest of the day +[\d,]+ to [\d,]+, likely/);
  expect(said).toContain('last 14: 12 inside the band');
});

/** Sets what may be spent today beyond what is spent already; credits in thousandths. */
async function leave(credits: number): Promise<void> {
  const view = await read<View>(panel, 'view');
  const spent = view.snapshot.sites[house.studio.url]?.today?.shares[0]?.credits ?? 0;
  await panel.bringToFront();
  const message = JSON.stringify({
    ...{ id: 1, type: 'saveRules', timestamp: 0 },
    data: {
      ...view.snapshot.rules,
      caps: { ...view.snapshot.rules.caps, daily: spent + credits },
    },
  });
  await panel.evaluate(`chrome.runtime.sendMessage(${message})`);
}

test('a batch that crosses the day’s limit is told how much of it fits, and can be made smaller', async () => {
  // What two more images and a half cost.
  await leave(10_000);
  await house.page.bringToFront();
  await typePrompt(house.page, 'a night market in the rain');
  await chooseCount(4);
  await until(spoken, (said) => /2 of 4 fit before 00:00 \(in [^)]+\)/.test(said));
  await picture(house.page, 'preflight-hint');
  await house.page.locator('button::-p-text(Generate)').click();
  await until(inSheet, (said) => /2 of 4 fit before 00:00 \(in/.test(said));
  await picture(house.page, 'preflight-sheet');
  await new Promise((done) => setTimeout(done, 600));
  await house.page.locator('::-p-text(Run 2)').click();
  await until(inSheet, (said) => said.includes('The count is 2 now'));
  const requests = async () => ofType(await house.companion.events(), 'generation.requested');
  const before = (await requests()).length;
  await house.page.locator('button::-p-text(Generate)').click();
  const last = await until(requests, ({ length }) => length > before);
  expect(last.at(-1)).toMatchObject({ outcome: 'released', request: { count: 2 } });
});

/** The mark on the toolbar's button in the studio's tab, and the notices that stand. */
const alarm = async () => {
  const [{ id } = {}] = (await panel.evaluate(
    `chrome.tabs.query({ url: ${JSON.stringify(`${house.studio.url}/*`)} })`,
  )) as { id?: number }[];
  const badge = await panel.evaluate(`chrome.action.getBadgeText({ tabId: ${id} })`);
  const notices = await panel.evaluate('chrome.notifications.getAll()');
  return { badge, notices: Object.keys(notices as object) };
};

test('the alarm is raised once where the credits will run out, and taken back as they last again', async () => {
  await leave(6000);
  const raised = { badge: '!', notices: [`run-out ${house.studio.url}`] };
  await until(alarm, (seen) => JSON.stringify(seen) === JSON.stringify(raised));
  // Put away by the person, it does not come again for the same crossing.
  await panel.evaluate(`chrome.notifications.clear(${JSON.stringify(raised.notices[0])})`);
  await leave(5000);
  await until(
    () => read<View>(panel, 'view'),
    ({ snapshot, ahead }) =>
      ahead?.[house.studio.url]?.left === 5000 && snapshot.rules.revision > 0,
  );
  expect(await alarm()).toEqual({ badge: '!', notices: [] });
  await leave(500_000);
  await until(alarm, ({ badge }) => badge === '');
  await leave(6000);
  await until(alarm, (seen) => JSON.stringify(seen) === JSON.stringify(raised));
});
