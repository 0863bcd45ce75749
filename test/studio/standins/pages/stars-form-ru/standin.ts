import { Hono } from 'hono';
import type { Entry } from '../../backend.ts';
import type { Standin } from '../../standin.ts';

const PRICES: Record<string, number> = { fast: 2, art: 5, max: 15 };

/** Russian; a multipart form through XMLHttpRequest; the button says what it costs, in stars. */
export const starsFormRu: Standin = {
  title: 'Кисточка',
  truth: {
    lang: 'ru',
    covers: [
      'textarea at load',
      'label without a tie',
      'negative prompt first',
      'radios drawn as cards',
      'cost in the button',
      'stars',
      'localised submit',
      'multipart form',
      'XMLHttpRequest',
      'polling by GET with the id in the path',
      'no request when credits run out: blocked button',
      'alt is the prompt',
      'ru',
    ],
    anchors: {
      prompt: '.opis textarea',
      negative: '.isk textarea',
      model: ['.karty', '.karty input:checked'],
      resolution: null,
      aspect: '.forma select[name=format]',
      duration: null,
      count: '.forma input[name=kolvo]',
      submit: '.forma .pusk',
      cost: ['.forma .pusk', '.forma .pusk b'],
      balance: ['.schet', '.schet b'],
      gallery: '.polka',
    },
    api: {
      submit: { method: 'POST', path: '/ajax/gen' },
      status: { method: 'GET', path: '/ajax/gen/*' },
      balance: { method: 'GET', path: '/ajax/me' },
      history: null,
    },
    unit: 'stars',
  },
  css: '.verh{display:flex;padding:14px 40px;gap:30px;background:#fff3e0}.schet{margin-inline-start:auto}.forma{width:700px;margin:26px auto;display:grid;gap:14px}.forma textarea{width:100%}.opis textarea{height:110px}.isk textarea{height:44px}.karty{display:grid;grid-template-columns:1fr 1fr 1fr;gap:10px}.karty label{border:2px solid #ddd;border-radius:12px;padding:12px}.karty input{position:absolute;opacity:0}.karty label:has(:checked){border-color:#fb8c00}.pusk{height:50px;border:0;border-radius:12px;background:#fb8c00;color:#fff}.polka{width:700px;margin:0 auto;display:grid;grid-template-columns:1fr 1fr;gap:10px}',
  api({ backend, elsewhere }) {
    const view = (entry: Entry) => ({
      id: entry.id,
      state: entry.outcome === null ? 'work' : entry.outcome === 'succeeded' ? 'done' : 'error',
      files: entry.images.map((file) => `${elsewhere}/cdn/${file}`),
      text: entry.error,
    });
    return new Hono()
      .get('/ajax/me', (c) => c.json({ login: 'masha', stars: backend.balance }))
      .post('/ajax/gen', async (c) => {
        const form = await c.req.parseBody();
        const count = Number(form.kolvo);
        const model = String(form.model);
        const charge = (PRICES[model] ?? 2) * count;
        const taken = backend.order({ prompt: String(form.opisanie), model, charge, count });
        if (taken === 'insufficient') return c.json({ ok: false, error: 'Недостаточно звёзд' });
        if (taken === 'limited') return c.json({ ok: false, error: 'Слишком часто' }, 429);
        if (taken === 'broken') return c.json({ ok: false, error: 'Ошибка сервера' }, 500);
        return c.json({ ok: true, id: taken.id, price: charge, left: backend.balance });
      })
      .get('/ajax/gen/:id', (c) => {
        const entry = backend.find(c.req.param('id'));
        return entry ? c.json(view(entry)) : c.json({ state: 'error', text: 'Не найдено' }, 404);
      });
  },
};
