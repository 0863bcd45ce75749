import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { type Faults, noFaults } from '../studio/faults.ts';
import { generate, type House, openHouse, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';
import { readView } from './tell-extension.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ companion: 'paired' });
});
afterAll(() => house?.close());
beforeEach(async () => {
  Object.assign(house.studio.faults, noFaults);
  await house.page.goto(`${house.studio.url}/app`);
  await house.page.locator('#image-prompt').wait();
});

async function once(prompt: string, faults: Partial<Faults>): Promise<void> {
  Object.assign(house.studio.faults, faults);
  await generate(house.page, prompt);
}
const of = (events: readonly Event[], prompt: string) => {
  const requested = ofType(events, 'generation.requested').filter(
    (event) => event.request.prompt === prompt,
  );
  const mine = <T extends { generation: string }>(all: T[]) =>
    all.filter(({ generation }) => generation === requested[0]?.generation);
  return {
    requested,
    accepted: mine(ofType(events, 'generation.accepted')),
    finished: mine(ofType(events, 'generation.finished')),
    charged: mine(ofType(events, 'generation.charged')),
  };
};
const recorded = (prompt: string, holds: (found: ReturnType<typeof of>) => boolean) =>
  until(async () => of(await house.companion.events(), prompt), holds, 20_000);

test.each([
  ['402-error', 'insufficient'],
  ['402-code', 'insufficient'],
  ['200-code', 'insufficient'],
  ['403', 'insufficient'],
  ['400', 'insufficient'],
  ['200-empty-task', 'failed'],
] as const)('no credits, said as %s: rejected, nothing charged', async (insufficient, kind) => {
  await once(`short ${insufficient}`, { insufficient });
  const { accepted, finished } = await recorded(
    `short ${insufficient}`,
    (found) => found.finished.length > 0,
  );
  expect(accepted).toEqual([]);
  expect(finished).toHaveLength(1);
  expect(finished[0]).toMatchObject({ outcome: 'rejected', error: { kind }, assets: [] });
});

test.each([
  [{ refuse: 'moderation' }, 'moderated'],
  [{ refuse: 'no-auth' }, 'auth'],
  [{ rateLimit: '429-retry-after' }, 'rate-limited'],
] as const)('refused with %j: rejected as %s', async (faults, kind) => {
  await once(`refused ${kind}`, faults);
  const { finished } = await recorded(`refused ${kind}`, (found) => found.finished.length > 0);
  expect(finished[0]).toMatchObject({ outcome: 'rejected', error: { kind } });
});

test.each(['failed', 'moderated', 'canceled'] as const)(
  'a task that ends as %s is refunded, once',
  async (task) => {
    await once(`ends ${task}`, { task });
    const { accepted, finished, charged } = await recorded(
      `ends ${task}`,
      (found) => found.charged.length > 0,
    );
    expect(accepted[0]?.charged.credits).toBe(4000);
    expect(finished[0]?.outcome).toBe(task === 'canceled' ? 'canceled' : 'failed');
    expect(charged.map((one) => [one.charged.credits, one.why])).toEqual([[0, 'refund']]);
  },
);

test('an answer with the images at once is recorded whole', async () => {
  await once('at once', { synchronous: true });
  const { accepted, finished } = await recorded('at once', (found) => found.finished.length > 0);
  expect(accepted).toHaveLength(1);
  expect(finished[0]).toMatchObject({ outcome: 'succeeded' });
  expect(finished[0]?.assets).toHaveLength(1);
  expect(finished[0]?.latencyMs).toBeGreaterThan(0);
});

test.each(['html-500', 'malformed', 'cut'] as const)(
  'an answer that does not fit (%s): said in the panel, and nothing made up',
  async (answer) => {
    await once(`odd ${answer}`, { answer });
    const { requested } = await recorded(`odd ${answer}`, (found) => found.requested.length > 0);
    expect(requested[0]?.outcome).toBe('released');
    if (answer !== 'cut')
      await until(
        async () => (await readView(house.browser, house.extension)).misunderstood,
        (all) => all.some(({ what }) => /not JSON|status 500/.test(what)),
      );
    const { accepted, finished } = of(await house.companion.events(), `odd ${answer}`);
    expect([accepted, finished]).toEqual([[], []]);
  },
);

// Not an answer that is cut off: the browser itself then sends the request a second time.
test.each(['malformed-after-accept', 'hang-after-accept'] as const)(
  'an accepted task whose answer was lost (%s) is known again in My Images',
  async (answer) => {
    const prompt = `lost ${answer}`;
    await once(prompt, { answer, submits: 1 });
    await until(
      () => house.studio.ledger.tasks.find((task) => task.prompt === prompt)?.status,
      (status) => status === 'success',
    );
    await recorded(prompt, (found) => found.requested.length > 0);
    await house.page.goto(`${house.studio.url}/app/images`);
    const { accepted, finished } = await recorded(prompt, (found) => found.finished.length > 0);
    const task = house.studio.ledger.tasks.find((one) => one.prompt === prompt);
    expect(accepted.map((one) => [one.task, one.charged.credits])).toEqual([[task?.id, 4000]]);
    expect(finished).toHaveLength(1);
    expect(finished[0]?.assets.map(({ url }) => url)).toEqual(
      task?.images.map(({ imageUrl }) => imageUrl),
    );
    // Nobody saw the moment of its first image.
    expect(finished[0]?.latencyMs).toBeNull();
  },
);
