import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readView, tell } from '../hold/tell-extension.ts';
import { generate, type House, killWorker, openHouse, surface, until } from '../walks/house.ts';
import { expectRecordedOnce, finished } from '../walks/recorded.ts';
import { readMeta } from './outbox.ts';
import { type Says, type Stranger, startStranger } from './stranger.ts';

type Key = { key: string; secret: string; instance: string; url: string };

let house: House;
let stranger: Stranger | undefined;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await stranger?.close();
  stranger = undefined;
});
afterAll(() => house?.close());

const connection = async () => (await readView(house.browser, house.extension)).connection;
const hmac = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('hex');

/** It may even know the companion's name for itself; the key it cannot know. */
const wrongProof =
  ({ instance, url }: Key): Says =>
  (nonce) =>
    JSON.stringify({
      name: 'tierwise',
      version: '0.1.0',
      instance,
      proof: hmac('00'.repeat(32), `hello|${nonce}|${new URL(url).port}|${instance}`),
    });
/** What the true companion says, on another port: a program between the two. */
const otherPort =
  ({ instance, secret }: Key): Says =>
  (nonce) =>
    JSON.stringify({
      name: 'tierwise',
      version: '0.1.0',
      instance,
      proof: hmac(secret, `hello|${nonce}|7801|${instance}`),
    });

async function generateOne(prompt: string): Promise<void> {
  const { page, studio } = house;
  const before = studio.ledger.tasks.length;
  await page.bringToFront();
  await generate(page, prompt);
  await until(
    () => studio.ledger.tasks,
    (all) => all.length > before && all.every(({ finishedAt }) => finishedAt !== null),
    30_000,
  );
  await page.locator('button:not([disabled])::-p-text(Generate Images)').wait();
}

async function delivered(count: number): Promise<void> {
  const events = await until(
    () => house.companion.events(),
    (all) => finished(all) === count,
    30_000,
  );
  expectRecordedOnce(events, house.studio.ledger.tasks);
}

test.each([
  ['a wrong proof', wrongProof, 'stranger', false],
  ['a wrong proof, to a worker that was just started', wrongProof, 'stranger', true],
  ['a proof made for another port', otherPort, 'stranger', false],
  ['agreement to everything', () => () => '{"receipts":[],"ok":true}', 'stranger', false],
  ['a page', () => () => '<!doctype html><title>Hello</title>', 'stranger', false],
  ['nothing', () => () => null, 'away', false],
] as [string, (key: Key) => Says, string, boolean][])(
  'a stranger on the port that answers with %s learns nothing but a nonce and the name of the key',
  async (name, says, state, restart) => {
    const { studio, companion, browser, extension } = house;
    const before = studio.ledger.tasks.length;
    const prompt = 'a secret lighthouse';
    await generateOne(`${prompt}, ${name}, before`);
    await delivered(before + 1);
    const key = await readMeta<Key>(house, 'key');
    expect(key.secret).toMatch(/^[0-9a-f]{64}$/);

    await companion.signal('SIGTERM');
    stranger = await startStranger(Number(new URL(key.url).port), says(key));
    if (restart) expect(await killWorker(browser, extension)).toBe(true);
    await generateOne(`${prompt}, ${name}, meanwhile`);
    await until(connection, (now) => now.state === state && now.waiting >= 3, 30_000);
    const popup = await surface(browser, extension, 'popup');
    await popup.waitForFunction(
      (title) => document.body.textContent?.includes(title),
      {},
      state === 'stranger' ? 'Not our companion' : 'Companion away',
    );
    await popup.close();
    // Asked again by the person, it still tells the stranger nothing.
    await tell(browser, extension, 'reconnect');
    const { snapshot } = await readView(browser, extension);
    expect(snapshot.recent.map(({ prompt: recorded }) => recorded)).toContain(
      `${prompt}, ${name}, meanwhile`,
    );

    const told = stranger.told();
    const heads = told.split('\r\n\r\n');
    expect(heads.pop()).toBe('');
    expect(heads.length).toBeGreaterThan(1);
    for (const head of heads) {
      const [line, ...headers] = head.split('\r\n');
      expect(line).toMatch(
        new RegExp(`^GET /v1/hello\\?nonce=[0-9a-f]{32}&key=${key.key} HTTP/1\\.1$`),
      );
      expect(headers.join('\n')).not.toMatch(/^(authorization|cookie|content-length)/im);
    }
    const nonces = heads.map((head) => /nonce=(\w+)/.exec(head)?.[1]);
    expect(new Set(nonces).size).toBe(nonces.length);
    for (const secret of [
      key.secret,
      prompt,
      'lighthouse',
      await readMeta<string>(house, 'device'),
    ])
      expect(told).not.toContain(secret);

    await stranger.close();
    stranger = undefined;
    await companion.start();
    await tell(browser, extension, 'reconnect');
    await delivered(before + 2);
    await until(connection, (now) => now.state === 'connected' && now.waiting === 0);
  },
);
