import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCompanion } from '../../companion/serve.ts';
import type { Event } from '../../shared/event.ts';
import { type CompanionChild, startChild } from './companion-child.ts';
import { IMAGES_KEY, type ImagesApi, imagesUpstream, startImagesApi } from './images-api.ts';
import { until } from './lab.ts';

let api: ImagesApi;
let child: CompanionChild;
beforeAll(async () => {
  process.env.IMAGES_KEY = IMAGES_KEY;
  api = await startImagesApi();
  child = await startChild([imagesUpstream(api.base)], { IMAGES_KEY });
}, 120_000);
afterAll(async () => {
  api?.letGo();
  await child?.close();
  await api?.close();
});

const ask = (n: number) =>
  fetch(`${child.url}/proxy/images/images/generations`, {
    method: 'POST',
    headers: { Authorization: child.script, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-image-1', prompt: 'a lighthouse', n }),
  });

it('what was under way when the companion died counts as what was set aside for it, once', async () => {
  const answered = await ask(1);
  expect(answered.status).toBe(200);
  await answered.text();
  api.feel('hangs');
  const broken = ask(3).then(
    () => 'answered',
    () => 'broken',
  );
  await until('the request', () => api.isHolding() === 1);
  await child.kill();
  expect(await broken).toBe('broken');
  for (let start = 1; start <= 2; start++) {
    const companion = await startCompanion({
      dataFolder: child.data,
      port: 0,
      upstreams: child.file,
      log: pino({ level: 'silent' }),
    });
    try {
      const ends = async () => {
        const found: Extract<Event, { type: 'generation.finished' }>[] = [];
        for await (const event of companion.ledger.events())
          if (event.type === 'generation.finished') found.push(event);
        return found;
      };
      await until('the end of it', async () => (await ends()).length >= 2);
      expect(await ends()).toMatchObject([
        { outcome: 'succeeded' },
        {
          outcome: 'failed',
          charged: { credits: 12_000, provenance: 'estimated' },
          error: { message: 'The answer was lost: the companion ended first' },
        },
      ]);
    } finally {
      await companion.close();
    }
  }
}, 120_000);
