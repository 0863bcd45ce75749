import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { basic: 3, advanced: 10 };

/** Arabic, right to left; what happens to a task comes over an EventSource of its own. */
export const eventsAr: Standin = {
  title: 'ريشة — توليد الصور بالذكاء الاصطناعي',
  html: 'dir="rtl"',
  truth: {
    lang: 'ar',
    covers: [
      'textarea at load',
      'label tied by id',
      'native select',
      'count as radios',
      'cost in a line',
      'localised submit',
      'EventSource',
      '402 with a code',
      'CDN',
      'alt is the prompt',
      'ar, right to left',
    ],
    anchors: {
      prompt: '#wasf',
      negative: null,
      model: '#namudhaj',
      resolution: null,
      aspect: null,
      duration: null,
      count: ['.adad', '.adad input:checked'],
      submit: '#insha',
      cost: ['.taklifa', '.taklifa b'],
      balance: ['.rasid', '.rasid b'],
      gallery: '.suwar',
    },
    api: {
      submit: { method: 'POST', path: '/api/v2/images' },
      status: { method: 'SSE', path: '/api/v2/images/*/events' },
      balance: { method: 'GET', path: '/api/v2/wallet' },
      history: { method: 'GET', path: '/api/v2/images' },
    },
    unit: 'credits',
  },
  css: '.safha{display:grid;grid-template-columns:420px 1fr;gap:20px;padding:20px}.safha form{display:grid;gap:14px;border:1px solid #d6d3d1;border-radius:14px;padding:18px}.safha textarea{width:100%;height:130px}.adad{display:flex;gap:14px;border:0;padding:0}#insha{height:46px;border:0;border-radius:10px;background:#0369a1;color:#fff}.suwar{display:grid;grid-template-columns:repeat(3,1fr);gap:8px;align-content:start}',
  api: ({ backend, elsewhere }) =>
    new Hono()
      .get('/api/v2/wallet', (c) => c.json({ wallet: { points: backend.balance } }))
      .get('/api/v2/images', (c) =>
        c.json({
          data: backend.made().map((one) => ({
            uuid: one.id,
            text: one.prompt,
            engine: 'basic',
            image: `${elsewhere}/cdn/${one.images[0]}`,
            date: new Date(one.at).toISOString(),
          })),
          next_cursor: null,
        }),
      )
      .post('/api/v2/images', async (c) => {
        const { prompt, model, n } = await c.req.json();
        const charge = (PRICES[model] ?? 3) * n;
        const taken = backend.order({ prompt, model, charge, count: n });
        const no = (code: string, message: string) => ({ error: { code, message } });
        if (taken === 'insufficient')
          return c.json(no('insufficient_points', 'رصيدك غير كافٍ'), 402);
        if (taken === 'limited') return c.json(no('slow_down', 'طلبات كثيرة جدًا'), 429);
        if (taken === 'broken') return c.json(no('server', 'حدث خطأ'), 500);
        return c.json({ data: { uuid: taken.id, state: 'waiting', points: charge } }, 201);
      })
      .get('/api/v2/images/:id/events', (c) => {
        const entry = backend.find(c.req.param('id'));
        if (!entry) return c.notFound();
        return streamSSE(c, async (stream) => {
          const say = (data: object) => stream.writeSSE({ data: JSON.stringify(data) });
          await say({ uuid: entry.id, state: 'running', progress: 0.3 });
          await entry.ended;
          if (entry.outcome === 'succeeded')
            await say({
              uuid: entry.id,
              state: 'succeeded',
              images: entry.images.map((file) => `${elsewhere}/cdn/${file}`),
              points: entry.charge,
            });
          else
            await say({
              uuid: entry.id,
              state: 'failed',
              error: entry.error,
              refunded: entry.refunded,
            });
        });
      }),
};
