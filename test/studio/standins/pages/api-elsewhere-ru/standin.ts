import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = {
  'flux-kontext': 4,
  'seedream-v4': 6,
  'nano-banana-pro': 18,
};

/** Russian; the page itself calls an API on another origin, which has the model in its path. */
export const apiElsewhereRu: Standin = {
  title: 'Открытая студия — генерация изображений',
  truth: {
    lang: 'ru',
    covers: [
      'textarea at load',
      'data-testid',
      'segmented buttons',
      'cost in a line',
      'stars',
      'localised submit',
      'cross-origin API with a key',
      'model in the path',
      'polling on another origin',
      'alt is the model',
      'local history',
      'ru',
    ],
    anchors: {
      prompt: '[data-testid=prompt-input]',
      negative: null,
      model: ['.m3d9k', '.m3d9k ._on'],
      resolution: null,
      aspect: '.r71ac select',
      duration: null,
      count: null,
      submit: '.go8f',
      cost: ['.c0st', '.c0st b'],
      balance: ['.b4l', '.b4l b'],
      gallery: '.g5xx',
    },
    api: {
      submit: { method: 'POST', path: '/api/v1/*', elsewhere: true },
      status: { method: 'GET', path: '/api/v1/predictions/*/result', elsewhere: true },
      balance: { method: 'GET', path: '/api/v1/account/balance', elsewhere: true },
      history: null,
    },
    unit: 'stars',
  },
  html: 'class="dark"',
  css: '.t0p{display:flex;gap:20px;padding:14px 24px;align-items:center;border-bottom:1px solid #333}.w1de{max-width:900px;margin:40px auto}.b0x{border:1px solid #333;border-radius:18px;padding:16px}.b0x textarea{width:100%;min-height:96px;background:none;border:0}.r71ac{display:flex;gap:10px;align-items:center;flex-wrap:wrap}.m3d9k{display:flex;gap:4px}.m3d9k button{border:1px solid #444;border-radius:99px;background:none;padding:5px 14px}.m3d9k ._on{background:#fde047;color:#111}.go8f{margin-inline-start:auto;border:0;border-radius:12px;background:#22c55e;color:#06210f;padding:10px 26px}.g5xx{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;margin-top:24px}',
  api: () => new Hono(),
  elsewhere({ backend, elsewhere }) {
    const result = (entry: Entry) => ({
      request_id: entry.id,
      status:
        entry.outcome === null
          ? 'processing'
          : entry.outcome === 'succeeded'
            ? 'completed'
            : 'failed',
      outputs: entry.images.map((file) => `${elsewhere}/cdn/${file}`),
      error: entry.error ?? '',
    });
    return new Hono()
      .get('/api/v1/account/balance', (c) => c.json({ balance: backend.balance, currency: 'star' }))
      .post('/api/v1/:model', async (c) => {
        if (!c.req.header('x-api-key')) return c.json({ detail: 'API key is missing' }, 401);
        const { prompt } = await c.req.json();
        const model = c.req.param('model');
        const taken = backend.order({ prompt, model, charge: PRICES[model] ?? 4 });
        if (taken === 'insufficient')
          return c.json({ detail: 'Недостаточно звёзд на балансе' }, 402);
        if (taken === 'limited') return c.json({ detail: 'Rate limit exceeded' }, 429);
        if (taken === 'broken') return c.json({ detail: 'Internal error' }, 500);
        return c.json({ request_id: taken.id, status: 'queued' });
      })
      .get('/api/v1/predictions/:id/result', (c) => {
        const entry = backend.find(c.req.param('id'));
        return entry ? c.json(result(entry)) : c.json({ detail: 'not found' }, 404);
      });
  },
};
