/** Replaces what a wrapper might lean on, each with something that fails or lies. */
export const POISON = `
  const boom = () => { throw new Error('poisoned'); };
  for (const [proto, names] of [
    [Request.prototype, ['clone', 'text', 'blob', 'arrayBuffer']],
    [Response.prototype, ['clone', 'blob', 'arrayBuffer']],
    [Headers.prototype, ['get', 'has', 'forEach']],
    [ReadableStream.prototype, ['getReader', 'tee', 'cancel']],
    [ReadableStreamDefaultReader.prototype, ['read', 'cancel']],
    [TextDecoder.prototype, ['decode']],
    [Blob.prototype, ['text', 'slice', 'arrayBuffer']],
    [Promise.prototype, ['catch', 'finally']],
    [Map.prototype, ['get', 'set', 'has', 'delete']],
    [WeakMap.prototype, ['get', 'set', 'has', 'delete']],
    [Array.prototype, ['push', 'map', 'forEach', 'some', 'find', 'includes', 'indexOf', 'slice', 'concat', 'flatMap']],
    [String.prototype, ['startsWith', 'endsWith', 'includes', 'slice', 'split', 'replace', 'toUpperCase', 'toLowerCase', 'indexOf', 'lastIndexOf', 'match']],
    [RegExp.prototype, ['exec', 'test']],
    [EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']],
    [MessagePort.prototype, ['postMessage', 'start', 'close']],
    [AbortSignal.prototype, ['throwIfAborted']],
    [FormData.prototype, ['append', 'forEach', 'entries', 'get']],
    [Function.prototype, ['bind']],
  ]) for (const name of names) proto[name] = boom;
  for (const name of ['apply', 'get', 'set', 'has', 'construct', 'ownKeys', 'defineProperty']) Reflect[name] = boom;
  JSON.stringify = JSON.parse = boom;
  Object.prototype.toJSON = boom;
  Promise.race = Promise.all = Promise.resolve = boom;
  for (const name of ['url', 'method', 'signal', 'body', 'headers'])
    Object.defineProperty(Request.prototype, name, { get: boom });
  for (const name of ['data', 'ports']) Object.defineProperty(MessageEvent.prototype, name, { get: boom });
  for (const name of ['headers', 'body']) Object.defineProperty(Response.prototype, name, { get: boom });
  for (const name of ['url', 'readyState']) Object.defineProperty(WebSocket.prototype, name, { get: boom });
  for (const name of ['origin', 'header', 'seq', 'rule']) Object.defineProperty(Object.prototype, name, { get: () => 'poisoned', set() {}, configurable: true });
  for (const name of ['pathname', 'origin', 'href']) Object.defineProperty(URL.prototype, name, { get: boom });
  window.setTimeout = window.clearTimeout = window.queueMicrotask = boom;
  window.Request = window.Response = window.URL = window.Blob = window.Proxy = boom;
  Array.prototype[Symbol.iterator] = boom;
`;
