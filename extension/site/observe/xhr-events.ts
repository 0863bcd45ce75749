import * as native from './native.ts';
import { refusalOf } from './rules.ts';
import { responseTypeOf } from './xhr-body.ts';

const shown = [
  'readyState',
  'status',
  'statusText',
  'responseText',
  'response',
  'responseURL',
  'getResponseHeader',
  'getAllResponseHeaders',
] as const;
const pretending = native.makeWeakMap<XMLHttpRequest, boolean>();
const uploadOf = native.getter<EventTarget>(XMLHttpRequest.prototype, 'upload');

/** Lets the object look as if the studio had answered with the profile's refusal. */
export function pretendRefused(xhr: XMLHttpRequest): void {
  const { status, type, body } = refusalOf();
  const asked = responseTypeOf(xhr);
  show(xhr, 'status', status);
  show(xhr, 'statusText', 'OK');
  show(xhr, 'responseText', body);
  show(xhr, 'response', asked === 'json' ? native.parseJson(body) : body);
  show(xhr, 'responseURL', '');
  const header = (name: unknown) =>
    typeof name === 'string' && native.lowerCase(name) === 'content-type' ? type : null;
  show(xhr, 'getResponseHeader', header);
  show(xhr, 'getAllResponseHeaders', () => `content-type: ${type}\r\n`);
  native.dispatch(xhr, progress('loadstart', 0));
  for (let state = 2; state <= 4; state++) {
    show(xhr, 'readyState', state);
    native.dispatch(xhr, new native.NativeEvent('readystatechange'));
  }
  native.dispatch(xhr, progress('progress', body.length));
  native.dispatch(xhr, progress('load', body.length));
  native.dispatch(xhr, progress('loadend', body.length));
}

/** The events of an abort after `send`: state 4, abort, loadend, and state 0 afterwards. */
export function pretendAborted(xhr: XMLHttpRequest): void {
  show(xhr, 'readyState', 4);
  native.dispatch(xhr, new native.NativeEvent('readystatechange'));
  const upload = uploadOf(xhr);
  native.dispatch(upload, progress('abort', 0));
  native.dispatch(upload, progress('loadend', 0));
  native.dispatch(xhr, progress('abort', 0));
  native.dispatch(xhr, progress('loadend', 0));
  show(xhr, 'readyState', 0);
}

/** The object is used again. */
export function stopPretending(xhr: XMLHttpRequest): void {
  if (!pretending.get(xhr)) return;
  for (let i = 0; i < shown.length; i++) native.deleteProperty(xhr, shown[i]!);
  pretending.set(xhr, false);
}

function show(xhr: XMLHttpRequest, name: (typeof shown)[number], value: unknown): void {
  pretending.set(xhr, true);
  const descriptor = { configurable: true, enumerable: false, value };
  native.defineProperty(xhr, name, descriptor);
}

function progress(type: string, loaded: number): ProgressEvent {
  return new native.NativeProgressEvent(type, { lengthComputable: true, loaded, total: loaded });
}
