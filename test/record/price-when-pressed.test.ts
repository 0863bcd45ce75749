import { expect, test } from 'vitest';
import { startPlainSite } from '../hold/plain-site.ts';
import { readView } from '../hold/tell-extension.ts';
import { openUnderstood } from '../teach/teaching.ts';
import { openHouse, until } from '../walks/house.ts';

/** A studio whose answers state no price, and whose button has none any more once it is pressed. */
const BODY = `<main>
  <label for="words">Prompt</label><textarea id="words"></textarea>
  <label for="model">Model</label><select id="model"><option value="swift">Swift</option><option value="grand">Grand</option></select>
  <button id="go">Generate (7 credits)</button><section id="results"></section>
</main>`;
const SCRIPT = `addEventListener('DOMContentLoaded', () => {
  const go = document.getElementById('go');
  go.onclick = async () => {
    go.textContent = 'Working…';
    go.disabled = true;
    // The price is gone from the page for long before its request leaves.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const body = JSON.stringify({ prompt: words.value, model: model.value });
    const answer = await fetch('/api/pictures', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    const { images } = await answer.json();
    results.append(...images.map((src) => Object.assign(new Image(), { src })));
    go.textContent = 'Generate (7 credits)';
    go.disabled = false;
  };
});`;
const ANSWER = JSON.stringify({ images: ['/pictures/0001.png'] });

test('a price that the page takes away as it is pressed is still the price of that press', async () => {
  const house = await openHouse({ companion: 'off' });
  const studio = await startPlainSite({ script: SCRIPT, body: BODY, answer: ANSWER });
  try {
    const { browser, extension } = house;
    const page = await openUnderstood(house, studio.url);
    await page.locator('#words').fill('a lighthouse by night');
    await page.locator('#go').click();
    const [only] = await until(
      async () => {
        const { snapshot } = await readView(browser, extension);
        return snapshot.recent.filter(({ site, end }) => site === studio.url && end !== null);
      },
      ({ length }) => length === 1,
      30_000,
    );
    expect(only).toMatchObject({ end: 'succeeded', model: 'swift', charge: 7000 });
  } finally {
    await studio.close();
    await house.close();
  }
});
