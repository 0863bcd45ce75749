import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../walks/house.ts';
import { ALL, type Alone, openAlone } from './observer-alone.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
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

/** A form with a text field, in which Enter sends it, and a button. */
const FORM = `<form method="post" action="/api/draw?a=1"><input name="prompt" value="a lighthouse ü">
  <input type="hidden" name="action" value="clobbers"><button name="how" value="fast">Generate</button></form>`;
const attach = (mode: 'open' | 'closed') => `
  const host = document.body.appendChild(document.createElement('section'));
  const root = host.attachShadow({ mode: '${mode}' });
  root.innerHTML = ${JSON.stringify(FORM)};`;
const declared = (mode: 'open' | 'closed', inside: string) => `
  document.body.setHTMLUnsafe(${JSON.stringify(`<section id="host"><template shadowrootmode="${mode}">`)} + ${JSON.stringify(inside)} + '</template></section>');`;

/** How the form came to stand there, and how it is sent; `go` is called in the page. */
const SHADOWS: Record<string, string> = {
  'in an open root, pressed': `${attach('open')} go = () => root.querySelector('button').click();`,
  'in a closed root, pressed': `${attach('closed')} go = () => root.querySelector('button').click();`,
  'in a closed root, asked for by a script': `${attach('closed')} go = () => root.querySelector('form').requestSubmit(root.querySelector('button'));`,
  'in an open root that came with the markup, pressed': `${declared('open', FORM)}
    go = () => host.shadowRoot.querySelector('button').click();`,
  'in an open root that came with the markup, asked for by a script': `${declared('open', FORM)}
    const form = host.shadowRoot.querySelector('form');
    go = () => form.requestSubmit(form.querySelector('button'));`,
  'in an open root inside a closed one, both': `
    const outer = document.body.appendChild(document.createElement('section')).attachShadow({ mode: 'closed' });
    outer.setHTMLUnsafe(${JSON.stringify(`<p><template shadowrootmode="open">${FORM}</template></p>`)});
    go = () => outer.querySelector('p').shadowRoot.querySelector('button').click();`,
};

test.each(Object.entries(SHADOWS))(
  'a form %s: it is held, and the same bytes arrive',
  async (_, set) => {
    const results = [];
    const held = await alone.open(site.url, { watch: ALL, verdict: 'wait' });
    const bare = await alone.browser.newPage();
    await bare.goto(site.url.replace('localhost', '127.0.0.1'));
    for (const page of [held.page, bare]) {
      site.arrived.length = 0;
      const origin = String(await page.evaluate('location.origin'));
      await page.evaluate(`{ let go; ${set} setTimeout(go); }`);
      if (page === held.page) {
        const { seq, body, url, method } = await held.hears('submit');
        expect([method, new URL(url).pathname]).toEqual(['POST', '/api/draw']);
        expect(body).toContain('a lighthouse ü');
        expect(site.arrived).toEqual([]);
        await held.say({ kind: 'release', seq });
      }
      await page.waitForFunction("document.body?.innerText.includes('task-1')", { polling: 100 });
      results.push(site.arrived.map((one) => plain(one, origin)));
      await page.close();
    }
    expect(results[0]).toHaveLength(1);
    expect(results[0]).toEqual(results[1]);
  },
);

test.each(['open', 'closed'] as const)(
  'Enter in a field of a form in a root that is %s: refused, nothing goes',
  async (mode) => {
    site.arrived.length = 0;
    const { page, hears } = await alone.open(site.url, { watch: ALL, verdict: 'refuse' });
    await page.evaluate(`{${attach(mode)} root.querySelector('input').focus(); }`);
    await page.keyboard.press('Enter');
    await hears('submit');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(site.arrived).toEqual([]);
    await page.close();
  },
);

test('what a root of the page does itself is left to it, with nobody there too', async () => {
  const { page, said } = await alone.open(site.url, { watch: ALL, verdict: 'refuse' });
  await page.evaluate(`{${attach('closed')}
    root.addEventListener('submit', (event) => { event.preventDefault(); globalThis.own = true; });
    root.querySelector('button').click(); }`);
  expect(await page.evaluate('own')).toBe(true);
  expect((await said()).filter(({ kind }) => kind === 'submit')).toEqual([]);
  await page.close();

  site.arrived.length = 0;
  const { page: away } = await alone.open(site.url, { verdict: 'away' });
  await away.evaluate(
    `{${attach('closed')} setTimeout(() => root.querySelector('button').click()); }`,
  );
  await until(
    () => site.arrived.length,
    (count) => count === 1,
  );
  // A tab that is closed while it goes elsewhere may never say that it closed.
  await away.waitForFunction("document.body?.innerText.includes('task-1')", { polling: 100 });
  await away.close();
});
