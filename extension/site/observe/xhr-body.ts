import { copyForm } from './body-text.ts';
import * as native from './native.ts';

const status = get<number>('status');
const typeOf = get<string>('responseType');
const textOf = get<string>('responseText');
const answerOf = get<unknown>('response');

function get<T>(name: string): (self: XMLHttpRequest) => T {
  const getter = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, name)?.get;
  if (!getter) throw new Error(`no getter ${name}`);
  return (self) => native.apply(getter, self, []) as T;
}

/** The body as it is now: what the page changes in it while it is held must not be sent. */
export function snapshotBody(body: unknown): unknown {
  if (body instanceof native.NativeFormData) return copyForm(body, true);
  if (body instanceof native.NativeParams)
    return native.construct(native.NativeParams, [body]) as URLSearchParams;
  if (body instanceof ArrayBuffer) return native.bufferSlice(body, 0);
  if (ArrayBuffer.isView(body) && body.buffer instanceof ArrayBuffer)
    return native.bufferSlice(body.buffer, body.byteOffset, body.byteOffset + body.byteLength);
  return body;
}

/** What came back, as text; null where nothing did, or what cannot be text. */
export async function readXhr(
  xhr: XMLHttpRequest,
): Promise<{ status: number; text: string } | null> {
  const code = status(xhr);
  if (code === 0) return null;
  const type = typeOf(xhr);
  let whole: string;
  if (type === '' || type === 'text') whole = textOf(xhr);
  else if (type === 'json') whole = native.jsonText(answerOf(xhr)) ?? '';
  else if (type === 'blob') whole = await native.blobText(answerOf(xhr) as Blob);
  else if (type === 'arraybuffer') {
    const held = native.construct(native.NativeResponse, [answerOf(xhr)]) as Response;
    whole = await native.responseText(held);
  } else return null;
  return { status: code, text: whole };
}
