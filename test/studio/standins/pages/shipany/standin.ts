import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { 'gemini-2.5-flash-image': 4, 'gemini-3-pro-image': 12 };

/** The commonest family: errors inside a 200, JSON inside JSON, polling by POST, pictures on a CDN. */
export const shipany: Standin = {
  title: 'Nano Banana — AI Image Generator',
  backend: { pastModel: 'gemini-2.5-flash-image' },
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'stable id',
      'radix select',
      'cost in a line',
      'credits',
      'submit named generate',
      'polling by POST',
      'JSON inside JSON',
      '200 with code -1',
      'no request when credits run out: dialog',
      'CDN',
      'alt is the prompt',
      'history by page with total',
    ],
    anchors: {
      prompt: '#image-prompt',
      negative: null,
      model: 'main button[role=combobox]',
      resolution: null,
      aspect: null,
      duration: null,
      count: null,
      submit: 'main button.bg-brand',
      cost: [
        '[data-slot=card] .text-muted span:first-child',
        '[data-slot=card] .justify-between.text-muted',
      ],
      balance: '[data-slot=card] .text-muted span:last-child',
      gallery: '.grid-cols-2.results',
    },
    api: {
      submit: { method: 'POST', path: '/api/ai/generate' },
      status: { method: 'POST', path: '/api/ai/query' },
      balance: { method: 'POST', path: '/api/user/get-user-credits' },
      history: { method: 'GET', path: '/api/user/images' },
    },
    unit: 'credits',
  },
  api({ backend, elsewhere }) {
    const ok = (data: unknown) => ({ code: 0, message: 'ok', data });
    const no = (message: string) => ({ code: -1, message });
    const task = (entry: Entry) => ({
      id: entry.id,
      status: { succeeded: 'success', failed: 'failed', moderated: 'failed', canceled: 'canceled' }[
        entry.outcome ?? 'failed'
      ],
      provider: 'gemini',
      model: entry.model,
      prompt: entry.prompt,
      costCredits: entry.charge,
      taskId: entry.id.slice(0, 8),
      taskInfo: JSON.stringify(
        entry.error
          ? { errorMessage: entry.error }
          : { images: entry.images.map((file) => ({ imageUrl: `${elsewhere}/cdn/${file}` })) },
      ),
      taskResult: null,
      ...(entry.outcome === null && { status: 'processing', taskInfo: null }),
    });
    return new Hono()
      .post('/api/ai/generate', async (c) => {
        const { prompt, model } = await c.req.json();
        const charge = PRICES[model];
        if (!prompt || charge === undefined) return c.json(no('invalid params'));
        const taken = backend.order({ prompt, model, charge });
        if (taken === 'insufficient') return c.json(no('insufficient credits'));
        if (typeof taken === 'string') return c.json(no('server busy, status: 429'));
        return c.json(ok({ ...task(taken), status: 'pending' }));
      })
      .post('/api/ai/query', async (c) => {
        const entry = backend.find((await c.req.json()).taskId);
        return c.json(entry ? ok(task(entry)) : no('task not found'));
      })
      .post('/api/user/get-user-credits', (c) => c.json(ok({ remainingCredits: backend.balance })))
      .get('/api/user/images', (c) => {
        const images = backend.made().map((entry) => ({
          id: `${entry.id}-0`,
          taskId: entry.id,
          imageUrl: `${elsewhere}/cdn/${entry.images[0]}`,
          prompt: entry.prompt,
          model: entry.model,
          provider: 'gemini',
          createdAt: new Date(entry.at).toISOString(),
        }));
        return c.json(ok({ images: images.slice(0, 20), total: images.length, totalPages: 1 }));
      });
  },
};
