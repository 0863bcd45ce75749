import type { Page } from 'puppeteer-core';
import { enable } from '../walks/house.ts';
import { startBareServer } from './bare-server.ts';
import { benchGate } from './gate.ts';
import { median, quantile } from './quantile.ts';
import type { Row } from './row.ts';
import { openPage, rest, type TwoBrowsers, withTwoBrowsers } from './two-browsers.ts';

const WARM_UP = 20;
const ROUNDS = 10;
const PAIRS = 20;

/** Milliseconds from the page's call to the answer's last byte, one for each request. */
type Timed = { matched: number[]; unmatched: number[] };

/** What holding costs a request that may go, beside the same request without the extension. */
export function benchHold(): Promise<Row[]> {
  return withTwoBrowsers(async (both) => {
    const server = await startBareServer();
    try {
      return [
        ...(await held(both, server.url, 'companion connected')),
        ...(await benchGate(both.house.companion, server.url)),
        ...(await away(both, server.url)),
      ];
    } finally {
      await server.close();
    }
  });
}

async function away(both: TwoBrowsers, url: string): Promise<Row[]> {
  await both.house.companion.signal('SIGKILL');
  return held(both, url, 'companion away, the extension decides');
}

async function held({ house, bare }: TwoBrowsers, url: string, how: string): Promise<Row[]> {
  await enable(house.browser, house.extension, url);
  const own = { page: await openPage(house.browser, url), timed: empty() };
  const other = { page: await openPage(bare, url), timed: empty() };
  for (const { page } of [own, other]) {
    await page.bringToFront();
    await send(page, WARM_UP);
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const one of round % 2 ? [other, own] : [own, other]) {
      await one.page.bringToFront();
      const { matched, unmatched } = await send(one.page, PAIRS);
      one.timed.matched.push(...matched);
      one.timed.unmatched.push(...unmatched);
    }
  await own.page.close();
  await other.page.close();
  return rows(own.timed, other.timed, how);
}

function rows(own: Timed, other: Timed, how: string): Row[] {
  const name = `held and allowed request, ${how}`;
  const plain = { unit: 'ms', target: null, met: null };
  const beside = (what: string, q: number, ours: number[], rival: string, theirs: number[]) => ({
    ...plain,
    name: `${name}: ${what}, p${q * 100}`,
    value: quantile(ours, q),
    rival: `${rival}: ${quantile(theirs, q).toFixed(2)} ms`,
    ratio: quantile(ours, q) / quantile(theirs, q),
  });
  // Neighbours in time saw the same load.
  const added = own.matched.map((ms, i) => ms - own.unmatched[i]!);
  return [
    ...[0.5, 0.95].map((q) => ({
      ...plain,
      name: `${name}: added to its neighbour that is not held, p${q * 100}`,
      value: q === 0.5 ? median(added) : quantile(added, q),
      rival: null,
      ratio: null,
    })),
    ...[0.5, 0.95].flatMap((q) => [
      beside('whole time', q, own.matched, 'same request, no extension', other.matched),
      beside('whole time', q, own.matched, 'not held, same page', own.unmatched),
      beside('a request that is not held', q, own.unmatched, 'no extension', other.unmatched),
    ]),
  ];
}

function empty(): Timed {
  return { matched: [], unmatched: [] };
}

/** A submit and a request that no rule names, of the same size, in turns, from the page's script. */
async function send(page: Page, pairs: number): Promise<Timed> {
  const timed = await page.evaluate(async (count) => {
    const prompt = 'a lighthouse above a foggy bay, soft morning light, 35 mm, film grain';
    const options = { resolution: '1K', aspect_ratio: '16:9', num_images: 1 };
    const body = JSON.stringify({
      mediaType: 'image',
      scene: 'text-to-image',
      model: 'nano-banana',
      prompt,
      options,
    });
    const headers = { 'Content-Type': 'application/json' };
    const time = async (path: string) => {
      // Nobody presses Generate while the last one is still being recorded.
      await new Promise((resolve) => setTimeout(resolve, 100));
      const begin = performance.now();
      const response = await fetch(path, { method: 'POST', headers, body });
      await response.text();
      return performance.now() - begin;
    };
    const taken: Timed = { matched: [], unmatched: [] };
    for (let i = 0; i < count; i++)
      for (const path of i % 2 ? ['matched', 'unmatched'] : ['unmatched', 'matched'])
        if (path === 'matched') taken.matched.push(await time('/api/ai/generate'));
        else taken.unmatched.push(await time('/api/ai/whatever'));
    return taken;
  }, pairs);
  await rest(100);
  return timed;
}
