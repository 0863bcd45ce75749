import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Env } from '../guard.ts';

const HTML = readFileSync(new URL('./pair-page.html', import.meta.url), 'utf8');
const STYLE = /<style>([\s\S]*)<\/style>/.exec(HTML)?.[1] ?? '';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * The page that a person opens to connect a browser. It holds no script: the extension's content
 * script puts its button into `#tierwise-pair` and reads the code from the fragment.
 */
export function pairPageRoute() {
  return new Hono<Env>().get('/', (c) => {
    // The extension may speak to 127.0.0.1 alone. A browser takes the fragment along.
    const url = new URL(c.req.url);
    if (url.hostname !== '127.0.0.1') return c.redirect(`http://127.0.0.1:${url.port}/pair`);
    c.header('Content-Security-Policy', POLICY);
    return c.html(HTML);
  });
}
