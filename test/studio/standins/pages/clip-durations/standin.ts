import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { '5': 48, '10': 94 };

/** Clips by the second: the price follows the duration; tabs beside the form, an id that names nothing. */
export const clipDurations: Standin = {
  title: 'Reel Foundry — text to video',
  backend: { balance: 20_000 },
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'stable id',
      'menu for the model',
      'duration pills',
      'cost in a duration option',
      'submit named generate',
      'a video endpoint of its own',
      'polling by GET with a query',
      'creditsDeducted',
      'poster pictures',
      'refunds shown',
    ],
    anchors: {
      prompt: '#customText',
      negative: '#avoid',
      model: '.ctl [aria-haspopup=menu]',
      resolution: '.ctl select',
      aspect: null,
      duration: ['.dur', '.dur [aria-pressed=true]'],
      count: null,
      submit: '.ctl .roll',
      cost: ['.ctl .sum', '.ctl .sum b', '.dur [aria-pressed=true]'],
      balance: ['.acct', '.acct b'],
      gallery: '.reels',
    },
    api: {
      submit: { method: 'POST', path: '/api/video/generate' },
      status: { method: 'GET', path: '/api/video/status' },
      balance: { method: 'GET', path: '/api/v1/credits' },
      history: null,
    },
    unit: 'credits',
  },
  css: '.ctl{width:460px;padding:18px;display:grid;gap:14px}.ctl textarea{width:100%}.dur{display:flex;gap:8px}.dur button{flex:1;border:1px solid #bbb;border-radius:8px;background:#fff;padding:8px}.dur [aria-pressed=true]{background:#0f172a;color:#fff}.roll{height:46px;border:0;border-radius:10px;background:#be123c;color:#fff}.reels{display:grid;grid-template-columns:1fr 1fr;gap:12px;padding:18px;flex:1;align-content:start}',
  api({ backend, elsewhere }) {
    const view = (entry: Entry) => ({
      taskId: entry.id,
      status:
        entry.outcome === null
          ? 'processing'
          : entry.outcome === 'succeeded'
            ? 'completed'
            : 'failed',
      videos: entry.images.map((file) => ({
        coverUrl: `${elsewhere}/cdn/${file}`,
        url: `${elsewhere}/cdn/${file}`,
      })),
      error: entry.error,
      creditsRefunded: entry.refunded,
    });
    return new Hono()
      .get('/api/v1/credits', (c) => c.json({ success: true, data: { credits: backend.balance } }))
      .post('/api/video/generate', async (c) => {
        const { customText, model, duration } = await c.req.json();
        const charge = PRICES[duration] ?? 48;
        const taken = backend.order({ prompt: customText, model, charge });
        if (taken === 'insufficient')
          return c.json(
            {
              success: false,
              error: 'Insufficient credits',
              required: charge,
              available: backend.balance,
            },
            402,
          );
        if (taken === 'limited') return c.json({ success: false, error: 'Too many requests' }, 429);
        if (taken === 'broken') return c.json({ success: false, error: 'Internal error' }, 500);
        return c.json({
          success: true,
          data: { videoId: `v_${taken.id.slice(0, 8)}`, taskId: taken.id, creditsDeducted: charge },
        });
      })
      .get('/api/video/status', (c) => {
        const entry = backend.find(c.req.query('taskId') ?? '');
        return entry
          ? c.json({ success: true, data: view(entry) })
          : c.json({ success: false, error: 'not found' }, 404);
      });
  },
};
