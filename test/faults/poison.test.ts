import { afterEach, expect, test } from 'vitest';
import { readView, tell } from '../hold/tell-extension.ts';
import { generate, type House, openHouse, surface, until } from '../walks/house.ts';
import { finished } from '../walks/recorded.ts';
import { addRows, anotherGeneration, readRows } from './outbox.ts';
import { watchDeliveries } from './watch-deliveries.ts';

let house: House;
afterEach(() => house?.close());

const ready = () =>
  house.page.locator('button:not([disabled])::-p-text(Generate Images)').setTimeout(30_000).wait();

async function generated(prompt: string): Promise<void> {
  // Its image is looked at once its end is recorded, and is the last that is told of it.
  const pictured = async () =>
    (await readRows(house)).filter(({ event }) => event.type === 'asset.pictured').length;
  const before = await pictured();
  await house.page.bringToFront();
  await generate(house.page, prompt);
  await until(pictured, (now) => now > before, 30_000);
  await ready();
}

test('an event that the companion will never take is given up after one try, and holds up nothing', async () => {
  house = await openHouse();
  await house.companion.signal('SIGTERM');
  await generated('before');
  const sound = (await readRows(house)).map(({ event }) => event);
  const told = sound.filter((event) => 'generation' in event);
  const requested = () => anotherGeneration(told, 'poisoned')[0] as Record<string, unknown>;
  const poisons = [
    { ...requested(), reset: { zone: 'Nowhere/Land', day: '2026-11-24', source: 'site' } },
    { ...requested(), v: 2 },
    { ...requested(), surprise: true },
    { ...requested(), type: 'generation.dreamt' },
    { ...requested(), request: null },
    {},
  ];
  const given = await addRows(house, poisons);
  await generated('after');

  // Even a row that nothing can be made of leaves what is seen here as it was.
  const { snapshot } = await readView(house.browser, house.extension);
  expect(snapshot.recent.map(({ prompt }) => prompt)).toEqual(
    expect.arrayContaining(['before', 'after']),
  );
  const waiting = await readRows(house);

  const deliveries = await watchDeliveries(house.browser, house.extension);
  await house.companion.start();
  await tell(house.browser, house.extension, 'reconnect');
  const connection = await until(
    async () => (await readView(house.browser, house.extension)).connection,
    (now) => now.waiting === 0,
    30_000,
  );
  expect(connection).toMatchObject({ state: 'connected', lost: poisons.length });
  // Each was named by one refusal; then all the others went at once.
  expect(deliveries.statuses()).toEqual([...poisons.map(() => 400), 200]);

  const events = await house.companion.events();
  // The first ones were there before the companion went.
  const numbers = Array.from({ length: waiting.at(-1)?.seq ?? 0 }, (_, index) => index + 1);
  const expected = numbers.filter((seq) => !given.includes(seq));
  expect(events.map(({ seq }) => seq)).toEqual(expected);
  expect(finished(events)).toBe(2);

  await house.page.bringToFront();
  await generate(house.page, 'later');
  await until(
    () => house.companion.events(),
    (all) => finished(all) === 3,
    30_000,
  );
  expect(
    deliveries
      .statuses()
      .slice(poisons.length)
      .every((status) => status === 200),
  ).toBe(true);
  const popup = await surface(house.browser, house.extension, 'popup');
  await popup.waitForFunction(
    (count) => document.body.textContent?.includes(`${count} events could not be kept`),
    {},
    poisons.length,
  );
}, 120_000);
