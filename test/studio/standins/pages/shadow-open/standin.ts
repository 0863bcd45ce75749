import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { 'lumina-s': 2, 'lumina-xl': 9 };

/** Custom elements, the form two open shadow roots deep. */
export const shadowOpen: Standin = {
  title: 'Lumina Kit',
  truth: {
    lang: 'en',
    covers: [
      'shadow DOM, open',
      'textarea at load',
      'only a placeholder',
      'native select',
      'cost in a line',
      'submit named create',
      'polling by GET',
      'results as a list of strings',
      'alt is the prompt',
    ],
    anchors: {
      prompt: 'lumina-app >>> lumina-form >>> textarea',
      negative: null,
      model: 'lumina-app >>> lumina-form >>> select.model',
      resolution: 'lumina-app >>> lumina-form >>> select.size',
      aspect: null,
      duration: null,
      count: null,
      submit: 'lumina-app >>> lumina-form >>> button.primary',
      cost: ['lumina-app >>> lumina-form >>> .price', 'lumina-app >>> lumina-form >>> .price b'],
      balance: ['lumina-app >>> .wallet', 'lumina-app >>> .wallet b'],
      gallery: 'lumina-app >>> .results',
    },
    api: {
      submit: { method: 'POST', path: '/v1/images/generations' },
      status: { method: 'GET', path: '/v1/images/generations/*' },
      balance: { method: 'GET', path: '/v1/me' },
      history: null,
    },
    unit: 'credits',
  },
  body: `<header class="px-6 py-3 border-b flex gap-6"><b>Lumina Kit</b><a href="/docs">Docs</a><a href="/blog">Blog</a></header>
<lumina-app></lumina-app>
<footer class="px-6 py-16 text-sm text-muted">Lumina Kit is open source.</footer>`,
  api({ backend, elsewhere }) {
    const view = (entry: Entry) => ({
      id: entry.id,
      status:
        entry.outcome === null
          ? 'starting'
          : entry.outcome === 'succeeded'
            ? 'succeeded'
            : 'failed',
      output: entry.images.map((file) => `${elsewhere}/cdn/${file}`),
      failure: entry.error,
      usage: { credits: entry.charge },
    });
    return new Hono()
      .get('/v1/me', (c) => c.json({ credits: backend.balance }))
      .post('/v1/images/generations', async (c) => {
        const { prompt, model, size } = await c.req.json();
        const charge = (PRICES[model] ?? 2) * (size === '2048x2048' ? 2 : 1);
        const taken = backend.order({ prompt, model, charge });
        const no = (type: string, message: string) => ({ error: { type, message } });
        if (taken === 'insufficient')
          return c.json(no('insufficient_quota', 'You exceeded your current quota'), 402);
        if (taken === 'limited') return c.json(no('rate_limit', 'Rate limit reached'), 429);
        if (taken === 'broken') return c.json(no('server_error', 'The server had an error'), 500);
        return c.json(view(taken), 202);
      })
      .get('/v1/images/generations/:id', (c) => {
        const entry = backend.find(c.req.param('id'));
        return entry ? c.json(view(entry)) : c.json({ error: { message: 'not found' } }, 404);
      });
  },
};
