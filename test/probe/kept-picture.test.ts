import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { probeJson } from './run-probe.ts';

// A browser, and perhaps a build before it.
vi.setConfig({ testTimeout: 180_000 });

const STUDIO = 'https://studio.example/create';
/** It stores by itself what came back, with the prompt, at an address that speaks of images. */
const PAGE = `<!doctype html><html lang="en"><title>Picture maker</title><main><h1>AI image generator</h1>
<form><label for="p">Prompt</label><textarea id="p" placeholder="Describe the image"></textarea>
<button>Generate</button></form><div id="out"></div></main><script>
  const post = (url, body) => fetch(url, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  }).then((answer) => answer.json());
  document.querySelector('form').onsubmit = async (event) => {
    event.preventDefault();
    const prompt = document.getElementById('p').value;
    const { url } = await post('/api/make', { prompt, model: 'flux' });
    await post('/api/images', { prompt, url, model: 'flux' });
    const picture = new Image(300, 300);
    picture.src = url;
    document.getElementById('out').append(picture);
  };
</script>`;
const ROUTES = [
  { url: STUDIO, text: PAGE },
  { method: 'POST', url: '/api/make', delayMs: 300, body: { url: 'https://cdn.example/1.png' } },
  {
    method: 'POST',
    url: '/api/images',
    body: { id: '4f1c8a2e-11aa-4bb0-8e0e-5b1e55a0c001', image_url: 'https://kept.example/1.png' },
  },
];

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tierwise-kept-'));
  await writeFile(join(home, 'routes.json'), JSON.stringify(ROUTES));
});
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));

test('a picture that the page stores by itself is no second generation', async () => {
  const args = [STUDIO, '--routes', join(home, 'routes.json'), '--do', 'a fox in deep snow'];
  const { result } = await probeJson(home, args);
  expect(result.outcome).toBe('succeeded');
  const of = (type: string) => result.events.filter((event) => event.type === type);
  expect(of('generation.requested')).toHaveLength(1);
  expect(of('generation.finished')).toMatchObject([
    { assets: [{ url: 'https://cdn.example/1.png' }] },
  ]);
});
