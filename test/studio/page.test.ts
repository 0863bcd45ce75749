import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Studio, type StudioOptions, startStudio } from './studio.ts';

const executablePath = process.env.BROWSER_PATH ?? '/usr/bin/chromium';

let browser: Browser;
let studio: Studio;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
});
afterAll(() => browser.close());
afterEach(async () => {
  await page.browserContext().close();
  await studio.close();
  // A violated content policy would be an error here, and so would an exception of the page.
  expect(complaints).toEqual([]);
});

async function open(options: StudioOptions = {}, path = '/app'): Promise<void> {
  studio = await startStudio({ speed: 200, seed: 21, ...options });
  complaints = [];
  const context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1360, height: 900 });
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(studio.url + path);
  await page.waitForSelector('#image-prompt, .view');
}

const button = (text: string) => `::-p-xpath(//button[normalize-space(.)="${text}"])`;
const generate = button('Generate Images');
const enabled = () => page.$eval(generate, (one) => !(one as HTMLButtonElement).disabled);
const text = (selector: string) => page.$eval(selector, (one) => one.textContent);
const submits = () => studio.requests.filter(({ path }) => path === '/api/ai/generate');
const ready = () => page.waitForSelector(generate);

test('a raw assignment does not take; the prototype’s setter and typing do', async () => {
  await open();
  await ready();
  await page.$eval('#image-prompt', (field) => {
    (field as HTMLTextAreaElement).value = 'raw';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(await text('.counter')).toBe('0 / 2000');
  expect(await enabled()).toBe(false);

  await page.$eval('#image-prompt', (field) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!;
    set!.call(field, 'native');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitForFunction(() => document.querySelector('.counter')?.textContent === '6 / 2000');
  expect(await enabled()).toBe(true);

  await page.type('#image-prompt', ' and typed');
  expect(await text('.counter')).toBe('16 / 2000');
  await page.click(generate);
  await page.waitForSelector('.status.success');
  expect(JSON.parse(submits()[0]!.body).prompt).toBe('native and typed');
});

test('a person picks a model by keyboard, sees the cost, generates, and sees the pictures', async () => {
  await open();
  await ready();
  const line = () => text('.submit .cost-line');
  expect(await line()).toBe('Cost 4 credits·Remaining 100 credits');
  await page.type('#image-prompt', 'a lighthouse at dusk');
  await page.focus('button[role=combobox]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=listbox]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('[role=listbox]'));
  expect(await text('button[role=combobox]')).toBe('Banana AI standard');
  await page.click('[role=radio]:nth-child(2)');
  expect(await line()).toBe('Cost 24 credits·Remaining 100 credits');

  await page.click(generate);
  await page.waitForSelector('.status.success');
  await page.waitForFunction(() =>
    document.querySelector('.submit .cost-line')?.textContent?.includes('Remaining 76 credits'),
  );
  const alts = await page.$$eval('.result-picture img', (all) => all.map(({ alt }) => alt));
  expect(alts).toEqual(['a lighthouse at dusk', 'a lighthouse at dusk']);
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.result-picture img')].every(
      (image) => image.complete && image.naturalWidth > 0,
    ),
  );
  const body = JSON.parse(submits()[0]!.body);
  expect(body).toEqual({
    mediaType: 'image',
    scene: 'text-to-image',
    provider: 'gemini',
    model: 'banana-ai-standard',
    prompt: 'a lighthouse at dusk',
    options: { aspect_ratio: '1:1', resolution: '1K', num_images: 2 },
  });
});

test('the policy is in force: markup from a script is refused, and these tests would notice', async () => {
  await open();
  await ready();
  const outcome = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<p>hello</p>';
      return 'written';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(outcome).toBe('TypeError');
  expect(complaints.splice(0).join(' ')).toMatch(/TrustedHTML/);
});

test('with too few credits a dialog opens and no request is sent', async () => {
  await open({ dailyCredits: 3 });
  await ready();
  await page.type('#image-prompt', 'anything');
  await page.click(generate);
  await page.waitForSelector('dialog[open]');
  expect(await text('dialog h2')).toBe('Insufficient credits');
  expect(submits()).toHaveLength(0);
});

test('a reload goes on polling a task that still runs', async () => {
  await open({ speed: 4 });
  await ready();
  await page.type('#image-prompt', 'slow morning');
  await page.click(generate);
  await page.waitForSelector('[data-task-status]');
  await page.reload();
  await page.waitForSelector('[data-task-status=success]');
  expect(studio.ledger.tasks).toHaveLength(1);
});

test('cancel aborts a request under way and gives the button back', async () => {
  await open({ faults: { answer: 'hang' } });
  await ready();
  await page.type('#image-prompt', 'never mind');
  await page.click(generate);
  await page.waitForSelector(button('Generating...'));
  await page.click(button('Cancel'));
  await ready();
  expect(studio.ledger.tasks).toHaveLength(0);
});

test('a failed task says why, and the credits come back on the page', async () => {
  await open({ faults: { task: 'failed' } });
  await ready();
  await page.type('#image-prompt', 'unlucky');
  await page.click(generate);
  await page.waitForSelector('.status.failed');
  expect(await text('.task-error')).toMatch(/refunded/);
  await page.waitForFunction(() =>
    document.querySelector('.submit .cost-line')?.textContent?.includes('Remaining 100 credits'),
  );
});

test('upscale, inpaint, outpaint and animate leave from a picture', async () => {
  await open({ dailyCredits: 200 });
  await ready();
  await page.type('#image-prompt', 'a tree in a meadow');
  await page.click(generate);
  await page.waitForSelector('.status.success');
  const done = (count: number) =>
    page.waitForFunction(
      (wanted) => document.querySelectorAll('.status.success').length === wanted,
      {},
      count,
    );
  const original = '.task:last-child ';
  const press = (title: string) =>
    page.$eval(`${original}[title="${title}"]`, (one) => (one as HTMLElement).click());
  await press('Upscale 2K');
  await done(2);
  await press('Outpaint');
  // The dialog is there a moment before it opens, and its button before there is a mask to send.
  await page.locator(button('Extend image')).click();
  await done(3);
  await press('Inpaint');
  const canvas = await page.waitForSelector('dialog[open] .mask canvas', { visible: true });
  const box = (await canvas!.boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 4 });
  await page.mouse.up();
  await page.locator(button('Repaint area')).click();
  await done(4);
  await press('Animate');
  await page.waitForSelector('dialog[open] .edit-still');
  await page.locator('dialog[open] .primary').click();
  await done(5);
  const [first, ...derived] = studio.ledger.tasks;
  expect(derived.map(({ scene, prompt }) => [scene, prompt])).toEqual([
    ['upscale', ''],
    ['outpaint', ''],
    ['inpaint', ''],
    ['image-to-video', ''],
  ]);
  for (const { options } of derived)
    expect(options.image_input).toEqual([first!.images[0]!.imageUrl]);
  expect(derived[2]!.options.mask).toMatch(/^data:image\/png;base64,/);
});

test('views change without a new document; a prompt of the past fills the box', async () => {
  await open({ history: 2 });
  await ready();
  await page.evaluate(() => {
    document.body.dataset.same = 'yes';
  });
  await page.click('a[href="/app/images"]');
  await page.waitForSelector('.tile img');
  expect(new URL(page.url()).pathname).toBe('/app/images');
  await page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('.tile img')!.naturalWidth === 256,
  );
  await page.click(button('Next'));
  await page.waitForSelector('::-p-text(Page 2 of)');
  await page.click('a[href="/app/history"]');
  await page.waitForSelector('.prompts button');
  const said = await text('.prompts button span');
  await page.click('.prompts button');
  await page.waitForSelector('#image-prompt');
  expect(await page.$eval('#image-prompt', (one) => (one as HTMLTextAreaElement).value)).toBe(said);
  expect(await page.evaluate(() => document.body.dataset.same)).toBe('yes');
  await page.goBack();
  await page.waitForSelector('.prompts');
});

test('the theme can be toggled and the page may send through XMLHttpRequest', async () => {
  await open({ transport: 'xhr' });
  await ready();
  const isDark = () => page.evaluate(() => document.documentElement.classList.contains('dark'));
  const before = await isDark();
  await page.click('button[aria-label$=theme]');
  expect(await isDark()).toBe(!before);
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new Error('not through fetch'));
  });
  await page.type('#image-prompt', 'through the older way');
  await page.click(generate);
  await page.waitForSelector('.status.success');
  expect(submits()).toHaveLength(1);
});
