import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome } from '../../extension/messages.ts';
import type { ResolvedProfile, SiteKnowledge } from '../../extension/state.ts';
import type { ProfileFile } from '../../shared/site/profile.ts';
import type { Understanding } from '../../shared/site/understanding.ts';
import { type House, killWorker, surface, until } from '../walks/house.ts';
import { sayFromPage } from '../walks/shelf-of.ts';
import { bothSchemes, openAlone, picture, read } from './open.ts';

const SITE = 'https://studio.example';
const LEARNED: ProfileFile = {
  id: 'studio.example',
  version: 3,
  extends: 'shipany-two',
  dom: {
    prompt: [{ css: 'textarea.wish', expect: 1 }],
    submit: [{ css: 'button', text: '^make' }],
  },
};
const KNOWN: SiteKnowledge = {
  learned: LEARNED,
  imported: null,
  taught: { cost: [{ css: '#price' }] },
};

// axe looks at each state twice, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let house: House;
let folder: string;
let page: Page;
beforeAll(async () => {
  house = await openAlone();
  folder = await mkdtemp(join(tmpdir(), 'tierwise-profiles-'));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  page = await surface(house.browser, house.extension, 'options');
  await page.setViewport({ width: 760, height: 1000 });
  await store({ sites: [SITE], siteKnowledge: {}, resolvedProfiles: {} });
  await send('restoreKnowledge', { site: SITE, known: KNOWN });
  await page.reload();
  await page.locator(`[data-site="${SITE}"] summary`).click();
  return () => page.close();
});

const store = (items: object) =>
  page.evaluate(`chrome.storage.local.set(${JSON.stringify(items)})`);
const send = (type: string, data: unknown) =>
  page.evaluate(
    `chrome.runtime.sendMessage(${JSON.stringify({ id: 1, type, data, timestamp: 0 })})`,
  );
const known = async () =>
  (await read<{ [site: string]: SiteKnowledge }>(page, 'siteKnowledge'))[SITE];
const holds = async () =>
  (await read<{ [site: string]: ResolvedProfile }>(page, 'resolvedProfiles'))[SITE];
const site = () => page.waitForSelector(`[data-site="${SITE}"]`) as Promise<ElementHandle>;
const says = (words: string) =>
  until(
    async () => (await site()).evaluate((one) => one.textContent ?? ''),
    (text) => text.includes(words),
  );
const press = (label: string) =>
  page.locator(`::-p-aria([name="${label}"][role="button"])`).click();

async function write(text: string): Promise<void> {
  await page.locator('.code textarea').fill(text);
}

test('which profile holds, what is found by it, and why', async () => {
  await says('taught by you');
  await says('studio.example, version 3');
  const parts = await (await site()).evaluate((one) => one.querySelector('.reading')?.textContent);
  expect(parts).toContain('textarea.wish');
  expect(parts).toContain('button, text /^make/i');
  expect(parts).toContain('#price');
  await says('POST /api/ai/generate');

  const seen: Understanding = {
    site: SITE,
    path: '/create',
    at: Date.now(),
    state: 'paused',
    reason: 'not found: submit',
    looked: true,
    profile: { id: 'studio.example', version: 3, source: 'taught' },
    anchors: {
      prompt: {
        locator: { css: 'textarea.wish' },
        confidence: 0.95,
        evidence: ['found by the profile’s locator 1 of 1'],
        text: 'Describe it',
        rect: { x: 0, y: 0, width: 100, height: 20 },
        from: 'profile',
      },
    },
    requests: [
      {
        ...{ rule: 'generate', as: 'submit', method: 'POST', origin: SITE },
        ...{ path: '/api/ai/generate', confidence: 0.8, evidence: ['it carried the prompt'] },
      },
    ],
  };
  await page.evaluate(
    `chrome.storage.session.set(${JSON.stringify({ understandings: { 7: seen } })})`,
  );
  await says('paused');
  await says('not found: submit');
  await says('95 %');
  await says('it carried the prompt');
  await says('not seen');
  expect(await bothSchemes(page)).toEqual([]);
  await picture(page, 'profile-reading');
  await page.evaluate('chrome.storage.session.remove("understandings")');
});

test('corrected as text: refused by line and path, nothing typed is lost, then it holds', async () => {
  await press('Edit or paste…');
  const text = await page.$eval('.code textarea', (box) => (box as HTMLTextAreaElement).value);
  expect(JSON.parse(text)).toEqual(LEARNED);
  const wrong = text.replace('"textarea.wish"', '"textarea..wish"').replace('"^make"', '"(a+)+"');
  await write(wrong.replace('"version": 3,', '"version": 3'));
  await press('Save profile');
  await says('is not JSON: comma expected');
  await write(wrong);
  await says('dom.submit[0].text could take very long');
  await write(wrong.replace('"(a+)+"', '"^go"'));
  await says('dom.prompt[0].css is not a CSS selector');
  expect(await bothSchemes(page)).toEqual([]);
  await picture(page, 'profile-refused');
  const line = wrong.split('\n').findIndex((one) => one.includes('..wish')) + 1;
  const button = await page.waitForSelector('.problems button');
  expect(await button?.evaluate((one) => one.textContent)).toContain(`Line ${line},`);
  await button?.click();
  const selected = await page.$eval('.code textarea', (one) => {
    const { value, selectionStart, selectionEnd } = one as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(selected).toContain('textarea..wish');
  expect(await known()).toEqual(KNOWN);

  await write(text.replace('"textarea.wish"', '"textarea.hope"'));
  await press('Save profile');
  await says('Saved.');
  expect((await known())?.learned).toEqual(LEARNED);
  expect((await holds())?.profile.dom.prompt).toEqual([{ css: 'textarea.hope', expect: 1 }]);
  expect((await holds())?.profile.dom.cost[0]).toEqual({ css: '#price' });

  await press(`Undo the last change to studio.example`);
  await says('Put back as it was.');
  expect(await known()).toEqual(KNOWN);
  expect((await holds())?.profile.dom.prompt[0]).toEqual({ css: 'textarea.wish', expect: 1 });
});

test('forgotten, and put back', async () => {
  await press('Forget what you pointed at');
  await says('Forgotten.');
  await says('learned');
  expect(await known()).toEqual({ ...KNOWN, taught: {} });
  await press('Forget what was learned');
  await until(known, (now) => now === undefined);
  expect(await holds()).toBeUndefined();
  await press(`Undo the last change to studio.example`);
  await says('Put back as it was.');
  expect((await known())?.learned).toEqual(LEARNED);
  expect((await holds())?.source).toBe('learned');
});

test('exported, and read in for another site, where the same holds; a broken file is refused', async () => {
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  const before = await holds();
  await press('Download');
  await says('Downloaded as studio.example.tierwise.json.');
  const file = join(folder, 'studio.example.tierwise.json');
  const text = await until(
    () => readFile(file, 'utf8').catch(() => ''),
    (read) => read.endsWith('}\n'),
  );

  await send('forgetProfile', { site: SITE, what: 'all' });
  await until(known, (now) => now === undefined);
  const input = (await page.$('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await writeFile(file, text.replace('"extends"', '"expands"'));
  await input.uploadFile(file);
  await says('expands is not known here');
  expect(await known()).toBeUndefined();
  await press('Discard changes');
  await writeFile(file, text);
  await input.uploadFile(file);
  await says('Imported from studio.example.tierwise.json.');
  const after = await holds();
  expect(after?.profile).toEqual(before?.profile);
  expect(after?.act).toEqual(before?.act);
  expect(after?.source).toBe('imported');
});

test('stored data that is broken when the worker starts: the last good profile stays, and it is said', async () => {
  const good = await holds();
  const broken = { ...KNOWN, learned: { ...LEARNED, dom: { prompt: [{ css: 7 }] } } };
  await store({ siteKnowledge: { [SITE]: broken } });
  await killWorker(house.browser, house.extension);
  await send('reconnect', null);
  await says('learned: dom.prompt[0].css expected string, received number');
  await says('last good one');
  expect(await holds()).toEqual({ ...good, problem: expect.stringContaining('learned:') });
  expect(await bothSchemes(page)).toEqual([]);
  await picture(page, 'profile-last-good');

  await store({ siteKnowledge: 'rubbish', resolvedProfiles: { [SITE]: { profile: {}, act: 3 } } });
  await killWorker(house.browser, house.extension);
  await send('reconnect', null);
  await until(holds, (now) => now === undefined);
});

test('what a page says is kept for its own site, and only in its shape', async () => {
  const { url } = house.studio;
  await send('enableSite', url);
  const say = (type: string, data: unknown) => sayFromPage<Outcome>(house.page, type, data);
  const learned = { ...LEARNED, version: 1 };
  expect(await say('learnProfile', { ...learned, net: { submit: [{ id: 'x' }] } })).toEqual({
    ok: false,
    why: expect.stringContaining('net.submit[0].method'),
  });
  expect(await say('learnProfile', learned)).toEqual({ ok: true });
  const dom = { ...learned.dom, count: [{ css: '#n' }] };
  expect(await say('learnProfile', { ...learned, dom })).toEqual({ ok: true });
  // Nothing new in it: nothing rises.
  const turned = Object.fromEntries(Object.entries({ ...learned, dom }).reverse());
  expect(await say('learnProfile', turned)).toEqual({ ok: true });
  const all = await read<{ [site: string]: SiteKnowledge }>(page, 'siteKnowledge');
  expect(all[url]?.learned).toMatchObject({ version: 2, dom });
  expect(all[SITE]).toEqual(KNOWN);
  expect(await say('teach', { anchor: 'cost', locators: [{ css: 'b', text: '(' }] })).toEqual({
    ok: false,
    why: expect.stringContaining('cost[0].text is not a regular expression'),
  });
  for (const type of ['importProfile', 'forgetProfile', 'restoreKnowledge'])
    await expect(say(type, { site: SITE, what: 'all' })).rejects.toThrow('may not say this');
  expect(await known()).toEqual(KNOWN);
});

test('what a tab is understood as goes with the tab, and never names what was written', async () => {
  const { url } = house.studio;
  await send('enableSite', url);
  const tab = await house.browser.newPage();
  await tab.goto(`${url}/app`);
  await tab.locator('#image-prompt').wait();
  const understandings = () =>
    page.evaluate(
      "chrome.storage.session.get('understandings').then((all) => all.understandings ?? {})",
    ) as Promise<{ [tab: string]: Understanding }>;
  const marked = async () =>
    Object.values(await understandings()).filter(({ path }) => path === '/marked');
  const anchor = { locator: { css: 'textarea' }, confidence: 1, evidence: [], text: null };
  const prompt = { ...anchor, rect: { x: 0, y: 0, width: 1, height: 1 }, from: 'taught' };
  const said = {
    ...{ site: url, path: '/marked', at: Date.now(), state: 'understood', reason: null },
    looked: true,
    profile: { id: 'x', version: 1, source: 'taught' },
    ...{ anchors: { prompt }, requests: [] },
  };
  const say = (change: object) => sayFromPage(tab, 'understood', { ...said, ...change });
  await expect(say({ site: SITE })).rejects.toThrow('Not the site');
  await expect(say({ path: '/marked?token=1' })).rejects.toThrow();
  const quoting = { ...prompt, locator: { css: 'textarea', text: '^a secret wish' } };
  await expect(say({ anchors: { prompt: quoting } })).rejects.toThrow();
  // The page's own script says what it sees after this one.
  await say({});
  await until(understandings, (all) => Object.keys(all).length > 0);
  await tab.close();
  await until(marked, (left) => left.length === 0);
});
