import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { 'nano-banana-2': 6, 'flux-2-pro': 5, 'banana-pro-4k': 24 };

/** Balance, prices and history straight from a database's REST interface on another origin. */
export const multiHexagons: Standin = {
  title: 'Hive — images & video',
  html: 'class="dark"',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'only a placeholder',
      'popover without ARIA',
      'cost in the button: icon and number',
      'cost in a model option',
      'hexagons',
      'submit named generate',
      'polling by GET',
      'history, prices and balance on another origin',
      'history by cursor',
      'signed URL',
      'queued after a provider’s 429',
      '402 with required and available',
      'alt is the prompt',
    ],
    anchors: {
      prompt: '.composer textarea',
      negative: null,
      model: ['.composer .mm', '.composer .mm > div', '.composer .mm > div > div:first-child'],
      resolution: null,
      aspect: '.composer .ratio [role=combobox]',
      duration: null,
      count: null,
      submit: '.composer .gen',
      cost: ['.composer .gen .hx', '.composer .gen', '.composer .mm .text-xs'],
      balance: null,
      gallery: '.feed',
    },
    api: {
      submit: { method: 'POST', path: '/api/generate' },
      status: { method: 'GET', path: '/api/generations/*' },
      balance: { method: 'GET', path: '/rest/v1/profiles', elsewhere: true },
      history: { method: 'GET', path: '/rest/v1/generations', elsewhere: true },
    },
    unit: 'hexagons',
  },
  css: '.lay{display:grid;grid-template-rows:56px 1fr auto;min-height:900px}.feed{display:grid;grid-template-columns:repeat(5,1fr);gap:6px;padding:16px;align-content:start}.feed a{position:relative;display:block}.composer{margin:0 auto 24px;width:860px;background:#17181c;border:1px solid #34363d;border-radius:20px;padding:14px}.composer textarea{width:100%;background:none;border:0;height:70px}.gen{display:inline-flex;gap:10px;align-items:center;border:0;border-radius:14px;height:44px;padding:0 22px;background:#a3e635;color:#1a2e05;font-weight:700}.hx{display:inline-flex;align-items:center;gap:3px}',
  api({ backend, elsewhere }) {
    const view = (entry: Entry) => ({
      id: entry.id,
      status:
        entry.outcome === null
          ? 'processing'
          : entry.outcome === 'succeeded'
            ? 'completed'
            : 'failed',
      url: entry.images[0]
        ? `${elsewhere}/cdn/${entry.images[0]}?token=${entry.id.slice(9, 13)}&exp=3600`
        : null,
      error_message: entry.error,
    });
    return new Hono()
      .post('/api/generate', async (c) => {
        const { prompt, model } = await c.req.json();
        const cost = PRICES[model] ?? 6;
        const taken = backend.order({ prompt, model, charge: cost });
        if (taken === 'insufficient')
          return c.json(
            { error: 'Insufficient credits', required: cost, available: backend.balance },
            402,
          );
        if (typeof taken === 'string') return c.json({ error: 'Generation failed to start' }, 500);
        return c.json({ generations: [{ ...view(taken), status: 'queued', cost }] });
      })
      .get('/api/generations/:id', (c) => {
        const entry = backend.find(c.req.param('id'));
        return entry ? c.json(view(entry)) : c.json({ error: 'not found' }, 404);
      });
  },
  elsewhere: ({ backend, elsewhere }) =>
    new Hono()
      .get('/rest/v1/profiles', (c) => c.json([{ id: 'u', plan: 'pro', credits: backend.balance }]))
      .get('/rest/v1/model_prices', (c) =>
        c.json(Object.entries(PRICES).map(([model, cost]) => ({ model, cost }))),
      )
      .get('/rest/v1/generations', (c) =>
        c.json(
          backend.made().map((one) => ({
            id: one.id,
            prompt: one.prompt,
            model: one.model ?? 'nano-banana-2',
            url: `${elsewhere}/cdn/${one.images[0]}?token=${one.id.slice(9, 13)}&exp=3600`,
            created_at: new Date(one.at).toISOString(),
          })),
        ),
      ),
};
