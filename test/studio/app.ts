import { Hono } from 'hono';
import { createApi } from './api.ts';
import { bundlePage } from './bundle.ts';
import { contentSecurityPolicy, htmlPage, icon } from './document.ts';
import { changeFaults, faultChoices } from './faults.ts';
import type { StudioState } from './state.ts';
import type { StudioEnv } from './strike.ts';

const ourNames = /^(localhost|127\.0\.0\.1|[a-z0-9-]+\.localhost)(:\d+)?$/;

/** Enough for any test; a studio left running for days must not grow without end. */
const keptRequests = 20_000;

/** The whole studio: page, assets, pictures, API. */
export function createApp(state: StudioState): Hono<StudioEnv> {
  const app = new Hono<StudioEnv>();
  app.use(async (c, next) => {
    if (!ourNames.test(c.req.header('host') ?? '')) return c.text('wrong host', 403);
    await next();
    c.header('Content-Security-Policy', contentSecurityPolicy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'same-origin');
  });
  app.use('/api/*', async (c, next) => {
    const url = new URL(c.req.url);
    state.requests.push({
      at: state.now(),
      method: c.req.method,
      path: url.pathname + url.search,
      headers: c.req.header(),
      body: c.req.method === 'GET' ? '' : await c.req.text(),
    });
    if (state.requests.length > keptRequests) state.requests.shift();
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.route('/api', createApi(state));
  app.use('/images/*', async (c, next) => {
    const { method, path } = c.req;
    state.pictureRequests.push({
      at: state.now(),
      method,
      path,
      headers: c.req.header(),
      body: '',
    });
    if (state.pictureRequests.length > keptRequests) state.pictureRequests.shift();
    await next();
  });

  const picture = async (path: string, width: number | null): Promise<Response> => {
    const image = state.findImage(path);
    if (!image || state.now() < image.readyAt)
      return new Response('no such image', { status: 404 });
    const png = await state.gallery.png(image.path, image.painting, width);
    const type = { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=3600' };
    return new Response(png, { headers: type });
  };
  const widthOf = (text: string | undefined) => {
    const width = Number(text);
    return Number.isInteger(width) && width >= 16 && width <= 4096 ? width : null;
  };
  app.get('/images/:file', (c) => picture(c.req.path, widthOf(c.req.query('w'))));
  app.get('/_next/image', (c) =>
    picture(c.req.query('url') ?? '', widthOf(c.req.query('w')) ?? 256),
  );

  app.get('/assets/app.js', async (c) =>
    c.body((await bundlePage()).script, 200, { 'Content-Type': 'text/javascript' }),
  );
  app.get('/assets/app.css', async (c) =>
    c.body((await bundlePage()).style, 200, { 'Content-Type': 'text/css' }),
  );
  app.get('/assets/icon.svg', (c) => c.body(icon, 200, { 'Content-Type': 'image/svg+xml' }));

  if (state.page.faults) {
    app.get('/__studio/faults', (c) => c.json({ faults: state.faults, choices: faultChoices }));
    app.post('/__studio/faults', async (c) => {
      try {
        changeFaults(state.faults, await c.req.json());
      } catch (error) {
        return c.json({ error: (error as Error).message }, 400);
      }
      return c.json({ faults: state.faults, choices: faultChoices });
    });
  }
  app.get('/', (c) => c.redirect('/app'));
  app.get('/app', (c) => c.html(htmlPage(state.page)));
  app.get('/app/*', (c) => c.html(htmlPage(state.page)));
  return app;
}
