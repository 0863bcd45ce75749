import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import type { Event } from '../../shared/event.ts';
import { generate, type House, openHouse, surface, until } from './house.ts';
import { expectNoGaps, finished, ofType } from './recorded.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await generate(house.page, 'a red fox in the snow');
  await until(
    () => house.companion.events(),
    (events) => finished(events) === 1,
  );
});
afterAll(() => house?.close());

const press = (text: string) => house.page.locator(`button::-p-text(${text})`).click();
/** Waits until the sheet in the page says so. */
const sheetSays = async (text: string) => {
  const sheet = await house.page.locator('>>> .sheet[role="dialog"]').waitHandle();
  await until(
    () => sheet.evaluate((element) => element.textContent ?? ''),
    (said) => said.includes(text),
  );
};
/** The sheet arms its buttons half a second after it appeared, and says so. */
const answer = async (text: string) => {
  const selector = `>>> .sheet button[aria-disabled="false"]::-p-text(${text})`;
  await house.page.locator(selector).click();
};
const lastRequested = async (n: number) => {
  const events = await until(
    () => house.companion.events(),
    (all) => ofType(all, 'generation.requested').length === n,
  );
  return ofType(events, 'generation.requested').at(-1);
};

/** The asset that came back under this address, by the events. */
const assetAt = (events: readonly Event[], url: string | undefined) =>
  ofType(events, 'generation.finished')
    .flatMap(({ assets }) => assets)
    .find((asset) => asset.url === url);

test('an upscale of unknown price goes on, and the rule that could not judge it says so', async () => {
  await press('Upscale 2K');
  const requested = await lastRequested(2);
  expect(requested).toMatchObject({
    outcome: 'released',
    quoted: { credits: null, provenance: 'unknown' },
    request: { kind: 'upscale', prompt: null, resolution: '2K' },
  });
  expect(requested?.decision.silent).toContainEqual({
    rule: 'paid-upscale',
    text: 'price.credits is unknown',
  });
  await until(
    () => house.companion.events(),
    (events) => finished(events) === 2,
  );
});

test('once its price is known it asks first; cancelling sends nothing and the page is told', async () => {
  const { studio, page } = house;
  const tasks = studio.ledger.tasks.length;
  await press('Upscale 2K');
  await sheetSays('Upscaling sharpens defects too');
  expect(studio.ledger.tasks.length).toBe(tasks);
  await answer('Cancel');
  const requested = await lastRequested(3);
  expect(requested).toMatchObject({ outcome: 'cancelled', request: { kind: 'upscale' } });
  expect(studio.ledger.tasks.length).toBe(tasks);
  expect(await page.evaluate(() => document.body.textContent)).toContain('Tierwise');
});

test('confirmed, the upscale goes on and is recorded with its parent and the waiver', async () => {
  const { studio } = house;
  const tasks = studio.ledger.tasks.length;
  await press('Upscale 2K');
  await house.page.locator('>>> .sheet .reason input').fill('client wants it today');
  await answer('Generate anyway');
  const events = await until(
    () => house.companion.events(),
    (all) => finished(all) === 3,
  );
  const requested = await lastRequested(4);
  expect(requested).toMatchObject({ outcome: 'released', waiver: 'client wants it today' });
  const parent = requested?.request.parents[0];
  expect(parent?.asset).toBe(assetAt(events, parent?.url)?.id);
  expect(parent?.asset).toMatch(/^[0-9a-f-]{36}$/);
  expect(studio.ledger.tasks.length).toBe(tasks + 1);
});

test('an inpaint and a clip carry their parent image and no prompt', async () => {
  await press('Inpaint');
  await paintOver('dialog[open] .mask canvas');
  await press('Repaint area');
  const inpaint = await lastRequested(5);
  expect(inpaint?.request).toMatchObject({ kind: 'inpaint', media: 'image' });
  expect(inpaint?.request.parents[0]?.asset).not.toBeNull();
  await press('Animate');
  await press('Generate Video');
  const clip = await lastRequested(6);
  expect(clip?.request).toMatchObject({ kind: 'image-to-video', media: 'video', tier: 'heavy' });
  expect(clip?.request.parents[0]?.asset).not.toBeNull();
  await until(
    () => house.companion.events(),
    (events) => finished(events) === 5,
  );
});

test('a cap for one generation waits for the side panel, and only its approval lets go', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  await setCaps(panel, { generation: '3' });
  await house.page.bringToFront();
  const tasks = house.studio.ledger.tasks.length;
  await generate(house.page, 'a red fox in the snow at night');
  await sheetSays('This needs your approval');
  await panel.bringToFront();
  await panel.locator('::-p-text(Waits for your approval)').wait();
  expect(house.studio.ledger.tasks.length).toBe(tasks);
  await panel.locator('input[placeholder="Client wants the final today"]').fill('worth it');
  await panel.locator('button[aria-disabled="false"]::-p-text(Approve)').click();
  await house.page.bringToFront();
  const requested = await lastRequested(7);
  expect(requested).toMatchObject({ outcome: 'released', waiver: 'worth it' });
  expect(requested?.decision.verdict).toBe('needs-approval');
  await until(
    () => house.companion.events(),
    (events) => finished(events) === 6,
  );
  await panel.bringToFront();
  await setCaps(panel, { generation: '' });
  await panel.close();
});

test('a daily cap refuses: nothing reaches the studio, the page shows why', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  await setCaps(panel, { daily: '5' });
  await panel.close();
  await house.page.bringToFront();
  const tasks = house.studio.ledger.tasks.length;
  const sent = house.studio.requests.filter(({ path }) => path === '/api/ai/generate').length;
  await generate(house.page, 'a red fox in the rain');
  await sheetSays('Your cap is 5 credits a day');
  const requested = await lastRequested(8);
  expect(requested).toMatchObject({ outcome: 'refused', decision: { verdict: 'block' } });
  expect(house.studio.ledger.tasks.length).toBe(tasks);
  expect(house.studio.requests.filter(({ path }) => path === '/api/ai/generate').length).toBe(sent);
  expectNoGaps(await house.companion.events());
});

/** One stroke of the mask brush, from the middle outwards. */
async function paintOver(selector: string): Promise<void> {
  const canvas = await house.page.waitForSelector(selector, { visible: true });
  const box = await canvas?.boundingBox();
  if (!box) throw new Error('the mask is not shown');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await house.page.mouse.move(x, y);
  await house.page.mouse.down();
  await house.page.mouse.move(x + 40, y + 20, { steps: 4 });
  await house.page.mouse.up();
}

async function setCaps(
  panel: Awaited<ReturnType<typeof surface>>,
  caps: { daily?: string; generation?: string },
): Promise<void> {
  const labels = { daily: 'Per day', generation: 'Per generation' };
  for (const [name, value] of Object.entries(caps)) {
    const label = labels[name as keyof typeof labels];
    const field = await panel.locator(`::-p-aria(${label})`).waitHandle();
    await field.click({ count: 3 });
    await panel.keyboard.press('Backspace');
    await field.type(value);
  }
  await panel.locator('button[aria-disabled="false"]::-p-text(Save limits)').click();
  const wanted = (value: string | undefined, now: number | null) =>
    value === undefined ? now : value === '' ? null : Number(value) * 1000;
  await until(
    async () => {
      const { view } = (await panel.evaluate('chrome.storage.local.get("view")')) as { view: View };
      return view.snapshot.rules.caps;
    },
    (now) =>
      now.daily === wanted(caps.daily, now.daily) &&
      now.generation === wanted(caps.generation, now.generation),
  );
}
