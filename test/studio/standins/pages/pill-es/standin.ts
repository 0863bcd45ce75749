import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = {
  'nano-banana': 5,
  'seedream-4.5': 6,
  'nano-banana-pro': 9,
};

/** Spanish; a pill that becomes a box when clicked; an icon whose title alone names it and its price. */
export const pillEs: Standin = {
  title: 'Lienzo — imágenes con IA',
  truth: {
    lang: 'es',
    covers: [
      'textarea after a click',
      'only a placeholder',
      'popover without ARIA',
      'cost in the title',
      'icon-only submit with a title',
      'answer at once or polling',
      '402 with required and available',
      'data: and CDN pictures',
      'alt is cut',
      'es',
    ],
    open: ['.pill'],
    anchors: {
      prompt: '.dock textarea',
      negative: null,
      model: ['.dock .who', '.dock .who > div', '.dock .who > div > div:first-child'],
      resolution: null,
      aspect: null,
      duration: null,
      count: null,
      submit: '.dock .send',
      cost: '.dock .send',
      balance: ['.saldo', '.saldo b'],
      gallery: '.muro',
    },
    api: {
      submit: { method: 'POST', path: '/api/images' },
      status: { method: 'GET', path: '/api/images/*/status' },
      balance: { method: 'GET', path: '/api/profile' },
      history: { method: 'GET', path: '/api/images' },
    },
    unit: 'credits',
  },
  css: '.pill{position:fixed;bottom:28px;left:50%;translate:-50%;border:1px solid #ccc;border-radius:99px;padding:12px 26px;background:#fff;cursor:pointer;box-shadow:0 6px 24px #0003}.dock{position:fixed;bottom:20px;left:50%;translate:-50%;width:720px;background:#fff;border:1px solid #ccc;border-radius:22px;padding:14px;box-shadow:0 6px 24px #0003}.dock textarea{width:100%;border:0;outline:0;height:88px}.dock .fila{display:flex;align-items:center;gap:10px}.send{margin-inline-start:auto;width:42px;height:42px;border-radius:50%;border:0;background:#ea580c;color:#fff}.muro{columns:4;padding:20px}.muro img{margin-bottom:14px;border-radius:12px}.saldo{background:#fff7ed;border-radius:99px;padding:4px 12px}',
  api: ({ backend, elsewhere }) =>
    new Hono()
      .get('/api/profile', (c) => c.json({ profile: { name: 'Ana', credits: backend.balance } }))
      .get('/api/images', (c) =>
        c.json({
          images: backend.made().map((one) => ({
            id: one.id,
            prompt: one.prompt,
            url: `${elsewhere}/cdn/${one.images[0]}`,
            createdAt: new Date(one.at).toISOString(),
          })),
        }),
      )
      .post('/api/images', async (c) => {
        const { prompt, model } = await c.req.json();
        const charge = PRICES[model] ?? 5;
        const taken = backend.order({ prompt, model, charge });
        if (taken === 'insufficient')
          return c.json(
            {
              error: 'Insufficient credits',
              required: charge,
              available: backend.balance,
              upgradeUrl: '/planes',
            },
            402,
          );
        if (taken === 'limited') return c.json({ error: 'Demasiadas solicitudes' }, 429);
        if (taken === 'broken') return c.json({ error: 'Error interno' }, 500);
        return c.json(
          { imageId: taken.id, status: 'pending', creditCost: charge, estimatedTime: 30 },
          202,
        );
      })
      .get('/api/images/:id/status', (c) => {
        const entry = backend.find(c.req.param('id'));
        if (!entry) return c.json({ error: 'No encontrado' }, 404);
        const status =
          entry.outcome === null
            ? 'processing'
            : entry.outcome === 'succeeded'
              ? 'completed'
              : 'failed';
        const url = entry.images[0] ? `${elsewhere}/cdn/${entry.images[0]}` : null;
        return c.json({
          imageId: entry.id,
          status,
          imageUrl: url,
          error: entry.error,
          refunded: entry.refunded > 0,
        });
      }),
};
