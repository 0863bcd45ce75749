import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';
import { utilities } from '../../utilities.ts';

const inner = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tool</title><style>${utilities}
.tool{padding:16px;display:grid;gap:12px}.tool textarea{width:100%;height:120px}.tool .bar{display:flex;gap:8px;align-items:center}.tool .sizes button{border:1px solid #bbb;background:#fff}.tool .sizes .sel{background:#dbeafe}.tool .list{display:flex;gap:8px;flex-wrap:wrap}.tool .list img{width:170px}</style></head>
<body><div class="tool"><label for="t1">Image prompt</label><textarea id="t1" data-testid="prompt-box"></textarea>
<div class="bar"><span class="text-sm">Model</span><select name="model"><option value="sd35">Stable Diffusion 3.5</option><option value="flux-dev">FLUX dev</option></select>
<span class="sizes"><button type="button" class="sel">1024</button><button type="button">2048</button></span>
<span class="fee text-sm">1 token</span><button id="run" class="bg-primary border-0 rounded px-4 h-9 ml-auto">Generate image</button></div>
<p role="status" class="text-red"></p><div class="list"></div></div>
<script type="module" src="/assets/framed.js"></script></body></html>`;

/** The whole tool inside a frame of the same origin, as where it is put into another page. */
export const framed: Standin = {
  title: 'Tools for teachers',
  truth: {
    lang: 'en',
    covers: [
      'same-origin iframe',
      'textarea at load',
      'data-testid',
      'native select',
      'resolution as pills',
      'cost in a line',
      'submit named generate',
      'polling by GET with a query',
      'resultUrls inside a string',
      'alt is the prompt',
    ],
    anchors: {
      prompt: 'iframe >>> #t1',
      negative: null,
      model: 'iframe >>> select',
      resolution: ['iframe >>> .sizes', 'iframe >>> .sizes .sel'],
      aspect: null,
      duration: null,
      count: null,
      submit: 'iframe >>> #run',
      cost: 'iframe >>> .fee',
      balance: null,
      gallery: 'iframe >>> .list',
    },
    api: {
      submit: { method: 'POST', path: '/api/v1/jobs/createTask' },
      status: { method: 'GET', path: '/api/v1/jobs/recordInfo' },
      balance: null,
      history: null,
    },
    unstated: 'cost of failures',
    unit: 'credits',
  },
  css: 'iframe{width:100%;height:640px;border:1px solid #ccc;border-radius:10px}',
  body: `<div class="max-w-5xl mx-auto p-6 space-y-6"><header class="flex gap-6"><b>Tools for teachers</b><a href="/quiz">Quiz maker</a><a href="/image">Image maker</a></header>
<h1 class="text-2xl font-bold">Image maker</h1><iframe src="/tool" title="Image maker"></iframe>
<section><h2>How it works</h2><p>Type a prompt, pick a model, press Generate.</p><input type="search" placeholder="Search tools"></section></div>`,
  api({ backend, elsewhere }) {
    const view = (entry: Entry) => ({
      taskId: entry.id,
      state:
        entry.outcome === null ? 'generating' : entry.outcome === 'succeeded' ? 'success' : 'fail',
      resultJson: entry.images.length
        ? JSON.stringify({ resultUrls: entry.images.map((file) => `${elsewhere}/cdn/${file}`) })
        : '',
      failMsg: entry.error,
      consumeCredits: entry.charge,
      createTime: entry.at,
      completeTime: entry.finishedAt,
    });
    return new Hono()
      .get('/tool', (c) => c.html(inner))
      .post('/api/v1/jobs/createTask', async (c) => {
        const { model, input } = await c.req.json();
        const taken = backend.order({ prompt: input.prompt, model, charge: 1 });
        if (taken === 'insufficient')
          return c.json({ code: 402, msg: 'Your credits are insufficient, please top up' });
        if (taken === 'limited') return c.json({ code: 429, msg: 'Too many requests' });
        if (taken === 'broken') return c.json({ code: 500, msg: 'Server exception' });
        return c.json({ code: 200, msg: 'success', data: { taskId: taken.id } });
      })
      .get('/api/v1/jobs/recordInfo', (c) => {
        const entry = backend.find(c.req.query('taskId') ?? '');
        return c.json(
          entry
            ? { code: 200, msg: 'success', data: view(entry) }
            : { code: 404, msg: 'task not found' },
        );
      });
  },
};
