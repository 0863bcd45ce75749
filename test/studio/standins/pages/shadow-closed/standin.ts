import { Hono } from 'hono';
import type { Standin } from '../../standin.ts';

/** A widget that keeps its shadow root to itself; form-encoded request, plain words as errors. */
export const shadowClosed: Standin = {
  title: 'Papel Digital — Generador',
  truth: {
    lang: 'es',
    covers: [
      'shadow DOM, closed',
      'textarea at load',
      'label tied by id',
      'radios for the model',
      'cost in the button',
      'localised submit',
      'form-encoded body',
      'synchronous answer',
      'errors as plain text',
      'same-origin pictures',
      'es',
    ],
    anchors: {
      prompt: 'papel-generador >>> #texto',
      negative: null,
      model: ['papel-generador >>> .modelos', 'papel-generador >>> .modelos input:checked'],
      resolution: null,
      aspect: null,
      duration: null,
      count: null,
      submit: 'papel-generador >>> #hacer',
      cost: ['papel-generador >>> #hacer', 'papel-generador >>> #hacer small'],
      balance: null,
      gallery: 'papel-generador >>> .hoja',
    },
    api: {
      submit: { method: 'POST', path: '/generador/crear.php' },
      status: null,
      balance: null,
      history: null,
    },
    unit: 'credits',
  },
  css: 'article{max-width:760px;margin:0 auto;padding:20px}',
  body: `<header class="px-6 py-3 border-b"><b>Papel Digital</b> · revista de tecnología</header>
<article><h1>Pruebe nuestro generador de imágenes</h1><p>Escriba una frase y reciba una ilustración. Cada cuenta recibe 30 créditos al mes.</p>
<papel-generador></papel-generador>
<h2>Comentarios</h2><form><textarea placeholder="Escriba un comentario" rows="4" class="w-full"></textarea><button type="button">Publicar</button></form></article>`,
  api: ({ backend }) =>
    new Hono().post('/generador/crear.php', async (c) => {
      const form = await c.req.parseBody();
      const [prompt, model] = [String(form.texto), String(form.modelo)];
      const charge = model === 'oleo' ? 3 : 1;
      const taken = backend.order({ prompt, model, charge });
      if (taken === 'insufficient') return c.text('Saldo insuficiente: no quedan créditos', 402);
      if (taken === 'limited') return c.text('Demasiadas peticiones', 429);
      if (taken === 'broken') return c.text('Error del servidor', 500);
      await taken.ended;
      if (taken.outcome !== 'succeeded') return c.text(taken.error!, 422);
      return c.json({
        ok: 1,
        imagen: `/p/${taken.images[0]}`,
        creditos: charge,
        restantes: backend.balance,
      });
    }),
};
