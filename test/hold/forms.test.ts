import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUnderstood } from '../teach/teaching.ts';
import { openHouse, until } from '../walks/house.ts';
import { ALL, type Alone, openAlone } from './observer-alone.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { judgeAll, readView } from './tell-extension.ts';
import { plain } from './ways.ts';

let alone: Alone;
let site: PlainSite;
beforeAll(async () => {
  [alone, site] = await Promise.all([openAlone(), startPlainSite()]);
});
afterAll(async () => {
  await alone?.close();
  await site?.close();
});

/** A form as a server's template writes it; its answer is the next document. */
const form = (attributes: string, inside: string) =>
  `<form id="f" method="post" action="/api/draw?a=1" ${attributes}>
    <textarea name="prompt">a lighthouse,\nby night ü</textarea>
    <input type="hidden" name="action" value="clobbers the form's own">
    <input type="checkbox" name="hd" checked><select name="size"><option>1024</select>
    ${inside}<button id="go" name="how" value="fast">Generate</button></form>`;
const draw = (attributes: string, inside: string) => `
  document.body.innerHTML = ${JSON.stringify(form(attributes, inside))};
  const file = document.querySelector('[type=file]');
  if (file && file.id !== 'empty') {
    const chosen = new DataTransfer();
    for (const name of ['ä.png', 'b.png'])
      chosen.items.add(new File(['\\u0000bytes ' + name], name, { type: 'image/png' }));
    file.files = chosen.files;
  }`;
const PRESS = "document.getElementById('go').click()";
const FORMS: Record<string, [attributes: string, inside: string, send: string]> = {
  'its button pressed': ['', '', PRESS],
  'sent as multipart with files': [
    'enctype="multipart/form-data"',
    '<input type="file" name="draft" multiple>',
    PRESS,
  ],
  'with no file chosen': [
    'enctype="multipart/form-data"',
    '<input type="file" name="draft" id="empty">',
    PRESS,
  ],
  'as plain text': ['enctype="text/plain"', '', PRESS],
  'the button has an address of its own': [
    '',
    '<button id="other" formaction="/api/other" formenctype="multipart/form-data">Other</button>',
    "document.getElementById('other').click()",
  ],
  'sent by a script': ['', '', 'HTMLFormElement.prototype.submit.call(f)'],
  'asked for by a script': ['', '', 'f.requestSubmit(go)'],
  'into a frame': ['target="aside"', '<iframe name="aside"></iframe>', PRESS],
};

test.each(Object.entries(FORMS))(
  'a form, %s: the same bytes arrive',
  async (_, [attributes, inside, send]) => {
    const results = [];
    const held = await alone.open(site.url, { watch: ALL, verdict: 'release' });
    const bare = await alone.browser.newPage();
    await bare.goto(site.url.replace('localhost', '127.0.0.1'));
    for (const page of [held.page, bare]) {
      site.arrived.length = 0;
      const origin = String(await page.evaluate('location.origin'));
      await page.evaluate(`{${draw(attributes, inside)}}`);
      // What is evaluated must be over before the page goes.
      await page.evaluate(`setTimeout(() => { ${send} })`);
      const aside = "document.querySelector('iframe')?.contentDocument?.body";
      await page.waitForFunction(`(${aside} ?? document.body)?.innerText.includes('task-1')`, {
        polling: 100,
      });
      results.push(site.arrived.map((one) => plain(one, origin)));
      await page.close();
    }
    expect(results[0]).toHaveLength(1);
    expect(results[0]).toEqual(results[1]);
  },
);

test('what the page does itself, a search and a form with a password are left to it', async () => {
  const { page, said } = await alone.open(site.url, { watch: ALL, verdict: 'release' });
  await page.evaluate(`{${draw(...FRAMED)}}`);
  await page.evaluate(`{
    globalThis.seen = 0;
    // Later than ours, and after the form's own.
    window.addEventListener('submit', (event) => { seen += 1; event.preventDefault(); }, { once: true });
    ${PRESS};
    f.querySelector('button').formMethod = 'get';
    ${PRESS};
    go.removeAttribute('formmethod');
    f.append(Object.assign(document.createElement('input'), { type: 'password', name: 'p' }));
    ${PRESS};
  }`);
  await until(
    () => site.arrived.filter(({ method }) => method === 'POST').length,
    (count) => count > 0,
  );
  expect(await page.evaluate('seen')).toBe(1);
  expect((await said()).filter(({ kind }) => kind === 'submit')).toEqual([]);
  await page.close();
});

test('what the form held when it was sent is what goes, whatever is typed meanwhile', async () => {
  site.arrived.length = 0;
  const { page, hears, say } = await alone.open(site.url, { watch: ALL, verdict: 'wait' });
  await page.evaluate(`{${draw('', '')}}`);
  await page.evaluate(`setTimeout(() => { ${PRESS} })`);
  const { seq, body, url, method } = await hears('submit');
  expect([method, new URL(url).pathname]).toEqual(['POST', '/api/draw']);
  expect(body).toContain('a lighthouse,');
  await page.evaluate("document.querySelector('textarea').value = 'something else'");
  await say({ kind: 'release', seq });
  await until(
    () => site.arrived.length,
    (count) => count === 1,
  );
  expect(site.arrived[0]!.body.toString()).toContain('a+lighthouse');
  // A page that is closed on its way elsewhere may never say that it is closed.
  await page.waitForFunction("document.body?.innerText.includes('task-1')", { polling: 100 });
  await page.close();
});

const FRAMED = ['target="aside"', '<iframe name="aside"></iframe>'] as const;

test('a rule stops a form that nobody described, and it is recorded when it may go', async () => {
  const house = await openHouse({ companion: 'off' });
  const studio = await startPlainSite({ body: `<main>${form(...FRAMED)}</main>` });
  try {
    const { browser, extension } = house;
    await judgeAll(browser, extension, 'block');
    const page = await openUnderstood(house, studio.url);
    const outcomes = async () => {
      const { snapshot } = await readView(browser, extension);
      return snapshot.recent
        .filter(({ site: one }) => one === studio.url)
        .map((one) => one.outcome);
    };
    const press = async (prompt: string) => {
      await page.locator('textarea').fill(prompt);
      await page.locator('#go').click();
    };
    await press('a lighthouse by night');
    expect(await until(outcomes, ({ length }) => length === 1)).toEqual(['refused']);
    expect(studio.arrived).toEqual([]);
    await judgeAll(browser, extension, null);
    await page.keyboard.press('Escape');
    await press('a harbour at noon');
    await until(
      () => studio.arrived.length,
      (count) => count === 1,
    );
    const both = await until(outcomes, ({ length }) => length === 2);
    expect(both).toEqual(['released', 'refused']);
  } finally {
    await studio.close();
    await house.close();
  }
});
