import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

const ACTION = '40f1c2d3a4b5968778695a4b3c2d1e0f12345678';
const PRICES: Record<string, number> = { fast: 0.3, pro: 1.2, seedream: 0.6 };

/** A canvas of nodes, each with a prompt box of its own; server actions; prices in yuan. */
export const canvasActionZh: Standin = {
  title: '香蕉画布',
  backend: { balance: 88 },
  truth: {
    lang: 'zh',
    covers: [
      'several textareas on a canvas',
      'only a placeholder',
      'segmented buttons',
      'no cost',
      'balance in yuan',
      'submit named generate',
      'server action',
      'polling by GET',
      '200 with an empty taskId',
      'alt is generic',
      'zh',
    ],
    anchors: {
      prompt: '.node textarea',
      negative: null,
      model: ['.node .kinds', '.node .kinds .is-on'],
      resolution: null,
      aspect: null,
      duration: null,
      count: null,
      submit: '.node .run',
      cost: null,
      balance: ['.purse', '.purse b'],
      gallery: '.node .shot',
    },
    form: '.node',
    api: {
      submit: { method: 'POST', path: '/' },
      status: { method: 'GET', path: '/api/image-task' },
      balance: { method: 'GET', path: '/api/user/balance' },
      history: null,
    },
    unit: 'cny',
  },
  css: '.bar{display:flex;gap:16px;padding:10px 18px;background:#111;color:#eee}.purse{margin-inline-start:auto}.plane{position:relative;height:820px;background:radial-gradient(#ccc 1px,transparent 1px) 0 0/22px 22px}.node{position:absolute;width:330px;background:#fff;border:1px solid #bbb;border-radius:14px;padding:12px}.node textarea{width:100%;height:84px}.kinds{display:flex;gap:4px;margin-block:6px}.kinds button{flex:1;border:1px solid #ccc;background:#fafafa;border-radius:8px}.kinds .is-on{background:#ffd43b}.run{width:100%;height:36px;border:0;border-radius:8px;background:#1971c2;color:#fff}',
  api: ({ backend, elsewhere }) =>
    new Hono()
      .post('/', async (c, next) => {
        if (c.req.header('next-action') !== ACTION) return next();
        const [{ prompt, model }] = await c.req.json();
        const taken = backend.order({ prompt, model, charge: PRICES[model] ?? 0.3 });
        const said =
          taken === 'insufficient'
            ? { success: true, taskId: '' }
            : typeof taken === 'string'
              ? { success: false, error: '服务繁忙' }
              : { success: true, taskId: taken.id };
        const stream = `0:{"a":"$@1","f":"","b":"development"}\n1:${JSON.stringify(said)}\n`;
        return c.body(stream, 200, { 'Content-Type': 'text/x-component' });
      })
      .get('/api/image-task', (c) => {
        const entry = backend.find(c.req.query('taskId') ?? '');
        if (!entry) return c.json({ error: '任务不存在' }, 404);
        const status =
          entry.outcome === null
            ? 'processing'
            : entry.outcome === 'succeeded'
              ? 'completed'
              : 'failed';
        const imageUrl = entry.images[0] ? `${elsewhere}/cdn/${entry.images[0]}` : null;
        return c.json({ id: entry.id, status, imageUrl, error: entry.error });
      })
      .get('/api/user/balance', (c) =>
        c.json({
          success: true,
          balance: backend.balance,
          freeBalance: 8,
          paidBalance: backend.balance - 8,
        }),
      ),
};
