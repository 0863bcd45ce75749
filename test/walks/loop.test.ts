import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate, type House, openHouse, typePrompt, until } from './house.ts';
import { expectRecordedOnce, finished, ofType } from './recorded.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** Presses "Number of images". */
const count = (n: number) =>
  house.page.locator(`[aria-labelledby="count-label"] [role="radio"]::-p-text(${n})`).click();

test('walk 1: what the prompt will cost stands beside Generate while typing, without network', async () => {
  const { page, studio, companion } = house;
  const seen = studio.requests.length;
  const stored = (await companion.events()).length;
  const outside: string[] = [];
  page.on('request', (request) => outside.push(request.url()));
  await typePrompt(page, 'a lighthouse in the fog, oil painting');
  const hint = await page.locator('>>> .tierwise.hint').waitHandle();
  const text = await until(
    () => hint.evaluate((element) => element.textContent ?? ''),
    (value) => value.includes('4'),
  );
  expect(text).toMatch(/Light/);
  await count(3);
  await until(
    () => hint.evaluate((element) => element.textContent ?? ''),
    (value) => value.includes('12'),
  );
  await count(1);
  expect(studio.requests.length).toBe(seen);
  expect(outside).toEqual([]);
  const since = (await companion.events()).slice(stored);
  expect(since.filter((event) => 'generation' in event)).toEqual([]);
});

test('walk 2: a generation is held, decided by the companion, and recorded once', async () => {
  const { page, studio, companion } = house;
  await generate(page, 'a lighthouse in the fog, oil painting');
  const events = await until(
    () => companion.events(),
    (all) => finished(all) === 1,
  );
  expectRecordedOnce(events, studio.ledger.tasks);
  const [requested] = ofType(events, 'generation.requested');
  expect(requested?.decision).toMatchObject({ verdict: 'allow', decidedBy: 'companion' });
  expect(requested?.quoted).toEqual({ credits: 4000, provenance: 'measured' });
  expect(requested?.request).toMatchObject({
    kind: 'text-to-image',
    tier: 'light',
    resolution: '1K',
    count: 1,
  });
  expect(requested?.reset).toMatchObject({ zone: 'Asia/Tokyo', source: 'site' });
  const [end] = ofType(events, 'generation.finished');
  expect(end?.latencyMs).toBeGreaterThan(0);
  expect(requested?.holdMs).toBeGreaterThan(0);
  const [reservation] = ofType(events, 'reservation.taken');
  expect(reservation).toMatchObject({ generation: requested?.generation, credits: 4000 });
  const balance = ofType(events, 'balance.observed').at(-1);
  expect(balance?.balance).toBe(studio.ledger.balance() * 1000);
});
