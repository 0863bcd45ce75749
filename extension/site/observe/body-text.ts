import { BODY_LIMIT } from '../wire.ts';
import * as native from './native.ts';

/** A request's body as text, with its content type as sent. */
export type BodyText = { type: string; body: string; cut: boolean };

/**
 * Reads a body; of a form, the files stay out. Whatever else holds no text reads as ''.
 *
 * @param type as the request states it; '' where the body alone tells it.
 */
export async function readBody(body: unknown, stated: string): Promise<BodyText> {
  const init = stated ? { headers: { 'content-type': stated } } : {};
  let from = native.construct(native.NativeResponse, [body ?? '', init]) as Response;
  let type = body === undefined || body === null ? stated : typeOf(from);
  if (native.has(native.lowerCase(type), 'multipart/form-data')) {
    const form = copyForm(await native.responseForm(from), false);
    from = native.construct(native.NativeResponse, [form]) as Response;
    type = typeOf(from);
  }
  const blob = await native.responseBlob(from);
  const cut = native.blobSize(blob) > BODY_LIMIT;
  const text = isBinary(native.lowerCase(type))
    ? ''
    : await native.blobText(cut ? native.blobSlice(blob, 0, BODY_LIMIT) : blob);
  return { type, body: text, cut };
}

/** @param files whether they are in the copy with their bytes, or by their names alone. */
export function copyForm(form: FormData, files: boolean): FormData {
  const copy = native.construct(native.NativeFormData, []) as FormData;
  native.formEntries(form, (value: FormDataEntryValue, name: string) => {
    if (files || typeof value === 'string') native.formAppend(copy, name, value as Blob);
    else {
      const empty = native.blobSlice(value, 0, 0, native.blobType(value));
      native.formAppend(copy, name, empty, native.fileName(value));
    }
  });
  return copy;
}

function typeOf(response: Response): string {
  return native.headerOf(native.responseHeaders(response), 'content-type') ?? '';
}

function isBinary(type: string): boolean {
  return (
    native.has(type, 'image/') ||
    native.has(type, 'video/') ||
    native.has(type, 'audio/') ||
    native.has(type, 'octet-stream')
  );
}
