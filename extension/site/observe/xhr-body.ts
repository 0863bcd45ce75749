import { copyForm } from './body-text.ts';
import * as native from './native.ts';
import { pictureText } from './picture-text.ts';

const prototype = XMLHttpRequest.prototype;
const status = native.getter<number>(prototype, 'status');
export const responseTypeOf = native.getter<string>(prototype, 'responseType');
const textOf = native.getter<string>(prototype, 'responseText');
const answerOf = native.getter<unknown>(prototype, 'response');

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

/**
 * What came back, as text; null where nothing did, or what cannot be text.
 *
 * @param picture where it is the picture itself: its type, and how long its text may be.
 */
export async function readXhr(
  xhr: XMLHttpRequest,
  picture: { type: string; limit: number } | null = null,
): Promise<{ status: number; text: string } | null> {
  const code = status(xhr);
  if (code === 0) return null;
  const type = responseTypeOf(xhr);
  let whole: string;
  const held = () => native.construct(native.NativeResponse, [answerOf(xhr)]) as Response;
  if (picture && (type === 'blob' || type === 'arraybuffer')) {
    const blob = await native.responseBlob(held());
    return { status: code, text: await pictureText(blob, picture.type, picture.limit) };
  }
  if (type === '' || type === 'text') whole = textOf(xhr);
  else if (type === 'json') whole = native.jsonText(answerOf(xhr)) ?? '';
  else if (type === 'blob') whole = await native.blobText(answerOf(xhr) as Blob);
  else if (type === 'arraybuffer') {
    whole = await native.responseText(held());
  } else return null;
  return { status: code, text: whole };
}
