import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

/** A hardened sister of the commonest family: two selects, a demo prompt, 403, and `success` at once. */
export const forbidden: Standin = {
  title: 'Seedance Studio',
  html: 'class="dark"',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'stable id',
      'prefilled demo prompt',
      'two radix selects',
      'cost in a line',
      'submit named generate',
      '403 forbidden',
      'success in the submit',
      'history rendered by the server',
      '/_next/image',
      'alt is the prompt',
    ],
    anchors: {
      prompt: '#image-prompt',
      negative: null,
      model: '[data-field=model] [role=combobox]',
      resolution: null,
      aspect: null,
      duration: null,
      count: null,
      submit: '[data-field=go] button',
      cost: ['[data-field=go] .cost', '[data-field=go] .line'],
      balance: '[data-field=go] .left',
      gallery: '#out',
    },
    api: {
      submit: { method: 'POST', path: '/api/ai/generate' },
      status: null,
      balance: { method: 'POST', path: '/api/user/get-user-info' },
      history: null,
    },
    unit: 'credits',
  },
  api: ({ backend, elsewhere }) =>
    new Hono()
      .post('/api/user/get-user-info', (c) =>
        c.json({
          code: 0,
          message: 'ok',
          data: { id: 'u1', email: '', credits: { remainingCredits: backend.balance } },
        }),
      )
      .post('/api/ai/generate', async (c) => {
        const { prompt, model, provider } = await c.req.json();
        const taken = backend.order({ prompt, model, charge: 4 });
        if (taken === 'insufficient')
          return c.json({ code: 403, message: 'insufficient credits' }, 403);
        if (taken === 'limited') return c.json({ code: 429, message: 'too many requests' }, 429);
        if (taken === 'broken') return c.json({ code: 500, message: 'internal error' }, 500);
        await taken.ended;
        const images = taken.images.map((file) => ({ imageUrl: `${elsewhere}/cdn/${file}` }));
        const info = taken.error ? { errorMessage: taken.error } : { status: 'success', images };
        const status = taken.outcome === 'succeeded' ? 'success' : 'failed';
        const task = { id: taken.id, status, provider, model, prompt, costCredits: 4 };
        return c.json({
          code: 0,
          message: 'ok',
          data: { ...task, taskInfo: JSON.stringify(info) },
        });
      }),
};
