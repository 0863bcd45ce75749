import type { Arrived } from './plain-site.ts';

const BODY = JSON.stringify({
  scene: 'text-to-image',
  model: 'm',
  prompt: 'ein Löwe 🦁',
  options: {},
});
const JSON_HEADERS = "{ 'Content-Type': 'application/json', 'X-Own': 'a, b' }";
/** Each sends one submit request and resolves with what the page saw. */
export const WAYS: Record<string, string> = {
  'fetch, JSON': `fetch('/api/ai/generate', { method: 'POST', headers: ${JSON_HEADERS}, body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, lower-case method': `fetch('/api/ai/generate', { method: 'post', body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, URL object and credentials': `fetch(new URL('/api/ai/generate?x=1', location.href), { method: 'POST', credentials: 'include', referrerPolicy: 'origin', priority: 'low', body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, Request': `fetch(new Request('/api/ai/generate', { method: 'POST', headers: ${JSON_HEADERS}, body: ${JSON.stringify(BODY)} })).then(seen)`,
  'fetch, FormData with a file':
    "fetch('/api/ai/generate', { method: 'POST', body: form() }).then(seen)",
  'fetch, Blob':
    "fetch('/api/ai/generate', { method: 'POST', body: new Blob(['\\u0000\\u0001x'], { type: 'image/x-own' }) }).then(seen)",
  'fetch, bytes':
    "fetch('/api/ai/generate', { method: 'POST', body: new Uint8Array([0, 255, 128, 10]) }).then(seen)",
  'fetch, search params':
    "fetch('/api/ai/generate', { method: 'POST', body: new URLSearchParams({ a: 'ü', b: '' }) }).then(seen)",
  'fetch, keepalive': `fetch('/api/ai/generate', { method: 'POST', keepalive: true, body: ${JSON.stringify(BODY)} }).then(seen)`,
  'fetch, no body': "fetch('/api/ai/upscale', { method: 'POST' }).then(seen)",
  'fetch, a megabyte':
    "fetch('/api/ai/generate', { method: 'POST', body: 'x'.repeat(1 << 20) }).then(seen)",
  'XHR, JSON': `xhr('/api/ai/generate', ${JSON.stringify(BODY)}, ${JSON_HEADERS})`,
  'XHR, FormData with a file': "xhr('/api/ai/generate', form())",
  'XHR, Blob': "xhr('/api/ai/generate', new Blob(['abc'], { type: 'image/x-own' }))",
  'XHR, search params': "xhr('/api/ai/generate', new URLSearchParams({ a: 'ü' }))",
  'XHR, bytes': "xhr('/api/ai/generate', new Uint8Array([0, 255, 128]).subarray(1))",
  'XHR, no body': "xhr('/api/ai/generate')",
};
/** What the ways call. */
export const TOOLS = `
  const seen = async (response) => ({ status: response.status, ok: response.ok, url: response.url.replace(location.origin, ''), type: response.type, redirected: response.redirected, text: await response.text(), header: response.headers.get('content-type') });
  const form = () => { const made = new FormData(); made.append('prompt', 'a cat'); made.append('file', new File(['\\u0000bytes'], 'ä.png', { type: 'image/png' })); return made; };
  const xhr = (url, body, headers = {}) => new Promise((resolve) => { const one = new XMLHttpRequest(); const events = []; for (const name of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'error', 'abort']) one.addEventListener(name, () => events.push(name + one.readyState)); one.open('POST', url); for (const [name, value] of Object.entries(headers)) one.setRequestHeader(name, value); one.onloadend = () => resolve({ events, status: one.status, text: one.responseText, url: one.responseURL.replace(location.origin, '') }); one.send(body); });
`;

/** What must be the same, whatever the port; the boundary of a form is drawn by lot. */
export function plain({ method, path, headers, body }: Arrived, url: string) {
  const boundary = /boundary=(\S+)/.exec(
    headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '',
  )?.[1];
  const same = (text: string) => {
    const here = text.replaceAll(new URL(url).host, 'HOST');
    return boundary ? here.replaceAll(boundary, 'BOUNDARY') : here;
  };
  return {
    method,
    path,
    headers: headers.map(([name, value]) => [name, same(value)]),
    body: same(body.toString('latin1')),
  };
}
