import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { picture } from '../studio/standins/picture.ts';
import { probeJson } from './run-probe.ts';

// A browser each, and perhaps a build before the first.
vi.setConfig({ testTimeout: 180_000 });

const STUDIO = 'https://studio.example/create';
const TASK = '5b20c7d91e44';
/** Its answer names a task and no more; the page then shows pictures from addresses with that name. */
const page = (shows: readonly string[]) => `<!doctype html><html lang="en"><title>Maker</title>
<main><h1>AI image generator</h1><form><label for="p">Prompt</label>
<textarea id="p" placeholder="Describe the image"></textarea><button>Generate</button></form>
<div id="out"></div></main><script>
  document.querySelector('form').onsubmit = async (event) => {
    event.preventDefault();
    const body = JSON.stringify({ prompt: document.getElementById('p').value, size: '1024x1024' });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch('/api/image/generate', { method: 'POST', headers, body });
    const { task_id } = await answer.json();
    for (const place of ${JSON.stringify(shows)}) {
      const picture = new Image(200, 200);
      picture.src = place.replace('TASK', task_id);
      document.getElementById('out').append(picture);
    }
  };
</script>`;

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tierwise-shown-'));
  await writeFile(join(home, 'a.png'), picture('a'));
});
afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));

async function probe(shows: readonly string[], wait: number) {
  const routes = [
    { url: STUDIO, text: page(shows) },
    { method: 'POST', url: '/api/image/generate', delayMs: 300, body: { ok: true, task_id: TASK } },
    { url: '/api/*', file: join(home, 'a.png') },
  ];
  const file = join(home, 'routes.json');
  await writeFile(file, JSON.stringify(routes));
  const args = [STUDIO, '--routes', file, '--do', 'a fox in deep snow', '--wait', String(wait)];
  const { result } = await probeJson(home, args);
  const finished = result.events.filter(({ type }) => type === 'generation.finished');
  const asked = result.events.filter(({ type }) => type === 'generation.requested');
  expect(asked).toHaveLength(1);
  return finished;
}

test('pictures at addresses that name the task are what came of it', async () => {
  const finished = await probe(['/api/image/TASK', '/api/image/TASK?index=1'], 30);
  expect(finished).toMatchObject([
    {
      outcome: 'succeeded',
      assets: [
        { url: `https://studio.example/api/image/${TASK}` },
        { url: `https://studio.example/api/image/${TASK}?index=1` },
      ],
    },
  ]);
});

test('a preview of it, a picture without its name and one of a longer name are not', async () => {
  const shows = ['/api/preview/TASK', '/api/image/other', '/api/image/TASK-before'];
  expect(await probe(shows, 6)).toEqual([]);
});
