import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

type Nodes = Record<string, { type: string; value?: string; model?: { name: string } }>;

/** A local engine: the prompt deep inside a graph, progress over a socket, pictures known by id. */
export const graphInvoke: Standin = {
  title: 'Atelier — local engine',
  html: 'class="dark"',
  truth: {
    lang: 'en',
    covers: [
      'textarea at load',
      'name=prompt',
      'negative prompt',
      'popover without ARIA',
      'no cost',
      'submit named invoke',
      'count beside the submit',
      'prompt nested in a graph',
      '201',
      'WebSocket for progress and results',
      'history by offset',
      'data-item-id',
    ],
    anchors: {
      prompt: 'textarea[name=prompt]',
      negative: 'textarea[name=negativePrompt]',
      model: ['.mdl', '.mdl > div', '.mdl > div > div:first-child'],
      resolution: null,
      aspect: '.dims select',
      duration: null,
      count: '.inv input',
      submit: '.inv button',
      cost: null,
      balance: null,
      gallery: '.strip',
    },
    api: {
      submit: { method: 'POST', path: '/api/v1/queue/default/enqueue_batch' },
      status: { method: 'WS', path: '/ws' },
      balance: null,
      history: { method: 'GET', path: '/api/v1/images' },
    },
    unit: null,
  },
  css: '.ui{display:grid;grid-template-columns:380px 1fr 260px;height:900px}.ui>*{padding:10px;border-inline-end:1px solid #2c2f36}.inv{display:flex;gap:6px}.inv button{flex:1;height:38px;background:#fde047;color:#222;border:0;border-radius:6px}.inv input{width:64px}.ui textarea{width:100%;background:#16181d;border:1px solid #33363e;border-radius:6px}.strip{display:grid;grid-template-columns:repeat(3,1fr);gap:4px;align-content:start}',
  api({ backend, socket }) {
    const listeners = new Set<(message: object) => void>();
    return new Hono()
      .get(
        '/ws',
        socket(() => {
          let tell: (message: object) => void;
          return {
            onOpen(_, ws) {
              tell = (message) => ws.send(JSON.stringify(message));
              listeners.add(tell);
            },
            onClose: () => listeners.delete(tell),
          };
        }),
      )
      .get('/api/v1/images', (c) =>
        c.json({
          items: backend.made().map((one) => ({
            image_name: one.images[0],
            image_url: `/p/${one.images[0]}`,
            created_at: new Date(one.at).toISOString(),
          })),
          offset: 0,
          total: backend.made().length,
        }),
      )
      .post('/api/v1/queue/default/enqueue_batch', async (c) => {
        const { batch } = await c.req.json();
        const nodes = batch.graph.nodes as Nodes;
        const positive = nodes['positive_prompt:k2']!.value!;
        const taken = backend.order({
          prompt: positive,
          model: nodes['model_loader:a9']!.model!.name,
          charge: 0,
          count: batch.runs,
        });
        if (typeof taken === 'string')
          return c.json({ detail: 'queue refused' }, taken === 'limited' ? 429 : 500);
        const say = (message: object) => {
          for (const tell of listeners) tell(message);
        };
        setTimeout(
          () =>
            say({ event: 'queue_item_status_changed', item_id: taken.id, status: 'in_progress' }),
          30,
        );
        taken.ended.then(() => {
          const status = taken.outcome === 'succeeded' ? 'completed' : 'failed';
          const images = taken.images.map((file) => ({
            image_name: file,
            image_url: `/p/${file}`,
          }));
          say({
            event: 'queue_item_status_changed',
            item_id: taken.id,
            status,
            error_message: taken.error,
            images,
          });
        });
        return c.json(
          {
            queue_id: 'default',
            enqueued: batch.runs,
            batch: { batch_id: `b-${taken.id.slice(0, 6)}` },
            item_ids: [taken.id],
          },
          201,
        );
      });
  },
};
