import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { swift: 4, fine: 12 };

/** Japanese; the answer to the submit is itself a stream of events; the price is in the button. */
export const streamJa: Standin = {
  title: '画像メーカー',
  truth: {
    lang: 'ja',
    covers: [
      'textarea at load',
      'only a label around it',
      'segmented buttons',
      'cost in the button',
      'localised submit',
      'server-sent events in the answer',
      'partial pictures while it runs',
      'same-origin pictures',
      'alt is the prompt',
      'ja',
    ],
    anchors: {
      prompt: '.irai textarea',
      negative: '.nozoku textarea',
      model: ['.kata', '.kata [aria-pressed=true]'],
      resolution: null,
      aspect: ['.hiritsu', '.hiritsu [aria-pressed=true]'],
      duration: null,
      count: null,
      submit: '.tsukuru',
      cost: ['.tsukuru', '.tsukuru span'],
      balance: ['.zan', '.zan em'],
      gallery: '.dekita',
    },
    api: {
      submit: { method: 'POST', path: '/api/create/stream' },
      status: null,
      balance: { method: 'GET', path: '/api/account' },
      history: null,
    },
    unit: 'credits',
  },
  css: 'body{background:#fbfaf7}.waku{max-width:720px;margin:0 auto;padding:24px;display:grid;gap:18px}.irai textarea{width:100%;height:120px;border:2px solid #d9d3c3;border-radius:10px}.nozoku textarea{width:100%;height:40px}.kata,.hiritsu{display:flex;gap:6px}.kata button,.hiritsu button{border:1px solid #d9d3c3;background:#fff;border-radius:8px;padding:6px 16px}[aria-pressed=true]{background:#ffe08a!important}.tsukuru{height:54px;border:0;border-radius:12px;background:#c2410c;color:#fff;font-weight:700}.dekita{display:grid;grid-template-columns:1fr 1fr;gap:10px}.zan em{font-style:normal;font-weight:700}',
  api: ({ backend }) =>
    new Hono()
      .get('/api/account', (c) => c.json({ account: { plan: 'free', credit: backend.balance } }))
      .post('/api/create/stream', async (c) => {
        const { prompt, model } = await c.req.json();
        const charge = PRICES[model] ?? 4;
        const taken = backend.order({ prompt, model, charge });
        if (taken === 'insufficient') return c.json({ message: 'クレジットが不足しています' }, 402);
        if (taken === 'limited') return c.json({ message: 'しばらくしてからお試しください' }, 429);
        if (taken === 'broken') return c.json({ message: 'エラーが発生しました' }, 500);
        return streamSSE(c, async (stream) => {
          const say = (event: string, data: object) =>
            stream.writeSSE({ event, data: JSON.stringify(data) });
          await say('accepted', { id: taken.id, status: 'queued', credit_cost: charge });
          await say('progress', { id: taken.id, status: 'generating', percent: 40 });
          await taken.ended;
          if (taken.outcome === 'succeeded') {
            const images = taken.images.map((file) => ({ url: `/p/${file}` }));
            await say('completed', {
              id: taken.id,
              status: 'completed',
              images,
              balance: backend.balance,
            });
          } else
            await say('failed', {
              id: taken.id,
              status: 'failed',
              message: taken.error,
              balance: backend.balance,
            });
        });
      }),
};
