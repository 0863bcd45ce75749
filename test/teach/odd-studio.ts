import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * A studio that is like no other: its words are its own, its classes are hashed anew for each `hash`
 * in the address, its button has no name. `lazy`: the box is there after a click; `plain`: there is no form. `shadow`, `frame`:
 * the form is inside one. It writes down every press and key that reaches it, from the first on.
 */
export type OddStudio = { url: string; close(): Promise<void> };

const SPY = `
  globalThis.heard = [];
  for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'keydown', 'keypress', 'keyup'])
    addEventListener(type, (event) => heard.push(type + ' ' + (event.target.localName ?? 'window')), true);
`;

const SCRIPT = `
  const wanted = new URL(location.href).searchParams;
  const hash = wanted.get('hash') ?? 'a';
  const cls = (name) => 'css-' + hash + name.length + name.charCodeAt(0).toString(36) + hash;
  const form = (box) => \`
    <div class="\${cls('card')} card">
      <div class="\${cls('box')}">\${box}</div>
      <div role="radiogroup" aria-label="Engine" class="\${cls('engines')}">
        <button type="button" role="radio" aria-checked="true">Swift</button>
        <button type="button" role="radio" aria-checked="false">Grand</button>
      </div>
      <div class="row">
        <span class="\${cls('cost')}">Needs 6 sparks</span>
        <button type="button" class="\${cls('go')} go" title="Conjure" disabled>
          <svg width="16" height="16"><path d="M2 8h12M9 3l5 5-5 5" stroke="currentColor" fill="none"/></svg>
        </button>
      </div>
    </div>\`;
  const BOX = '<textarea rows="4" placeholder="Whisper your vision…"></textarea>';
  const PILL = '<div class="pill" tabindex="0">Whisper…</div>';
  const style = document.querySelector('style').textContent;
  let root = document.querySelector('main');
  if (wanted.has('shadow')) {
    const host = document.createElement('odd-form');
    root.append(host);
    root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<style>' + style + '</style>';
  }
  if (wanted.has('plain')) {
    root.innerHTML = '<h1>About us</h1><p>We like pictures.</p>';
  } else if (wanted.has('frame')) {
    root.innerHTML = '<iframe src="/?inside&hash=' + hash + '" width="700" height="420"></iframe>';
  } else {
    const holder = document.createElement('div');
    holder.innerHTML = form(wanted.has('lazy') ? PILL : BOX);
    root.append(holder);
    const wire = () => {
      const box = root.querySelector('textarea');
      const go = root.querySelector('.go');
      box?.addEventListener('input', () => { go.disabled = box.value === ''; });
    };
    wire();
    root.querySelector('.pill')?.addEventListener('click', ({ target }) => {
      target.parentElement.innerHTML = BOX;
      wire();
    });
    for (const radio of root.querySelectorAll('[role=radio]'))
      radio.addEventListener('click', () => {
        for (const one of root.querySelectorAll('[role=radio]'))
          one.setAttribute('aria-checked', String(one === radio));
      });
  }
`;

const STYLE = `
  body { margin: 0; font: 15px system-ui; background: #fbfaf8; color: #222; }
  .dark body { background: #17181c; color: #eee; }
  header { display: flex; gap: 16px; padding: 12px 24px; border-bottom: 1px solid #8884; }
  header span { margin-left: auto; }
  main { max-width: 640px; margin: 24px auto; }
  .card { display: grid; gap: 12px; padding: 16px; border: 1px solid #8886; border-radius: 12px; }
  textarea { box-sizing: border-box; width: 100%; padding: 10px; font: inherit; }
  .pill { padding: 10px 16px; border: 1px solid #8886; border-radius: 99px; cursor: text; }
  .row { display: flex; align-items: center; justify-content: space-between; }
  .go { width: 40px; height: 36px; pointer-events: auto; }
  .go:disabled { pointer-events: none; opacity: .5; }
  .works { display: flex; gap: 12px; max-width: 640px; margin: 24px auto; }
  .works img { width: 120px; height: 120px; border-radius: 8px; }
`;

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120"><rect width="120" height="120" fill="%c"/></svg>`;

const page = (inside: boolean) => `<!doctype html><html lang="en"><title>Odd</title>
<script src="/spy.js"></script><style>${STYLE}</style>
${inside ? '' : '<header><b>Oddity</b><input type="search" placeholder="Find a friend" aria-label="Find a friend"><span>⚡ <b>1,250</b> sparks left</span></header>'}
<main></main>
${inside ? '' : '<section class="works"><img src="/p/1.svg" alt="a heron at dusk, long exposure"><img src="/p/2.svg" alt="a fox in the snow"></section><form><label>Get our letter <input type="email" placeholder="you@example.com"></label><button>Subscribe</button></form>'}
<script src="/page.js"></script></html>`;

export async function startOddStudio(): Promise<OddStudio> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, body: string) => {
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
      response.end(body);
    };
    if (pathname === '/spy.js') send('text/javascript', SPY);
    else if (pathname === '/page.js') send('text/javascript', SCRIPT);
    else if (pathname.startsWith('/p/'))
      send('image/svg+xml', PICTURE.replace('%c', pathname.includes('1') ? '#478' : '#a63'));
    else if (pathname === '/')
      send(
        'text/html; charset=utf-8',
        page(searchParams.has('inside') || searchParams.has('plain')),
      );
    else {
      response.writeHead(404);
      response.end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
