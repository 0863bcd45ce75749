import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { '1K': 4, '2K': 6, '4K': 8 };

/** Selects for everything, the price by resolution, and a queue in the client that delays the request. */
export const queuedResolutions: Standin = {
  title: 'GPT Image 2 — Free Online',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'stable id',
      'prefilled demo prompt',
      'prompt from the address',
      'radix select',
      'resolution select',
      'aspect select',
      'cost by resolution, in its option',
      'submit named generate',
      'a queue in the client',
      'polling by POST',
      'queued on 429',
      'alt is the prompt',
    ],
    anchors: {
      prompt: '#image-prompt',
      negative: null,
      model: '#model-field [role=combobox]',
      resolution: '#resolution-field [role=combobox]',
      aspect: '#aspect-field [role=combobox]',
      duration: null,
      count: null,
      submit: '#generate-row button',
      cost: ['#credits-line b', '#credits-line', '#resolution-field [role=combobox] .text-xs'],
      balance: ['#user-credits', '#user-credits b'],
      gallery: '#latest',
    },
    api: {
      submit: { method: 'POST', path: '/api/ai/generate' },
      status: { method: 'POST', path: '/api/ai/query' },
      balance: { method: 'POST', path: '/api/get-user-credits' },
      history: null,
    },
    unit: 'credits',
  },
  api({ backend, elsewhere }) {
    const ok = (data: unknown) => ({ code: 0, message: 'ok', data });
    const task = (entry: Entry) => ({
      id: entry.id,
      status:
        entry.outcome === null
          ? 'processing'
          : entry.outcome === 'succeeded'
            ? 'success'
            : 'failed',
      costCredits: entry.charge,
      prompt: entry.prompt,
      taskInfo: JSON.stringify({
        output: entry.images.map((file) => `${elsewhere}/cdn/${file}`),
        errorMessage: entry.error,
      }),
    });
    return new Hono()
      .get('/api/ai/providers', (c) => c.json(ok(['kie', 'fal'])))
      .post('/api/get-user-credits', (c) => c.json(ok({ left_credits: backend.balance })))
      .post('/api/ai/generate', async (c) => {
        const { prompt, model, options } = await c.req.json();
        const taken = backend.order({ prompt, model, charge: PRICES[options?.resolution] ?? 4 });
        if (taken === 'insufficient') return c.json({ code: -1, message: 'insufficient credits' });
        if (taken === 'limited')
          return c.json({ code: -1, message: 'queue is full, retry later' }, 429);
        if (taken === 'broken') return c.json({ code: -1, message: 'generate failed' });
        return c.json(ok(task(taken)));
      })
      .post('/api/ai/query', async (c) => {
        const entry = backend.find((await c.req.json()).taskId);
        return c.json(entry ? ok(task(entry)) : { code: -1, message: 'task not found' });
      });
  },
};
