import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { draft: 1, studio: 4, master: 14 };

/** A rich editor instead of a box, pills that say what is chosen, GraphQL behind it. */
export const editorPills: Standin = {
  title: 'Inkwell',
  truth: {
    lang: 'en',
    covers: [
      'contenteditable editor',
      'pills with aria-checked',
      'menu for the aspect',
      'cost in the title and a line',
      'submit named imagine',
      'GraphQL',
      'polling by POST to one URL',
      'proxied pictures',
      'errors inside a 200',
      'alt is the prompt',
    ],
    anchors: {
      prompt: '[contenteditable]',
      negative: null,
      model: ['[role=radiogroup]', '[role=radiogroup] [aria-checked=true]'],
      resolution: null,
      aspect: '.tail [aria-haspopup=menu]',
      duration: null,
      count: null,
      submit: '.tail .ink',
      cost: ['.tail .toll', '.tail .ink'],
      balance: ['.hi .ink-left', '.hi .ink-left b'],
      gallery: '.wall',
    },
    api: {
      submit: { method: 'POST', path: '/graphql' },
      status: { method: 'POST', path: '/graphql' },
      balance: { method: 'POST', path: '/graphql' },
      history: null,
    },
    unit: 'credits',
  },
  css: '.hi{display:flex;gap:20px;padding:16px 28px}.pad{max-width:820px;margin:20px auto;border:1px solid #ddd;border-radius:20px;padding:18px}[contenteditable]{min-height:96px;outline:0}[contenteditable] p{margin:0}[role=radiogroup]{display:flex;gap:6px}[role=radio]{border:1px solid #ccc;border-radius:99px;padding:4px 14px;background:#fff}[role=radio][aria-checked=true]{background:#1e1b4b;color:#fff}.tail{display:flex;gap:10px;align-items:center;margin-top:12px}.ink{margin-inline-start:auto;height:42px;padding:0 24px;border:0;border-radius:99px;background:#1e1b4b;color:#fff}.wall{max-width:820px;margin:0 auto;display:grid;grid-template-columns:1fr 1fr 1fr;gap:10px}',
  api: ({ backend, elsewhere }) =>
    new Hono()
      .get('/proxy/image', (c) => c.redirect(c.req.query('url')!))
      .post('/graphql', async (c) => {
        const { operationName, variables } = await c.req.json();
        if (operationName === 'Viewer')
          return c.json({ data: { viewer: { id: 'v', wallet: { ink: backend.balance } } } });
        if (operationName === 'Rendering') {
          const entry = backend.find(variables.id);
          if (!entry) return c.json({ data: null, errors: [{ message: 'No such rendering' }] });
          const status =
            entry.outcome === null
              ? 'PROCESSING'
              : entry.outcome === 'succeeded'
                ? 'COMPLETE'
                : 'FAILED';
          const images = entry.images.map((file) => ({
            url: `/proxy/image?url=${encodeURIComponent(`${elsewhere}/cdn/${file}`)}`,
          }));
          return c.json({
            data: { rendering: { id: entry.id, status, images, failureReason: entry.error } },
          });
        }
        const { text, grade } = variables.input;
        const taken = backend.order({ prompt: text, model: grade, charge: PRICES[grade] ?? 1 });
        const no = (message: string, code: string) =>
          c.json({ data: null, errors: [{ message, extensions: { code } }] });
        if (taken === 'insufficient') return no('Not enough ink', 'INSUFFICIENT_CREDITS');
        if (taken === 'limited') return no('Slow down', 'RATE_LIMITED');
        if (taken === 'broken') return no('Internal server error', 'INTERNAL_SERVER_ERROR');
        return c.json({
          data: { imagine: { rendering: { id: taken.id, status: 'QUEUED', cost: taken.charge } } },
        });
      }),
};
