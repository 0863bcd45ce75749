import { afterEach, expect, test } from 'vitest';
import { readView, tell } from '../hold/tell-extension.ts';
import { generate, type House, openHouse, surface, until } from '../walks/house.ts';
import { addRows, anotherGeneration, countBytes, countRows, readMeta, readRows } from './outbox.ts';

const ROWS = 5000;
const BYTES = 20 * 1024 * 1024;
let house: House;
afterEach(() => house?.close());

const view = () => readView(house.browser, house.extension);
const numbers = async () => {
  const { snapshot, connection } = await view();
  const days = snapshot.sites[house.studio.url]?.days ?? [];
  return {
    spent: days.reduce((sum, { hours }) => sum + hours.reduce((a, b) => a + b, 0), 0),
    generations: days.reduce((sum, one) => sum + one.generations, 0),
    unknown: days.reduce((sum, one) => sum + one.unknown, 0),
    lost: connection.lost,
  };
};
/** Generates one image to its end. */
async function generated(prompt: string): Promise<void> {
  const { page, studio } = house;
  const before = studio.ledger.tasks.length;
  await page.bringToFront();
  await generate(page, prompt);
  await until(
    () => studio.ledger.tasks,
    (all) => all.length > before && all.every(({ finishedAt }) => finishedAt !== null),
    30_000,
  );
  await page.locator('button:not([disabled])::-p-text(Generate Images)').setTimeout(30_000).wait();
}

/** The first generation, whose events serve as the pattern of all the others. */
async function first(): Promise<Record<string, unknown>[]> {
  await generated('the first');
  const rows = await until(
    () => readRows(house),
    (all) => all.some(({ event }) => event.type === 'generation.finished'),
  );
  return rows.map(({ event }) => event).filter(({ generation }) => generation);
}

test('with too many events the oldest leave, all numbers stay right, and the loss is said', async () => {
  house = await openHouse();
  await house.companion.signal('SIGTERM');
  // What the page said while it was loading may have been delivered still.
  const delivered = (await house.companion.events()).map(({ seq }) => seq);
  const told = await first();
  const one = await until(numbers, ({ generations }) => generations === 1);
  expect(one.spent).toBeGreaterThan(0);

  const copies = Math.ceil((ROWS - 20) / told.length);
  await addRows(
    house,
    Array.from({ length: copies }, (_, n) => anotherGeneration(told, `copy ${n}`)).flat(),
  );
  expect(await countRows(house)).toBeLessThanOrEqual(ROWS);
  // One after the other, until the bound is passed.
  for (let n = 0; n < 12 && (await numbers()).lost === 0; n += 1) {
    await generated(`one more, ${n}`);
    await tell(house.browser, house.extension, 'reconnect');
  }
  const { lost, ...after } = await until(numbers, (now) => now.lost > 0, 30_000);
  const rows = await readRows(house);
  expect(rows.length).toBeLessThanOrEqual(ROWS);
  // Nothing went without being counted: what was numbered is here, or is lost.
  expect(rows.at(-1)?.seq).toBe(delivered.length + lost + rows.length);
  expect(rows[0]?.seq).toBe(delivered.length + lost + 1);
  const made = house.studio.ledger.tasks.length;
  expect(after).toEqual({
    spent: one.spent * (copies + made),
    generations: copies + made,
    unknown: 0,
  });
  const popup = await surface(house.browser, house.extension, 'popup');
  const said = await popup.waitForFunction(() =>
    /([\d,]+) events could not be kept and are missing/.exec(document.body.textContent ?? ''),
  );
  expect((await said.jsonValue())?.[1]?.replace(/\D/g, '')).toBe(String(lost));

  // All that is left arrives, each once, and the loss is still said.
  await house.companion.start();
  await tell(house.browser, house.extension, 'reconnect');
  await until(
    async () => (await view()).connection,
    ({ waiting, state }) => waiting === 0 && state === 'connected',
    60_000,
  );
  const events = await house.companion.events();
  const kept = [...delivered, ...rows.map(({ seq }) => seq)];
  // The page may have said more since they were counted.
  const more = events.length - kept.length;
  const last = rows.at(-1)?.seq ?? 0;
  expect(events.map(({ seq }) => seq)).toEqual([
    ...kept,
    ...Array.from({ length: more }, (_, n) => last + 1 + n),
  ]);
  expect(await readRows(house)).toEqual([]);
  expect((await numbers()).lost).toBe(lost);
}, 240_000);

test('with events that are too large the oldest leave as well', async () => {
  house = await openHouse({ companion: 'off' });
  const told = await first();
  const prompt = 'x'.repeat(19_000);
  const copies = Math.floor((BYTES - 100_000) / 21_000);
  for (let done = 0; done < copies; done += 250) {
    const count = Math.min(250, copies - done);
    await addRows(
      house,
      Array.from({ length: count }, () => anotherGeneration(told, prompt)).flat(),
    );
  }
  const size = () => countBytes(house);
  expect(await size()).toBeLessThanOrEqual(BYTES);
  await addRows(house, Array.from({ length: 60 }, () => anotherGeneration(told, prompt)).flat());
  expect(await size()).toBeGreaterThan(BYTES);
  expect(await countRows(house)).toBeLessThan(ROWS);
  await generated('one more');
  const { lost, generations } = await until(numbers, (now) => now.lost > 0, 90_000);
  expect(await size()).toBeLessThanOrEqual(BYTES);
  expect(await countRows(house)).toBe((await readMeta<number>(house, 'seq')) - lost);
  expect(generations).toBe(copies + 60 + house.studio.ledger.tasks.length);
}, 240_000);
