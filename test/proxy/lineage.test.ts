import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleRule } from '../../companion/sample.ts';
import { ofType } from '../walks/recorded.ts';
import { IMAGES_KEY, type ImagesApi, imagesUpstream, startImagesApi } from './images-api.ts';
import { type Lab, startLab } from './lab.ts';

const CDN = 'https://cdn.images.example';
const OTHER = { name: 'other', site: 'https://other.example' };
let api: ImagesApi;
let lab: Lab;
beforeEach(async () => {
  process.env.IMAGES_KEY = IMAGES_KEY;
  api = await startImagesApi();
  lab = await startLab([imagesUpstream(api.base), imagesUpstream(api.base, OTHER)]);
});
afterEach(async () => {
  await lab.close();
  await api.close();
});

type Headers = Record<string, string>;
async function send(path: string, change: object, headers: Headers = {}) {
  const body = JSON.stringify({ model: 'gpt-image-1', prompt: 'a lighthouse', ...change });
  const reply = await lab.ask(path, { method: 'POST', body, headers });
  await reply.text();
  const events = await lab.events();
  return {
    status: reply.status,
    asked: ofType(events, 'generation.requested').at(-1)!,
    came: ofType(events, 'generation.finished').at(-1)?.assets ?? [],
  };
}
/** One image under an address of its own. */
const draft = (result: string, headers: Headers = {}, upstream = 'images') =>
  send(`/${upstream}/images/edits`, { image: 'https://else.example/0.png', result }, headers);
/** From an image that is named by its address. */
const edit = (image: string | string[], headers: Headers = {}, upstream = 'images') =>
  send(`/${upstream}/images/edits`, { image, result: `${CDN}/${Math.random()}.png` }, headers);

it('knows an image that an earlier answer named by its address, and goes on with its idea', async () => {
  const { asked: first, came } = await draft(`${CDN}/hero.png`);
  expect(first.concept).toBe(first.generation);
  const { asked, came: next } = await edit(`${CDN}/hero.png`);
  expect(asked.request.parents).toEqual([{ asset: came[0]?.id, url: `${CDN}/hero.png` }]);
  expect(asked.concept).toBe(first.concept);
  const third = await edit(next[0]?.url ?? '');
  expect(third.asked.concept).toBe(first.concept);
});

it('still does after a restart', async () => {
  const { asked: first, came } = await draft(`${CDN}/hero.png`);
  await lab.restart();
  const { asked } = await edit(`${CDN}/hero.png`);
  expect([asked.request.parents[0]?.asset, asked.concept]).toEqual([came[0]?.id, first.concept]);
});

it('takes no other image for it: not another address, another upstream’s, or one that two had', async () => {
  const { came } = await draft(`${CDN}/a.png?page=1`);
  await draft(`${CDN}/b.png`, {}, 'other');
  await draft(`${CDN}/twice.png`);
  await draft(`${CDN}/twice.png`);
  for (const url of ['a.png', 'a.png?page=2', 'b.png', 'twice.png']) {
    const { asked } = await edit(`${CDN}/${url}`);
    expect(asked.request.parents).toEqual([{ asset: null, url: `${CDN}/${url}` }]);
    expect(asked.concept, url).toBe(asked.generation);
  }
  const two = await edit([`${CDN}/nobody.png`, `${CDN}/a.png?page=1`]);
  expect(two.asked.request.parents.map(({ asset }) => asset)).toEqual([null, came[0]?.id]);
});

it('books requests on the idea that the script names, before all else, and tells nobody', async () => {
  const hero = { 'X-Tierwise-Concept': 'hero shot', 'X-Tierwise-Project': 'teaser' };
  const one = await draft(`${CDN}/1.png`, hero);
  const again = await draft(`${CDN}/2.png`, hero);
  expect(one.asked).toMatchObject({ project: 'teaser', concept: again.asked.concept });
  expect(one.asked.concept).not.toBe(one.asked.generation);
  const elsewhere = await draft(`${CDN}/3.png`, hero, 'other');
  expect(elsewhere.asked.concept).not.toBe(one.asked.concept);
  const other = await edit(`${CDN}/1.png`, { 'X-Tierwise-Concept': 'another' });
  expect(other.asked.request.parents[0]?.asset).toBe(one.came[0]?.id);
  expect([one.asked.concept, other.asked.generation]).not.toContain(other.asked.concept);
  // An idea of the history is named by its id.
  const id = one.asked.concept ?? '';
  expect((await draft(`${CDN}/4.png`, { 'X-Tierwise-Concept': id })).asked.concept).toBe(id);
  const blank = await draft(`${CDN}/5.png`, { 'X-Tierwise-Concept': '  ' });
  expect(blank.asked.concept).toBe(blank.asked.generation);
  expect(JSON.stringify(api.seen.map(({ headers }) => headers))).not.toMatch(/tierwise|hero shot/i);
});

it('rules judge by it: drafts of the idea first, and what the image was made with', async () => {
  await lab.setRules((rules) => ({
    ...rules,
    rules: [
      sampleRule({ id: 'drafts', when: 'concept.generations < 2.0', verdict: 'block' }),
      sampleRule({
        id: 'own',
        when: 'request.parents > 0.0 && asset.model == "gpt-image-1" && request.resolution == "own"',
        verdict: 'block',
      }),
    ],
  }));
  const hero = { 'X-Tierwise-Concept': 'hero shot' };
  expect((await draft(`${CDN}/1.png`, hero)).status).toBe(403);
  await lab.setRules((rules) => ({ ...rules, rules: rules.rules.slice(1) }));
  await draft(`${CDN}/1.png`, hero);
  await draft(`${CDN}/2.png`, hero);
  await lab.setRules((rules) => ({
    ...rules,
    rules: [
      ...rules.rules,
      sampleRule({ id: 'drafts', when: 'concept.generations < 2.0', verdict: 'block' }),
    ],
  }));
  expect((await draft(`${CDN}/3.png`, hero)).status).toBe(200);
  expect((await draft(`${CDN}/4.png`)).status).toBe(403);
  const own = (image: string) =>
    send('/images/images/edits', { image, size: 'own', result: `${CDN}/5.png` }, hero);
  expect((await own(`${CDN}/1.png`)).status).toBe(403);
  expect((await own(`${CDN}/unknown.png`)).status).toBe(200);
});
