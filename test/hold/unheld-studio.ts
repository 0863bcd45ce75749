import { type PlainSite, startPlainSite } from './plain-site.ts';

/** How a studio's page hands its request on; `body` is its text, `drawn` puts the picture there. */
export const UNHELD = {
  'a worker': `(globalThis.hand ??= new Worker('/own.js')).onmessage = drawn; hand.postMessage(body);`,
  'a shared worker': `globalThis.hand ??= new SharedWorker('/own.js'); hand.port.onmessage = drawn; hand.port.postMessage(body);`,
  'an image': `const sent = new Image(); sent.onerror = drawn; sent.src = '/api/pictures?' + new URLSearchParams(JSON.parse(body));`,
  'a beacon': `navigator.sendBeacon('/api/pictures', new Blob([body], { type: 'application/json' })); setTimeout(drawn, 300);`,
} as const;

/** One file for the page and its worker. `heard`: what the page's own listeners had of a person. */
const script = (send: string) => `
const post = (body) => fetch('/api/pictures', { method: 'POST', body }).then(() => 1);
globalThis.onmessage = ({ data }) => post(data).then(() => globalThis.postMessage(1));
globalThis.onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => post(data).then(() => port.postMessage(1)); };
if (globalThis.document) {
  globalThis.heard = [];
  let made = 0;
  const drawn = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 256, height: 256 });
    const ink = canvas.getContext('2d');
    ink.fillStyle = 'hsl(' + 40 * made++ + ' 60% 50%)';
    ink.fillRect(0, 0, 256, 256);
    results.append(Object.assign(new Image(), { src: canvas.toDataURL(), width: 160 }));
    left.textContent = Number(left.textContent) - 7;
  };
  globalThis.generate = () => {
    const body = JSON.stringify({ prompt: words.value, model: model.value });
    ${send}
  };
  globalThis.build = () => {
    place.innerHTML = '<button id="go" type="button">Generate (7 credits)</button>';
    go.onclick = generate;
    for (const type of ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'click', 'keydown', 'keyup'])
      go.addEventListener(type, (event) => event.isTrusted && heard.push(type));
  };
  addEventListener('DOMContentLoaded', () => {
    build();
    words.addEventListener('keydown', (event) => { if (event.key === 'Enter' && event.ctrlKey) generate(); });
  });
}`;

const BODY = `<style>:root { color-scheme: light dark; } body { font: 15px system-ui; max-width: 640px; margin: 60px auto; }
  textarea { width: 100%; height: 90px; } #results { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 60px; }
  main > * { margin: 8px 0; }</style>
<header>Credits: <b id="left">100</b></header>
<main><label for="words">Prompt</label><textarea id="words" placeholder="Describe your image"></textarea>
  <label for="model">Model</label> <select id="model"><option value="swift">Swift</option><option value="grand">Grand</option></select>
  <div id="place"></div><section id="results"></section></main>`;

/** A studio whose request goes by a way that cannot be held. `html` stands in place of its page. */
export function startUnheldStudio(way: keyof typeof UNHELD, html = BODY): Promise<PlainSite> {
  return startPlainSite({ script: script(UNHELD[way]), body: html, answer: '{}' });
}
