import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { turbo: 0.02, standard: 0.04, ultra: 0.12 };

/** One URL for everything, told apart by what the body says; prices in dollars; engines as radios. */
export const oneUrlUsd: Standin = {
  title: 'Render Desk',
  backend: { balance: 25 },
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'stable id',
      'radios for the model',
      'dollars',
      'cost in an option',
      'submit named create',
      'one URL for submit and status',
      'engine instead of model',
      'XMLHttpRequest',
      'canceled',
      'alt is generic',
    ],
    anchors: {
      prompt: '#description',
      negative: '#exclude',
      model: ['fieldset.engine', 'fieldset.engine input:checked'],
      resolution: '#quality',
      aspect: null,
      duration: null,
      count: null,
      submit: '#create',
      cost: ['fieldset.engine label:has(:checked) small', 'fieldset.engine label:has(:checked)'],
      balance: ['#funds', '#funds strong'],
      gallery: '#renders',
    },
    api: {
      submit: { method: 'POST', path: '/api/render' },
      status: { method: 'POST', path: '/api/render' },
      balance: { method: 'POST', path: '/api/render' },
      history: null,
    },
    unit: 'usd',
  },
  css: 'main.desk{width:880px;margin:30px auto}fieldset.engine{display:flex;gap:12px;border:1px solid #ccc;border-radius:8px}fieldset.engine label{flex:1;padding:10px;border:1px solid #ddd;border-radius:8px}.desk textarea{width:100%}.desk .row{margin-block:14px}#renders{display:flex;gap:10px}#renders img{width:200px}',
  body: `
<header class="px-6 py-3 border-b flex justify-between"><b>Render Desk</b><span id="funds">Funds: <strong>$25.00</strong></span></header>
<main class="desk">
 <h1>New render</h1>
 <div class="row"><label for="exclude">Exclude</label><textarea id="exclude" rows="2" placeholder="Things that must not appear"></textarea></div>
 <div class="row"><label for="description">Description</label><textarea id="description" rows="5" placeholder="What should the picture show?"></textarea></div>
 <fieldset class="engine"><legend>Engine</legend>
  <label><input type="radio" name="engine" value="turbo" checked> Turbo <small>$0.02</small></label>
  <label><input type="radio" name="engine" value="standard"> Standard <small>$0.04</small></label>
  <label><input type="radio" name="engine" value="ultra"> Ultra <small>$0.12</small></label>
 </fieldset>
 <div class="row"><label>Quality <select id="quality"><option value="basic">2K</option><option value="high">4K</option></select></label></div>
 <div class="row"><input type="button" id="create" value="Create render"> <input type="button" id="stop" value="Stop" disabled></div>
 <p id="note" role="status"></p>
 <div id="renders"></div>
</main>
<footer class="px-6 py-16 text-sm">Prices in US dollars. Ultra renders of 4K take up to 2 minutes.</footer>`,
  api: ({ backend, elsewhere }) =>
    new Hono().post('/api/render', async (c) => {
      const asked = await c.req.json();
      if (asked.action === 'funds') return c.json({ usd: backend.balance });
      if (asked.action === 'stop' || asked.action === 'check') {
        const entry = backend.find(asked.ticket);
        if (!entry) return c.json({ state: 'error', reason: 'unknown ticket' });
        if (asked.action === 'stop') backend.cancel(entry);
        const states = {
          succeeded: 'complete',
          failed: 'error',
          moderated: 'error',
          canceled: 'canceled',
        };
        return c.json({
          ticket: entry.id,
          state: entry.outcome ? states[entry.outcome] : 'in_progress',
          picture: entry.images[0] ? `${elsewhere}/cdn/${entry.images[0]}` : undefined,
          reason: entry.error ?? undefined,
        });
      }
      const charge = PRICES[asked.engine] ?? 0.02;
      const taken = backend.order({ prompt: asked.description, model: asked.engine, charge });
      if (taken === 'insufficient') return c.json({ state: 'error', reason: 'Not enough funds' });
      if (typeof taken === 'string')
        return c.json({ state: 'error', reason: 'Engine is overloaded' });
      return c.json({ ticket: taken.id, state: 'in_queue', usd: charge });
    }),
};
