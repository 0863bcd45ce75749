import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArrived } from '../hold/plain-site.ts';
import { picture } from '../studio/standins/picture.ts';
import { inOverlay } from '../surfaces/open.ts';
import { openUnderstood } from '../teach/teaching.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';

/** Some take the request and lose the answer, some only lose the answer; five credits a press. */
const PAGE = `<!doctype html><title>Plain</title><main>
  <p>Balance: <b id="left"></b> credits</p>
  <label for="words">Prompt</label><textarea id="words"></textarea>
  <label for="model">Model</label><select id="model"><option value="swift">Swift</option></select>
  <button id="go">Generate</button><section id="results"></section>
</main><script>
  const look = async () => { left.textContent = (await (await fetch('/api/balance')).json()).credits; };
  look();
  go.onclick = async () => {
    go.disabled = true;
    const body = JSON.stringify({ prompt: words.value, model: model.value });
    const answer = await fetch('/api/pictures', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (answer.ok) results.append(...(await answer.json()).images.map((src) => Object.assign(new Image(), { src })));
    await look();
    go.disabled = false;
  };
</script>`;

let house: House;
let page: Page;
let url: string;
let balance = 1000;
const studio = createServer(async (request, response) => {
  const say = (status: number, type: string, text: string | Buffer) => {
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(text);
  };
  if (request.url === '/api/balance')
    return say(200, 'application/json', JSON.stringify({ credits: balance }));
  if (request.url?.endsWith('.png')) return say(200, 'image/png', picture(request.url));
  if (request.method !== 'POST') return say(200, 'text/html', PAGE);
  const { prompt } = JSON.parse((await readArrived(request)).body.toString());
  if (!prompt.includes('turned away')) balance -= 5;
  if (!prompt.includes('lost'))
    return say(200, 'application/json', JSON.stringify({ images: [`/${balance}.png`] }));
  say(504, 'text/html', '<h1>Gateway timeout</h1>');
});

beforeAll(async () => {
  studio.listen(0, '127.0.0.1');
  await once(studio, 'listening');
  url = `http://localhost:${(studio.address() as { port: number }).port}`;
  house = await openHouse();
  page = await openUnderstood(house, url);
  await press('a heron that comes back');
});
afterAll(async () => {
  await house?.close();
  studio.closeAllConnections();
  studio.close();
});

const own = async () => (await house.companion.events()).filter(({ site }) => site === url);
const asked = async (prompt: string) =>
  ofType(await own(), 'generation.requested').find(({ request }) => request.prompt === prompt)
    ?.generation;
const charges = async (prompt: string) => {
  const generation = await asked(prompt);
  return ofType(await own(), 'generation.charged')
    .filter((event) => event.generation === generation)
    .map(({ charged }) => charged.credits);
};

async function press(prompt: string): Promise<void> {
  // A press before the page is understood is another matter.
  const hint = () => inOverlay<boolean>(page, "return Boolean(root?.querySelector('.hint'))");
  await until(hint, Boolean, 30_000);
  await page.locator('#words').fill(prompt);
  await page.locator('#go').click();
  await page.waitForSelector('#go:not(:disabled)');
  await until(() => asked(prompt), Boolean, 30_000);
}

/** Runs in the extension's origin, with its database as `db`. */
async function inDatabase(body: string): Promise<unknown> {
  const options = await surface(house.browser, house.extension, 'options');
  const result = await options.evaluate(`(async () => {
    const wait = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await wait(indexedDB.open('tierwise'));
    try { ${body} } finally { db.close(); }
  })()`);
  await options.close();
  return result;
}

/** When nothing was heard of a request any more, as remembered; `null` while that is not so. */
async function unheardAt(prompt: string): Promise<unknown> {
  const generation = await asked(prompt);
  return inDatabase(`
    const all = await wait(db.transaction('generations').objectStore('generations').getAll());
    return all.find(({ id }) => id === '${generation}')?.unheardAt ?? null;`);
}

/** As if all that is remembered lay so many seconds further back. */
function later(seconds: number): Promise<unknown> {
  return inDatabase(`
    const back = (one, names) => ({ ...one, ...Object.fromEntries(
      names.filter((name) => one[name]).map((name) => [name, one[name] - ${seconds * 1000}]),
    ) });
    const tx = db.transaction(['generations', 'meta'], 'readwrite');
    const generations = tx.objectStore('generations');
    for (const one of await wait(generations.getAll()))
      await wait(generations.put(back(one, ['at', 'releasedAt', 'endedAt', 'unheardAt'])));
    const quiet = 'quiet:${url}';
    const meta = tx.objectStore('meta');
    await wait(meta.put(back(await wait(meta.get(quiet)), ['at']), quiet));`);
}

/** The page states the balance again. */
async function lookAgain(): Promise<void> {
  const before = ofType(await own(), 'balance.observed').length;
  await page.reload();
  await until(
    async () => ofType(await own(), 'balance.observed').length,
    (now) => now > before,
    30_000,
  );
}

test.each([
  ['lost and turned away', 0],
  ['lost on its way back', 5000],
])(
  '%s: two minutes later the balance tells what it cost',
  async (prompt, cost) => {
    await press(prompt);
    // Only then has the page told that its request was not answered: before, it may not leave.
    await until(() => unheardAt(prompt), Boolean, 30_000);
    await lookAgain();
    expect(await charges(prompt)).toEqual([]);
    await later(130);
    await lookAgain();
    const told = await until(
      () => charges(prompt),
      ({ length }) => length > 0,
    );
    expect(told).toEqual([cost]);
    // That it cost something, or nothing, is known; what became of it is not.
    const generation = await asked(prompt);
    const ended = ofType(await own(), 'generation.finished');
    expect(ended.filter((event) => event.generation === generation)).toEqual([]);
  },
  120_000,
);
