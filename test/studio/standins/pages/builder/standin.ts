import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

/** No box for the prompt: a dozen fields from which it is put together, shown and read-only. */
export const builder: Standin = {
  title: 'Prompt Architect',
  truth: {
    lang: 'en',
    covers: [
      'prompt assembled from fields',
      'no model',
      'resolution, aspect and count selects',
      'no cost, own key',
      'submit named generate',
      'synchronous answer',
      '429 with Retry-After',
      'rate limit in a request of its own',
      'history by page, rich',
    ],
    write: '.fields input[name=subject]',
    anchors: {
      prompt: '.assembled textarea',
      negative: null,
      model: null,
      resolution: '#set-resolution',
      aspect: '#set-aspect',
      duration: null,
      count: '#set-count',
      submit: '.make button',
      cost: null,
      balance: null,
      gallery: '.shelf',
    },
    api: {
      submit: { method: 'POST', path: '/api/generate' },
      status: null,
      balance: null,
      history: { method: 'GET', path: '/api/generations' },
    },
    unit: null,
  },
  css: '.two{display:grid;grid-template-columns:1fr 420px;gap:24px;max-width:1220px;margin:0 auto;padding:20px}.fields{display:grid;grid-template-columns:1fr 1fr;gap:12px}.fields label{display:grid;font-size:13px}.fields input,.fields textarea{border:1px solid #ccc;border-radius:6px;padding:6px}.assembled textarea{width:100%;height:120px;background:#f6f6f6}.make button{width:100%;height:42px}.shelf{display:grid;grid-template-columns:1fr 1fr;gap:8px}',
  api({ backend, elsewhere }) {
    let limited = 0;
    return new Hono()
      .get('/api/generate/rate-limit', (c) => c.json({ limit: 20, remaining: 20 - limited }))
      .post('/api/generate', async (c) => {
        const { prompt, settings } = await c.req.json();
        const count = settings.imageCount;
        const taken = backend.order({ prompt, model: null, charge: 0, count });
        if (taken === 'limited') {
          limited++;
          return c.json({ error: 'Rate limit exceeded' }, 429, { 'Retry-After': '30' });
        }
        if (typeof taken === 'string') return c.json({ error: 'Generation failed' }, 500);
        await taken.ended;
        if (taken.outcome !== 'succeeded') return c.json({ error: taken.error }, 422);
        const images = taken.images.map((file, n) => ({
          id: `${taken.id}-${n}`,
          imageUrl: `${elsewhere}/cdn/${file}`,
        }));
        return c.json({
          generation: { id: taken.id, prompt, status: 'completed', settings },
          images,
        });
      })
      .get('/api/generations', (c) =>
        c.json({
          generations: backend.made().map((one) => ({
            id: one.id,
            prompt: one.prompt,
            settings: { resolution: '1K' },
            images: one.images.map((file) => ({ imageUrl: `${elsewhere}/cdn/${file}` })),
            createdAt: new Date(one.at).toISOString(),
            tags: [],
          })),
          pagination: { page: 1, pageSize: 12, total: backend.made().length },
        }),
      );
  },
};
