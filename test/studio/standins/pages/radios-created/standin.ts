import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

/** Labels that point at the wrong field, radios, the cost as a number in the button, 201. */
export const radiosCreated: Standin = {
  title: 'Flux Foundry | Text to image',
  backend: { refunds: false, pastModel: 'flux-dev' },
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'stable id',
      'labels that point wrongly',
      'native select',
      'radios',
      'cost in the button',
      '201',
      'prompts, ratio',
      'polling by GET with the id in the path',
      '429',
      'no refund',
      'alt is the prompt',
      'history with the page in the path',
    ],
    anchors: {
      prompt: '#prompts',
      negative: null,
      model: '#ai-model-selector',
      resolution: null,
      aspect: ['[role=group]', '.ratios', '.ratios input:checked'],
      duration: null,
      count: null,
      submit: 'button[type=submit].go',
      cost: ['button.go .n', 'button.go'],
      balance: null,
      gallery: ['#result', '#mine'],
    },
    api: {
      submit: { method: 'POST', path: '/api/predictions' },
      status: { method: 'GET', path: '/api/predictions/*' },
      balance: null,
      history: { method: 'GET', path: '/api/generated/*' },
    },
    unstated: 'cost of failures',
    unit: 'credits',
  },
  css: '.shell{display:grid;grid-template-columns:380px 1fr}.shell form{padding:20px;border-inline-end:1px solid #e5e7eb}.ratios{display:flex;gap:8px}.ratios label{border:1px solid #d1d5db;border-radius:8px;padding:6px 10px}.go{display:flex;gap:8px;align-items:center;justify-content:center;width:100%;height:44px;background:#1d4ed8;color:#fff;border:0;border-radius:8px}#mine{display:flex;gap:8px;flex-wrap:wrap}#mine img{width:120px}#result img{width:420px}',
  api({ backend, elsewhere }) {
    const answer = (entry: Entry) => ({
      id: entry.id,
      status:
        entry.outcome === null
          ? 'processing'
          : entry.outcome === 'succeeded'
            ? 'succeeded'
            : 'failed',
      output: entry.images[0] ? `${elsewhere}/cdn/${entry.images[0]}` : null,
      error: entry.error,
      dataId: entry.at,
    });
    return new Hono()
      .post('/api/predictions', async (c) => {
        const { prompts, model } = await c.req.json();
        if (!prompts) return c.json({ detail: 'prompts required' }, 422);
        const taken = backend.order({ prompt: prompts, model, charge: 1 });
        if (taken === 'insufficient') return c.json({ detail: 'Insufficient credit' }, 402);
        if (taken === 'limited') return c.json({ error: 'Too many requests, 10 per minute' }, 429);
        if (taken === 'broken') return c.json({ detail: 'upstream error' }, 500);
        return c.json(answer(taken), 201);
      })
      .get('/api/predictions/:id', (c) => {
        const entry = backend.find(c.req.param('id'));
        return entry ? c.json(answer(entry)) : c.json({ detail: 'not found' }, 404);
      })
      .get('/api/generated/:page', (c) => {
        const list = backend.made().slice(0, 48);
        return c.json({
          generationList: list.map((one) => ({
            id: one.id,
            prompt: one.prompt,
            model: one.model,
            imgUrl: `${elsewhere}/cdn/${one.images[0]}`,
            createdAt: one.at,
          })),
          total: list.length,
        });
      });
  },
};
