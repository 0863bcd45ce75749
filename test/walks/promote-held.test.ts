import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleRule } from '../../companion/sample.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { type House, openHouse, typePrompt, until } from './house.ts';
import {
  draw,
  formIs,
  formOf,
  line,
  lineSays,
  promote,
  recorded,
  type StudioTask,
  say,
  submits,
  unfold,
} from './promoting.ts';
import { expectNoGaps, ofType } from './recorded.ts';

let house: House;
let draft: StudioTask;
let form: Awaited<ReturnType<typeof formOf>>;
let sent: number;
beforeAll(async () => {
  house = await openHouse();
  draft = await draw(house, 'an old harbour at dawn');
  await typePrompt(house.page, 'a glass bird');
});
afterAll(() => house?.close());
beforeEach(async () => {
  form = await formOf(house.page);
  sent = submits(house.studio);
});

const closeLine = () => house.page.locator('>>> .plan button::-p-text(Close)').click();
const lastRequested = async () =>
  ofType(await house.companion.events(), 'generation.requested').at(-1);
const nothingSent = async () => {
  expect(submits(house.studio)).toBe(sent);
  await formIs(house.page, form);
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('taken back within five seconds, by the button or by Escape: nothing is touched or sent', async () => {
  const { page } = house;
  for (const takeBack of [
    () => page.locator('>>> .plan button::-p-text(Undo)').click(),
    () => page.keyboard.press('Escape'),
  ]) {
    await promote(page, draft);
    await lineSays(page, 'in 3 s');
    await takeBack();
    await pause(3500);
    expect(await line(page)).not.toMatch(/Promoting|Setting up|Rendering|ready/);
    await nothingSent();
  }
});

test('a page that is left meanwhile spends nothing, also when the browser brings it back', async () => {
  const { page, studio } = house;
  await promote(page, draft);
  await lineSays(page, 'in 3 s');
  await page.goto('about:blank');
  await page.goBack();
  await page.locator('#image-prompt').wait();
  await pause(4000);
  expect(submits(studio)).toBe(sent);
  await page.locator(`.result-picture img[src*="${draft.id}"]`).wait();
});

test('a rule that says confirm shows the sheet; cancelled there, nothing is sent', async () => {
  const { page, studio } = house;
  const rule = sampleRule({
    id: 'ask-before-promotion',
    title: 'Ask before a promotion',
    when: 'request.promoted',
    message: 'A promotion for {price.credits} credits.',
  });
  const rules = { ...DEFAULT_RULES, rules: [...DEFAULT_RULES.rules, rule] };
  expect(await say(house, 'saveRules', rules)).toEqual({ ok: true });
  await page.bringToFront();
  const tasks = studio.ledger.tasks.length;
  await promote(page, draft);
  const sheet = await page.locator('>>> .sheet[role="dialog"]').waitHandle();
  expect(await sheet.evaluate(({ textContent }) => textContent)).toContain(
    'A promotion for 5 credits.',
  );
  await lineSays(page, 'At the gate');
  await page.locator('>>> .sheet button[aria-disabled="false"]::-p-text(Cancel)').click();
  await lineSays(page, 'You cancelled it.');
  await nothingSent();
  const requested = await until(lastRequested, (one) => one?.outcome === 'cancelled', 60_000);
  expect(requested?.request.promotedFrom).not.toBeNull();
  await closeLine();

  await promote(page, draft);
  await page.locator('>>> .sheet button[aria-disabled="false"]::-p-text(Generate anyway)').click();
  await lineSays(page, 'is ready');
  expect(studio.ledger.tasks.length).toBe(tasks + 1);
  await formIs(page, form);
  await recorded(house, 2);
  await say(house, 'saveRules', { ...DEFAULT_RULES, revision: 1 });
  await page.bringToFront();
});

test('a page that asks for something else than was promised sends nothing, and it is said what', async () => {
  const { page } = house;
  await page.evaluate(() => {
    const original = window.fetch;
    (window as { honest?: typeof fetch }).honest = original;
    window.fetch = (input, init) => {
      if (!String(input).endsWith('/api/ai/generate')) return original(input, init);
      const body = JSON.parse(String(init?.body));
      return original(input, {
        ...init,
        body: JSON.stringify({ ...body, model: 'banana-ai-pro' }),
      });
    };
  });
  await promote(page, draft);
  const said = await lineSays(page, 'Not sent');
  expect(said).toContain('model “banana-ai-pro” instead of “flux-2-pro”');
  await nothingSent();
  const requested = await until(
    lastRequested,
    (one) => one?.request.model === 'banana-ai-pro',
    60_000,
  );
  expect(requested).toMatchObject({ outcome: 'cancelled', request: { promotedFrom: null } });
  expect(await page.evaluate(() => document.body.textContent)).toContain('Tierwise');
  await page.evaluate(() => {
    window.fetch = (window as unknown as { honest: typeof fetch }).honest;
  });
  await closeLine();
});

test.each([
  ['model', '[role="combobox"]', 'pointerdown,click,keydown', 'did not take the model'],
  // The field shows our text and the page does not know: the gate sees what it really sends.
  ['prompt', '#image-prompt', 'input', 'as the page asked for another prompt'],
])(
  'a page whose %s ignores us: it is said, nothing is sent, all is put back',
  async (_, control, types, words) => {
    const { page } = house;
    await page.evaluate(
      (css, names) => {
        const deaf = (event: Event) => {
          if (!event.isTrusted && (event.target as Element).matches?.(css))
            event.stopImmediatePropagation();
        };
        (window as { hear?: () => void }).hear = () => {
          for (const name of names.split(',')) removeEventListener(name, deaf, true);
        };
        for (const name of names.split(',')) addEventListener(name, deaf, true);
      },
      control,
      types,
    );
    await promote(page, draft);
    await lineSays(page, words);
    await page.evaluate(() => (window as unknown as { hear(): void }).hear());
    await nothingSent();
    await closeLine();
  },
);

test('a page that asks more than was said sends nothing, and the new price is noted', async () => {
  const { page } = house;
  await page.evaluate(() => {
    const dearer = () => {
      const cost = document.querySelector('.cost-line span')?.firstChild?.nextSibling;
      if (cost?.textContent === '5') cost.textContent = '50';
    };
    (window as { dearer?: ReturnType<typeof setInterval> }).dearer = setInterval(dearer, 10);
  });
  await promote(page, draft);
  await lineSays(page, 'The page asks 50 credits now, not 5.');
  await page.evaluate(() =>
    clearInterval((window as { dearer?: ReturnType<typeof setInterval> }).dearer),
  );
  await nothingSent();
  await closeLine();
  const events = await until(
    () => house.companion.events(),
    (all) => ofType(all, 'price.observed').some(({ credits }) => credits === 50_000),
    60_000,
  );
  expect(ofType(events, 'price.observed').at(-1)?.key.model).toBe('flux-2-pro');
});

test('who lays a hand on the form stops the promotion, and their change stays', async () => {
  const { page, studio } = house;
  await typePrompt(page, 'a paper boat');
  // The studio is busy for a while with a draft of the person's own.
  studio.faults.slowPolling = 9000;
  await page.locator('button:not([disabled])::-p-text(Generate)').click();
  await until(
    () => studio.ledger.tasks.at(-1)?.prompt,
    (prompt) => prompt === 'a paper boat',
  );
  const own = submits(studio);
  form = await formOf(page);
  await promote(page, draft);
  await lineSays(page, 'Setting up');
  await until(
    () => formOf(page),
    ({ prompt }) => prompt === 'an old harbour at dawn',
  );
  await page.focus('#image-prompt');
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await lineSays(page, 'You changed the form yourself.');
  studio.faults.slowPolling = 0;
  await formIs(page, { ...form, prompt: 'an old harbour at dawn!' });
  await pause(5000);
  expect(submits(studio)).toBe(own);
  expectNoGaps(await house.companion.events());
});

test('an input image that could not be put back stays, and it is said why', async () => {
  const { page } = house;
  await page.locator('button:not([disabled])::-p-text(Generate)').wait();
  const [, other] = house.studio.ledger.tasks;
  await page.$eval(
    `.result:has(img[src*="${other?.id}"]) button[title="Use as reference"]`,
    (button) => (button as HTMLElement).click(),
  );
  await unfold(page);
  form = await formOf(page);
  expect(form.input).toBe(other?.images[0]?.imageUrl);
  // As where the person uploaded it: the page shows it nowhere else.
  await page.$eval(`.result:has(img[src*="${other?.id}"])`, (card) => card.remove());
  await promote(page, draft);
  await lineSays(page, 'Take your input image out of the form first');
  await nothingSent();
  await closeLine();
  await page.locator('button[aria-label="Remove reference"]').click();
});
