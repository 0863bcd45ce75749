import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = {
  'nano-banana': 20,
  'nano-banana-2': 25,
  'nano-banana-2-pro': 30,
};

/** A menu button for the model, `{ok, data}` around everything, several pools of credits. */
export const canvasPools: Standin = {
  title: 'Canvas by Lumen',
  backend: { balance: 4000 },
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'generated id',
      'dropdown menu',
      'cost in a model option',
      'cost in a line',
      'submit named generate',
      'prompt nested in input',
      '{ok, data}',
      'polling by GET with the id in the path',
      '402 with a code',
      'pools of credits',
      'canceled with refund',
      'history by page',
    ],
    anchors: {
      prompt: '.inspect textarea',
      negative: null,
      model: '.inspect [aria-haspopup=menu]',
      resolution: null,
      aspect: null,
      duration: null,
      count: ['.inspect .stepper', '.inspect .stepper input'],
      submit: '.inspect .fire',
      cost: ['.inspect .est', '.inspect .est strong'],
      balance: ['.pool', '.pool strong'],
      gallery: '.board',
    },
    api: {
      submit: { method: 'POST', path: '/api/tasks' },
      status: { method: 'GET', path: '/api/tasks/*' },
      balance: { method: 'GET', path: '/api/credits/balance' },
      history: { method: 'GET', path: '/api/tasks' },
    },
    unit: 'credits',
  },
  css: '.app{display:grid;grid-template:52px 1fr/64px 1fr 340px;min-height:820px}.app>header{grid-column:1/-1;display:flex;align-items:center;gap:16px;padding:0 16px;border-bottom:1px solid #ddd}.rail{border-inline-end:1px solid #ddd;display:grid;align-content:start;gap:8px;padding:10px}.rail button{width:44px;height:44px}.board{padding:20px;display:flex;flex-wrap:wrap;gap:12px;align-content:flex-start;background:#fafafa}.board img{width:190px}.inspect{padding:16px;border-inline-start:1px solid #ddd}.inspect>*{margin-bottom:14px}.inspect textarea{width:100%;height:130px}.fire{width:100%;height:44px;background:#0f766e;color:#fff;border:0;border-radius:10px}.pool{margin-inline-start:auto}',
  api({ backend, elsewhere }) {
    const ok = (data: unknown) => ({ ok: true, data });
    const no = (code: string, message: string) => ({ ok: false, error: { code, message } });
    const states = {
      succeeded: 'completed',
      failed: 'failed',
      moderated: 'failed',
      canceled: 'cancelled',
    };
    const task = (entry: Entry) => ({
      id: entry.id,
      taskType: 'image_gen',
      status: entry.outcome === null ? 'running' : states[entry.outcome],
      input: { prompt: entry.prompt },
      modelId: entry.model,
      creditCost: entry.charge,
      output: { urls: entry.images.map((file) => `${elsewhere}/cdn/${file}`) },
      errorMessage: entry.error,
      createdAt: new Date(entry.at).toISOString(),
    });
    return new Hono()
      .get('/api/credits/balance', (c) =>
        c.json(
          ok({
            trial: 100,
            monthly: backend.balance - 100,
            permanent: 0,
            frozen: 0,
            total: backend.balance,
          }),
        ),
      )
      .post('/api/tasks', async (c) => {
        const { modelId, input } = await c.req.json();
        const count = input.numImages ?? 1;
        const charge = (PRICES[modelId] ?? 20) * count;
        const taken = backend.order({ prompt: input.prompt, model: modelId, charge, count });
        if (taken === 'insufficient')
          return c.json(
            no('BILLING_CREDITS_INSUFFICIENT', 'Not enough credits for this task'),
            402,
          );
        if (taken === 'limited') return c.json(no('RATE_LIMITED', '30 requests per minute'), 429);
        if (taken === 'broken') return c.json(no('INTERNAL', 'Something went wrong'), 500);
        return c.json(ok(task(taken)));
      })
      .get('/api/tasks/:id', (c) => {
        const entry = backend.find(c.req.param('id'));
        return entry ? c.json(ok(task(entry))) : c.json(no('NOT_FOUND', 'no such task'), 404);
      })
      .get('/api/tasks', (c) =>
        c.json(ok({ items: backend.made().map(task), page: 1, total: backend.made().length })),
      );
  },
};
