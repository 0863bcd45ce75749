import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../walks/house.ts';
import { openBench } from './on-page.ts';
import type * as Recognising from './recognising.ts';

declare const recognising: typeof Recognising;
type World = { balance: string | null; passes: number };

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const PAGE = `<main><div><textarea placeholder="Describe the image">a boat</textarea>
  <select aria-label="Aspect ratio"><option>1:1</option><option>16:9</option></select>
  <button class="go">Generate</button></div></main><section><p><span id="number">⚡ 500</span></p></section>`;

async function follow(): Promise<void> {
  await bench.put(PAGE);
  await bench.page.evaluate(() => {
    const world = globalThis as unknown as World;
    Object.assign(world, { balance: null, passes: 0 });
    recognising.createRecogniser(
      {
        root: document,
        changed({ anchors }) {
          world.balance = anchors.balance?.element.id ?? null;
          world.passes += 1;
        },
      },
      new AbortController().signal,
    );
  });
  await bench.page.waitForFunction('globalThis.passes > 0');
}

const balance = () => bench.page.evaluate(() => (globalThis as unknown as World).balance);
const say = (text: string) =>
  bench.page.evaluate((words) => {
    document.querySelector('#number')!.textContent = words;
  }, text);

/** A page that is looked at at most 1.6 s after a change has been looked at by then. */
const looked = () => new Promise((resolve) => setTimeout(resolve, 3500));

test('a bare number with a sign is the balance once a press made it less', async () => {
  await follow();
  expect(await balance()).toBeNull();
  await bench.page.click('.go');
  await say('⚡ 480');
  expect(await until(balance, (id) => id !== null, 10_000)).toBe('number');
});

test('a number that falls without a press, or after something else was done, is none', async () => {
  await follow();
  await say('⚡ 480');
  await looked();
  expect(await balance()).toBeNull();
  await bench.page.click('.go');
  await bench.page.select('select', '16:9');
  await say('⚡ 440');
  await looked();
  expect(await balance()).toBeNull();
});

test('a number that rises after a press is none', async () => {
  await follow();
  await bench.page.click('.go');
  await say('⚡ 520');
  await looked();
  expect(await balance()).toBeNull();
});
