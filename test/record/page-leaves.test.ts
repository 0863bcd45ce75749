import { expect, test } from 'vitest';
import { startPlainSite } from '../hold/plain-site.ts';
import { picture } from '../studio/standins/picture.ts';
import { openUnderstood } from '../teach/teaching.ts';
import { openHouse, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';

/** A studio whose answer holds the images themselves, and whose page goes away as soon as it has them. */
const BODY = `<main>
  <label for="words">Prompt</label><textarea id="words"></textarea>
  <label for="model">Model</label><select id="model"><option value="swift">Swift</option><option value="grand">Grand</option></select>
  <button id="go">Generate</button>
</main>`;
const SCRIPT = `addEventListener('DOMContentLoaded', () => {
  go.onclick = async () => {
    const body = JSON.stringify({ prompt: words.value, model: model.value });
    const answer = await fetch('/api/pictures', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    await answer.json();
    setTimeout(() => location.assign('/done'), 150);
  };
});`;
/** To look at all of them takes longer than the page stays. */
const MANY = Array.from({ length: 10 }, (_, n) => picture(`sheet ${n}`, 1500).toString('base64'));

test('what an answer held is recorded whole although the page goes away at once', async () => {
  const house = await openHouse();
  const answer = JSON.stringify({ images: MANY });
  const studio = await startPlainSite({ script: SCRIPT, body: BODY, answer });
  try {
    const page = await openUnderstood(house, studio.url);
    await page.locator('#words').fill('ten sheets of paper in the wind');
    await page.locator('#go').click();
    const own = async () =>
      (await house.companion.events()).filter(({ site }) => site === studio.url);
    const [ended] = await until(
      async () => ofType(await own(), 'generation.finished'),
      ({ length }) => length === 1,
      20_000,
    );
    expect(ended).toMatchObject({ outcome: 'succeeded' });
    expect(ended?.assets).toHaveLength(MANY.length);
    const pictured = await until(
      async () => ofType(await own(), 'asset.pictured'),
      ({ length }) => length === MANY.length,
      30_000,
    );
    for (const { width, thumbnail } of pictured) {
      expect(width).toBe(1500);
      expect(thumbnail).not.toBeNull();
    }
  } finally {
    await studio.close();
    await house.close();
  }
});
