import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

/** A label that is tied to nothing, a native select of one option, "✨ Create", a bearer token. */
export const nativeCreate: Standin = {
  title: 'Easy Nano — create an image online',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'unlinked label',
      'native select',
      'cost in a line',
      'submit named create',
      'synchronous answer',
      '402 with required and available',
      'disabled button when credits run out',
      'balance from the submit',
      'signed URL',
      'alt is a title with the prompt',
      'history by page',
    ],
    anchors: {
      prompt: '.editor textarea',
      negative: null,
      model: '.editor select',
      resolution: null,
      aspect: null,
      duration: null,
      count: null,
      submit: '.editor > button',
      cost: '.editor .price',
      balance: ['.editor .have b', '.editor .have'],
      gallery: '.works',
    },
    api: {
      submit: { method: 'POST', path: '/api/generate-image' },
      status: null,
      balance: { method: 'GET', path: '/api/credits/balance' },
      history: { method: 'GET', path: '/api/history' },
    },
    unit: 'credits',
  },
  css: '.works{display:grid;grid-template-columns:repeat(4,1fr);gap:14px}.works article{border:1px solid #e5e5e5;border-radius:10px;overflow:hidden}.editor{max-width:640px;margin:24px auto;padding:20px;border:1px solid #eee;border-radius:16px}.editor>*{margin-top:12px;display:block}.editor textarea,.editor select,.editor>button{width:100%}.editor>button{height:46px;background:#2563eb;color:#fff;border:0;border-radius:10px}',
  api({ backend, elsewhere }) {
    const app = new Hono();
    app.use('/api/*', async (c, next) => {
      if (c.req.header('authorization') !== 'Bearer stand-in-session')
        return c.json({ error: 'Unauthorized' }, 401);
      await next();
    });
    return app
      .post('/api/generate-image', async (c) => {
        const { prompt, model } = await c.req.json();
        if (!prompt) return c.json({ error: 'Prompt is required' }, 400);
        const taken = backend.order({ prompt, model, charge: 5 });
        if (taken === 'insufficient') {
          const short = { required: 5, available: backend.balance };
          return c.json({ error: 'Insufficient credits', ...short }, 402);
        }
        if (taken === 'limited') return c.json({ error: 'Too many requests' }, 429);
        if (taken === 'broken') return c.json({ error: 'Internal server error' }, 500);
        await taken.ended;
        if (taken.outcome !== 'succeeded')
          return c.json({ success: false, error: taken.error, creditsRefunded: 5 }, 500);
        return c.json({
          success: true,
          imageUrl: `${elsewhere}/cdn/${taken.images[0]}?X-Amz-Expires=3600&X-Amz-Signature=${taken.id.slice(0, 8)}`,
          originalPrompt: prompt,
          creditsUsed: 5,
          creditsRemaining: backend.balance,
        });
      })
      .get('/api/credits/balance', (c) =>
        c.json({ profile: { credits: backend.balance, plan: 'free' } }),
      )
      .get('/api/history', (c) =>
        c.json({
          items: backend.made().map((one) => ({
            id: one.id,
            prompt: one.prompt,
            processed_image_url: `${elsewhere}/cdn/${one.images[0]}`,
            cost: 5,
            status: 'completed',
            image_type: 'generate',
            created_at: new Date(one.at).toISOString(),
          })),
          page: 1,
          totalPages: 1,
        }),
      );
  },
};
