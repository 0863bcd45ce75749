import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { SHIPANY_TWO_ACT } from '../../shared/site/shipany-two-act.ts';
import { bundleScript } from '../bundle-script.ts';
import type * as Acting from './acting.ts';

declare const acting: typeof Acting;

let browser: Browser;
let page: Page;
let folder: string;
let script: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-act-'));
  script = await bundleScript(new URL('./acting.ts', import.meta.url), 'acting');
  browser = await launchBrowser(findBrowser(), folder, true);
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});
/** What each control told its page. */
const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
beforeEach(async () => {
  await page.goto('about:blank');
  await page.evaluate(`${script};window.acting=acting;window.heard=[];`);
});
const put = (html: string) =>
  page.evaluate((text) => {
    document.body.innerHTML = text;
  }, html);
/** What the control is set to afterwards, or why it is not. */
const choose = (css: string, wanted: string) =>
  page.evaluate(
    (at, option) =>
      acting
        .writeControl(
          document.querySelector(at) as HTMLElement,
          option,
          new AbortController().signal,
        )
        .catch((error: Error) => `refused: ${error.message}`),
    css,
    wanted,
  );
const read = (css: string) =>
  page.evaluate((at) => acting.readControl(document.querySelector(at) as HTMLElement), css);

test('a native list takes an option by its words or its value, and tells the page', async () => {
  await put(`<select><option value="a">Nano Banana</option><option value="pro-2">Banana AI pro</option>
    <option value="c" disabled>Sold out</option></select>`);
  await page.evaluate(() => {
    const select = document.querySelector('select')!;
    for (const type of ['input', 'change'])
      select.addEventListener(type, () =>
        (window as unknown as { heard: string[] }).heard.push(`${type} ${select.value}`),
      );
  });
  expect(await choose('select', 'banana-ai-pro')).toBe('Banana AI pro');
  expect(await heard()).toEqual(['input pro-2', 'change pro-2']);
  expect(await choose('select', 'a')).toBe('Nano Banana');
  expect(await choose('select', 'Sold out')).toBe('refused: “Sold out” is disabled');
  expect(await choose('select', 'Veo')).toBe('refused: it does not offer “Veo”');
});

test('a group of buttons, of radios or of native ones', async () => {
  await put(`<div id="pills" role="radiogroup"><button role="radio" aria-checked="true">1</button>
    <button role="radio" aria-checked="false">2</button>
    <button role="radio" aria-checked="false" disabled>3</button></div>`);
  await page.evaluate(() => {
    const pills = [...document.querySelectorAll('[role="radio"]')];
    for (const pill of pills)
      pill.addEventListener('click', () => {
        for (const one of pills) one.setAttribute('aria-checked', String(one === pill));
      });
  });
  expect(await choose('#pills', '2')).toBe('2');
  expect(await choose('#pills', '3')).toBe('refused: “3” is disabled');
  expect(await choose('#pills', '9')).toBe('refused: it does not offer “9”');
});

/** A list in a portal that opens by one way alone, as some of these sites' do. */
const listbox = (
  opens: 'pointerdown' | 'click' | 'Enter' | 'ArrowDown',
  takes: 'click' | 'Enter',
) =>
  page.evaluate(
    (open, take) => {
      document.body.innerHTML = `<button role="combobox" aria-controls="list"
        aria-expanded="false"><span>Light</span><b>NEW</b></button>`;
      const trigger = document.querySelector('button')!;
      const close = () => document.querySelector('#portal')?.remove();
      const show = () => {
        if (document.querySelector('#portal')) return;
        const portal = document.createElement('div');
        portal.id = 'portal';
        portal.innerHTML = `<div role="listbox" id="list"><div role="option" tabindex="-1"><span>Light
          </span><i>4 credits</i></div><div role="option" tabindex="-1"><span>Heavy</span><b>PRO</b>
          <i>from 18 credits</i></div></div>`;
        portal.addEventListener('keydown', (event) => event.key === 'Escape' && close());
        for (const option of portal.querySelectorAll('[role="option"]')) {
          const pick = () => {
            trigger.querySelector('span')!.textContent = option
              .querySelector('span')!
              .textContent!.trim();
            close();
          };
          if (take === 'click') option.addEventListener('click', pick);
          else
            option.addEventListener('keydown', (event) => {
              if ((event as KeyboardEvent).key === 'Enter') pick();
            });
        }
        // It comes a moment later, as what a framework draws does.
        setTimeout(() => document.body.append(portal), 60);
      };
      if (open === 'pointerdown')
        trigger.addEventListener('pointerdown', (event) => event.pointerType === 'mouse' && show());
      else if (open === 'click') trigger.addEventListener('click', show);
      else
        trigger.addEventListener('keydown', (event) => {
          if (event.key === open) show();
        });
    },
    opens,
    takes,
  );

test.each([
  ['pointerdown', 'click'],
  ['click', 'click'],
  ['Enter', 'Enter'],
  ['ArrowDown', 'Enter'],
] as const)('a list that opens by %s and takes by %s', async (opens, takes) => {
  await listbox(opens, takes);
  expect(await choose('button', 'heavy')).toBe('Heavy');
  expect(await page.$('#portal')).toBeNull();
});

test('what a list does not offer is not chosen, and the list is closed again', async () => {
  await listbox('pointerdown', 'click');
  expect(await choose('button', 'Standard')).toBe('refused: it does not offer “Standard”');
  expect(await page.$('#portal')).toBeNull();
  expect(await page.$eval('span', ({ textContent }) => textContent)).toBe('Light');
});

test('text arrives in a field that keeps its last value beside itself, and is read back', async () => {
  await put('<textarea></textarea><input maxlength="3" value="abc">');
  await page.evaluate(() => {
    const area = document.querySelector('textarea')!;
    const heard = (window as unknown as { heard: string[] }).heard;
    area.addEventListener('input', () => heard.push(area.value));
    // A form that only takes digits.
    const digits = document.querySelector('input')!;
    digits.addEventListener('input', () => {
      digits.value = digits.value.replace(/\D/g, '');
    });
  });
  expect(await choose('textarea', 'a “red” fox\n— in snow')).toBe('a “red” fox\n— in snow');
  expect(await heard()).toEqual(['a “red” fox\n— in snow']);
  expect(await choose('input', 'x1y2')).toBe('refused: it takes 3 characters at most');
  expect(await choose('input', 'x12')).toBe('refused: it did not keep the text');
  expect(await read('input')).toBe('12');
});

test('a picture’s own button is pressed, never its neighbour’s', async () => {
  await put(`<div><figure id="one"><img src="https://s.example/a.png"></figure>
    <figure><img src="/_next/image?url=https%3A%2F%2Fs.example%2Fb.png&w=64">
    <button title="Use as reference">b</button></figure></div>`);
  await page.evaluate(() => {
    const base = document.createElement('base');
    base.href = 'https://s.example/';
    document.head.append(base);
  });
  const buttonOf = (url: string) =>
    page.evaluate(
      (at, act) => acting.inputButtonOf(at, act)?.textContent ?? null,
      url,
      SHIPANY_TWO_ACT as never,
    );
  expect(await buttonOf('https://s.example/b.png')).toBe('b');
  expect(await buttonOf('https://s.example/a.png')).toBeNull();
});
