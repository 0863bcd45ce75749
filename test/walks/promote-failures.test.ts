import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Faults, noFaults } from '../studio/faults.ts';
import { type House, openHouse, typePrompt, until } from './house.ts';
import {
  assetAt,
  draw,
  formIs,
  formOf,
  line,
  lineSays,
  promote,
  promoteTo,
  recorded,
  type StudioTask,
  submits,
} from './promoting.ts';
import { expectNoGaps, expectRecordedOnce, ofType } from './recorded.ts';

const LIMIT_MS = 180_000;

let house: House;
let draft: StudioTask;
let form: Awaited<ReturnType<typeof formOf>>;
beforeAll(async () => {
  house = await openHouse();
  draft = await draw(house, 'an old harbour at dawn');
  await typePrompt(house.page, 'a glass bird');
  form = await formOf(house.page);
});
afterAll(() => house?.close());
afterEach(() => {
  Object.assign(house.studio.faults, noFaults);
});

/** The end of the promotion that the studio was asked for last, once it is on record. */
async function lastEnd() {
  const { companion, studio } = house;
  const draftAsset = assetAt(await companion.events(), draft.images[0]?.imageUrl);
  const events = await until(
    () => companion.events(),
    (all) => {
      const requested = ofType(all, 'generation.requested');
      const ended = ofType(all, 'generation.finished').at(-1)?.generation;
      return requested.length === submits(studio) && requested.at(-1)?.generation === ended;
    },
    60_000,
  );
  const requested = ofType(events, 'generation.requested').at(-1);
  expect(requested).toMatchObject({
    outcome: 'released',
    request: { promotedFrom: draftAsset.id, model: 'flux-2-pro' },
  });
  return ofType(events, 'generation.finished').at(-1);
}
/** The form is as it was; the page's own dialog, under which nothing can be pressed, and our line are read and closed. */
async function cleared(dialog = false): Promise<void> {
  const { page } = house;
  await formIs(page, form);
  if (dialog) await page.locator('dialog[open] button.primary').click();
  await page.locator('>>> .plan button::-p-text(Close)').click();
}

const refused: [Partial<Faults>, string, string][] = [
  [{ insufficient: '402-error' }, 'Not enough credits', 'insufficient'],
  [{ insufficient: '402-code' }, 'Not enough credits', 'insufficient'],
  [{ insufficient: '200-code' }, 'Not enough credits', 'insufficient'],
  [{ insufficient: '403' }, 'Not enough credits', 'insufficient'],
  [{ insufficient: '400' }, 'Not enough credits', 'insufficient'],
  [{ insufficient: '200-empty-task' }, 'The studio failed', 'failed'],
  [{ refuse: 'moderation' }, 'content filter', 'moderated'],
  [{ refuse: 'no-auth' }, 'sign in', 'auth'],
  [{ rateLimit: '429-retry-after' }, 'too busy', 'rate-limited'],
  [{ rateLimit: '429-x-ratelimit' }, 'too busy', 'rate-limited'],
];
test.each(refused)(
  'refused with %o: never accepted, nothing charged',
  { timeout: LIMIT_MS },
  async (fault, words, kind) => {
    const { page, studio } = house;
    const balance = studio.ledger.balance();
    Object.assign(studio.faults, fault, { submits: 1 });
    await promote(page, draft);
    expect(await lineSays(page, words)).toContain('Nothing was charged.');
    expect(await lastEnd()).toMatchObject({ outcome: 'rejected', assets: [], error: { kind } });
    expect(studio.ledger.balance()).toBe(balance);
    await cleared(kind === 'insufficient');
  },
);

test.each([
  ['failed', 'The studio failed', 'failed'],
  ['moderated', 'content filter', 'failed'],
  ['canceled', 'The studio cancelled it', 'canceled'],
] as const)(
  'a task that is %s gives its credits back',
  { timeout: LIMIT_MS },
  async (task, words, outcome) => {
    const { page, studio, companion } = house;
    const balance = studio.ledger.balance();
    Object.assign(studio.faults, { task, submits: 1 });
    await promote(page, draft);
    await lineSays(page, words);
    const end = await lastEnd();
    expect(end).toMatchObject({ outcome, assets: [] });
    expect(studio.ledger.balance()).toBe(balance);
    const events = await until(
      () => companion.events(),
      (all) => ofType(all, 'generation.charged').some((one) => one.generation === end?.generation),
      60_000,
    );
    expect(
      ofType(events, 'generation.charged').find((one) => one.generation === end?.generation),
    ).toMatchObject({ charged: { credits: 0 }, why: 'refund' });
    await cleared();
  },
);

test('the studio’s client opens its dialog: nothing is sent, and its words are said', {
  timeout: LIMIT_MS,
}, async () => {
  const { page, studio } = house;
  const sent = submits(studio);
  await promote(page, draft);
  await lineSays(page, 'in 4 s');
  // Somebody else empties the account meanwhile; the page learns of it by the person's upscale.
  studio.faults.clientBlock = true;
  await page.locator('button[title="Upscale 2K"]').click();
  const said = await lineSays(page, 'The studio says: Insufficient credits');
  expect(said).toContain('0 are left');
  // The upscale alone.
  expect(submits(studio)).toBe(sent + 1);
  studio.faults.clientBlock = false;
  await cleared(true);
});

test('the credits do not suffice: the line says when they will, and the button does nothing', {
  timeout: LIMIT_MS,
}, async () => {
  const { page, studio } = house;
  studio.faults.clientBlock = true;
  await page.reload();
  await page.locator(`.result-picture img[src*="${draft.id}"]`).wait();
  const sent = submits(studio);
  await promote(page, draft);
  const said = await lineSays(page, '0 left. Possible in');
  expect(said).toMatch(/Not enough credits: ~?5 needed, 0 left\. Possible in \d/);
  expect(submits(studio)).toBe(sent);
  studio.faults.clientBlock = false;
  await page.reload();
  form = await formOf(page);
});

test('no answer: we stop waiting, and what the studio did all the same is on record later', {
  timeout: LIMIT_MS,
}, async () => {
  const { page, studio, companion } = house;
  await page.goto(`${studio.url}/app?tierwise-patience=1500`);
  const before = studio.ledger.tasks.length;
  Object.assign(studio.faults, { answer: 'hang-after-accept', submits: 1 });
  await promote(page, draft);
  await lineSays(page, 'We stop waiting; the studio may still charge.');
  const task = studio.ledger.tasks[before];
  expect(task).toMatchObject({ model: 'flux-2-pro', costCredits: 5 });
  await page.goto(`${studio.url}/app/images`);
  expect(await lastEnd()).toMatchObject({ outcome: 'succeeded', charged: { credits: 5000 } });
  expectRecordedOnce(await companion.events(), studio.ledger.tasks);
});

test('a late answer is still the result', { timeout: LIMIT_MS }, async () => {
  const { page, studio, companion } = house;
  await page.goto(`${studio.url}/app?tierwise-patience=1500`);
  // Long enough for a busy machine to see what is said meanwhile.
  studio.faults.slowPolling = 8000;
  await promote(page, draft);
  await lineSays(page, 'We stop waiting; the studio may still charge.');
  await lineSays(page, 'is ready');
  studio.faults.slowPolling = 0;
  await lastEnd();
  expectRecordedOnce(await companion.events(), studio.ledger.tasks);
});

test('with the companion away it goes on by the same rules, and is delivered afterwards', {
  timeout: LIMIT_MS,
}, async () => {
  const { page, studio, companion } = house;
  await companion.signal('SIGKILL');
  await page.goto(`${studio.url}/app`);
  await promote(page, draft);
  await lineSays(page, 'is ready');
  await companion.start();
  await recorded(house, studio.ledger.tasks.length);
  const end = await lastEnd();
  expect(end?.outcome).toBe('succeeded');
  const requested = ofType(await companion.events(), 'generation.requested').at(-1);
  expect(requested?.decision.decidedBy).toBe('extension');
  expectRecordedOnce(await companion.events(), studio.ledger.tasks);
  expectNoGaps(await companion.events());
});

test('the target is the person’s choice', { timeout: LIMIT_MS }, async () => {
  const { page } = house;
  await promoteTo(house, 'heavy');
  await promote(page, draft);
  await lineSays(page, 'Promoting to Banana AI pro 2K');
  await page.keyboard.press('Escape');
  await until(
    () => line(page),
    (said) => !said.includes('Promoting'),
  );
  await promoteTo(house, 'next');
});
