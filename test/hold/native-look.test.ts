import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusySite, startBusySite } from './busy-site.ts';
import { ALL, type Alone, openAlone } from './observer-alone.ts';

let alone: Alone;
let site: BusySite;
let pages: Page[];
beforeAll(async () => {
  [alone, site] = await Promise.all([openAlone(), startBusySite()]);
  const { page } = await alone.open(site.url, { watch: ALL, verdict: 'release' });
  const bare = await alone.browser.newPage();
  await bare.goto(site.url.replace('localhost', '127.0.0.1'));
  pages = [page, bare];
});
afterAll(async () => {
  await alone?.close();
  await site?.close();
});

/** What a page can ask of what we stand before; the same with and without us. */
const LOOKS: Record<string, string> = {
  'names and lengths': `[fetch, WebSocket, EventSource, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, WebSocket.prototype.send, WebSocket.prototype.close, navigator.sendBeacon, Element.prototype.attachShadow, HTMLFormElement.prototype.requestSubmit, HTMLFormElement.prototype.submit].map((f) => [f.name, f.length])`,
  'source text': `[fetch, WebSocket, EventSource, WebSocket.prototype.send, XMLHttpRequest.prototype.send].map((f) => [/\\[native code\\]/.test(f.toString()), /\\[native code\\]/.test(Function.prototype.toString.call(f))])`,
  constants: `[WebSocket, EventSource].map((C) => [Object.entries(Object.getOwnPropertyDescriptors(C)).map(([name, d]) => [name, d.value === C.prototype ? 'prototype' : String(d.value), d.writable, d.enumerable, d.configurable])])`,
  'places on the window': `['fetch', 'WebSocket', 'EventSource'].map((name) => { const { value, ...shape } = Object.getOwnPropertyDescriptor(window, name); return [typeof value, shape]; })`,
  'members of the prototypes': `[WebSocket, XMLHttpRequest].map((C) => Object.entries(Object.getOwnPropertyDescriptors(C.prototype)).map(([name, d]) => [name, typeof d.value, typeof d.get, typeof d.set, d.get?.name, d.writable, d.enumerable, d.configurable]))`,
  'chain of prototypes': `[WebSocket, EventSource].map((C) => [Object.getPrototypeOf(C) === EventTarget, Object.getPrototypeOf(C.prototype) === EventTarget.prototype, C.prototype.constructor === C, String(C.prototype)])`,
  'an object of it': `(() => { const one = new WebSocket(location.origin.replace('http', 'ws') + '/x'); const saw = [one instanceof WebSocket, one instanceof EventTarget, one.constructor === WebSocket, Object.getPrototypeOf(one) === WebSocket.prototype, Object.getOwnPropertyNames(one), String(one), one.readyState, one.url.replace(location.host, 'HOST'), one.bufferedAmount, WebSocket.OPEN, one.CLOSED, one.binaryType, 'onmessage' in one]; one.close(); return saw; })()`,
  'an EventSource': `(() => { const one = new EventSource('/stream/events', { withCredentials: true }); const saw = [one instanceof EventSource, one.constructor === EventSource, Object.getOwnPropertyNames(one), String(one), one.withCredentials, one.readyState, one.CONNECTING]; one.close(); return saw; })()`,
  subclasses: `(() => { class Own extends WebSocket { constructor(url) { super(url); this.mine = 1; } send(data) { return super.send(data); } get twice() { return 2; } } const one = new Own(location.origin.replace('http', 'ws') + '/x'); class Events extends EventSource {} const other = new Events('/stream/events'); const saw = [one instanceof Own, one instanceof WebSocket, one.constructor === Own, one.mine, one.twice, Own.name, Own.OPEN, Object.getPrototypeOf(Own) === WebSocket, other instanceof Events, other instanceof EventSource]; one.close(); other.close(); return saw; })()`,
  'a class of the older kind': `(() => { function Old(url) { return Reflect.construct(WebSocket, [url], Old); } Old.prototype = Object.create(WebSocket.prototype); const one = new Old(location.origin.replace('http', 'ws') + '/x'); const saw = [one instanceof Old, one instanceof WebSocket]; one.close(); return saw; })()`,
  'what is refused': `[() => WebSocket('ws://x'), () => new WebSocket(), () => new WebSocket('nonsense:'), () => new WebSocket('ws://localhost/x', 'a b'), () => EventSource('/x'), () => new EventSource(), () => WebSocket.prototype.send.call({}, 'x'), () => WebSocket.prototype.send('x'), () => new WebSocket(location.origin.replace('http', 'ws') + '/x').send('too early, and long enough'), () => new WebSocket.prototype.send(), () => WebSocket.prototype.bufferedAmount].map((go) => { try { go(); return 'went'; } catch (error) { return [error.name, error.constructor === window[error.name] || error instanceof DOMException]; } })`,
  'names on the window':
    'Object.getOwnPropertyNames(window).filter((name) => /tier|observ/i.test(name))',
};

test.each(Object.entries(LOOKS))('%s', async (_, look) => {
  const [ours, theirs] = await Promise.all(pages.map((page) => page.evaluate(look)));
  expect(ours).toEqual(theirs);
});
