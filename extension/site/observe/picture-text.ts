import * as native from './native.ts';

const read = native.unbound(FileReader.prototype.readAsDataURL);
const resultOf = native.getter<unknown>(FileReader.prototype, 'result');
const NativeReader = FileReader;

/** Whether an answer of this type is the picture or clip itself. */
export function isPicture(type: string): boolean {
  return native.has(type, 'image/') || native.has(type, 'video/');
}

/**
 * A picture as text, which is how other studios answer with one: a `data:` URL. '' where it is
 * longer than `limit` or cannot be read.
 */
export async function pictureText(blob: Blob, type: string, limit: number): Promise<string> {
  const size = native.blobSize(blob);
  if (size * 1.4 > limit) return '';
  const typed = native.blobType(blob) ? blob : native.blobSlice(blob, 0, size, type);
  const reader = native.construct(NativeReader, []) as FileReader;
  const text = await (native.construct(native.NativePromise, [
    (done: (text: unknown) => void) => {
      native.listen(reader, 'loadend', () => done(resultOf(reader)));
      read(reader, typed);
    },
  ]) as Promise<unknown>);
  return typeof text === 'string' ? text : '';
}
