import { afterEach, beforeEach, expect, it } from 'vitest';
import { Replay } from '../../shared/replay/replay-result.ts';
import { NO_CAPS } from '../../shared/rule.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleFinished, sampleGate, sampleRated, sampleRequested } from '../sample.ts';

let companion: InProcess;
let browser: Awaited<ReturnType<InProcess['pair']>>;
beforeEach(async () => {
  companion = await inProcess();
  browser = await companion.pair();
});
afterEach(() => companion.close());

const ask = (body: unknown) =>
  companion.ask('/v1/replays', browser.authorization, { method: 'POST', body });
const replayed = async (body: unknown) => {
  const reply = await ask(body);
  expect(reply.status, reply.text).toBe(200);
  return Replay.parse(reply.json);
};

/** Three generations at 4 credits through the gate, one of them with a usable asset. */
async function generate(): Promise<void> {
  const { device } = browser;
  for (let i = 0; i < 3; i += 1) {
    const asked = sampleGate(device, NOON);
    const { generation } = asked;
    await companion.ask('/v1/gate', browser.authorization, { method: 'POST', body: asked });
    const asset = sampleGate(device, NOON).generation;
    await companion.ledger.append([
      sampleRequested(device, 3 * i + 1, NOON, generation),
      sampleFinished(device, 3 * i + 2, NOON + 1, generation, asset),
      sampleRated(device, 3 * i + 3, NOON + 2, asset, i === 2 ? 'usable' : 'rejected'),
    ]);
    companion.clock.now += 60_000;
  }
}

it('finds the past unchanged under the rules in force', async () => {
  await generate();
  expect(await replayed({})).toMatchObject({
    requests: 3,
    recomputed: 0,
    changed: 0,
    stopped: { low: 0, high: 0 },
    sites: [{ site: SITE, spent: 12_000, saved: { low: 0, high: 0 } }],
  });
});

it('tells what a cap would have stopped, saved and put at risk', async () => {
  await generate();
  const told = await replayed({ caps: { ...NO_CAPS, daily: 8000 } });
  expect(told).toMatchObject({
    changed: 1,
    stopped: { low: 1, high: 1 },
    minutesSaved: { low: 0.5, high: 0.5 },
    usableAtRisk: { low: 1, high: 1 },
    sites: [{ site: SITE, saved: { low: 4000, high: 4000 } }],
    rules: [{ rule: 'daily-cap', spoke: { low: 1, high: 1 }, stopped: { low: 1, high: 1 } }],
  });
  expect(companion.rules.data.caps.daily).toBeNull();
});

it('tells what other prices would have cost', async () => {
  await generate();
  const price = { model: 'nano-banana', kind: null, resolution: null, credits: 1000 };
  const { sites } = await replayed({ prices: [price] });
  expect(sites).toMatchObject([{ spent: 12_000, saved: { low: 9000, high: 9000 } }]);
});

it('keeps to the range, and to what is known of it later', async () => {
  await generate();
  const from = NOON + 60_000;
  // The last two were asked for in it as the browser says, all at noon by its own clock.
  expect((await replayed({ from })).requests).toBe(0);
  expect((await replayed({ from: NOON, until: NOON + 1 })).requests).toBe(3);
});

it('refuses a rule that is none and names it', async () => {
  const [rule] = companion.rules.data.rules;
  const { status, json } = await ask({ rules: [{ ...rule, when: 'price.credits > 3' }, rule] });
  expect([status, json.error.code, json.error.path]).toEqual([400, 'bad-rule', 'rules.1.id']);
});
