import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

/** Tabs that change the box, a badge with the balance, one synchronous answer, 400 with a sentence. */
export const tabsSync: Standin = {
  title: 'AI Playground',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'placeholder by tab',
      'two radix selects',
      'no cost',
      'submit named generate, by tab',
      'synchronous answer',
      'num_images as text',
      '400 with code -1',
      'balance in the submit',
      'local history',
    ],
    anchors: {
      prompt: '[data-slot=textarea]',
      negative: null,
      model: '.pick2 [role=combobox]',
      resolution: null,
      aspect: null,
      duration: null,
      count: null,
      submit: '.act button',
      cost: null,
      balance: '.badge',
      gallery: '.out3',
    },
    api: {
      submit: { method: 'POST', path: '/api/nano-banana/generate' },
      status: null,
      balance: { method: 'POST', path: '/api/get-user-credits' },
      history: null,
    },
    unit: 'credits',
  },
  css: '.badge{display:inline-flex;gap:4px;background:#fef3c7;border-radius:99px;padding:2px 10px;font-size:13px}[role=tablist]{display:flex;background:#f4f4f5;border-radius:10px;padding:4px}[role=tab]{flex:1;border:0;background:none;padding:6px}[role=tab][aria-selected=true]{background:#fff;border-radius:8px}.out3{columns:3}',
  api: ({ backend, elsewhere }) =>
    new Hono()
      .post('/api/get-user-credits', (c) =>
        c.json({ code: 0, message: 'ok', data: { left_credits: backend.balance } }),
      )
      .post('/api/nano-banana/generate', async (c) => {
        const { prompt, num_images: count } = await c.req.json();
        const need = 10 * Number(count);
        const taken = backend.order({ prompt, model: null, charge: need, count: Number(count) });
        const no = (message: string, error: string) => c.json({ code: -1, message, error }, 400);
        if (taken === 'insufficient')
          return no(
            `Insufficient credits. You need ${need} credits but only have ${backend.balance}.`,
            'credits',
          );
        if (typeof taken === 'string') return no('Service unavailable (status: 429)', 'provider');
        await taken.ended;
        if (taken.outcome !== 'succeeded') return no(taken.error!, 'provider');
        return c.json({
          code: 0,
          message: 'ok',
          data: {
            success: true,
            images: taken.images.map((file) => `${elsewhere}/cdn/${file}`),
            credits_used: need,
            credits_remaining: backend.balance,
            processing_time: 3.2,
            request_id: taken.id,
          },
        });
      }),
};
