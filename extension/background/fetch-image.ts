import type { Site } from '../../shared/id.ts';
import { credentialsFor } from './local-address.ts';

const MAX_BYTES = 30 * 1024 * 1024;
/** The browser ends a worker that waits 30 s for an answer. */
const WITHIN_MS = 25_000;
const TYPE = /^(image\/|video\/|application\/octet-stream\b|binary\/octet-stream\b)/i;

/** Trying it again makes no sense: what is there is not an image. */
export class NoImage extends Error {}

/**
 * The bytes of an asset, for which the host's permission was checked before. @throws NoImage where
 * something else is there, and an Error where it may be there later.
 */
export async function fetchImage(url: string, site: Site): Promise<Blob> {
  const response = await fetch(url, {
    credentials: credentialsFor(url, site),
    referrerPolicy: 'no-referrer',
    // It might lead to a host that nobody allowed.
    redirect: 'error',
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  const type = response.headers.get('Content-Type') ?? '';
  const told = Number(response.headers.get('Content-Length') ?? 0);
  try {
    if (!response.ok || !response.body)
      throw new Error(`The image's host answers ${response.status}.`);
    if (!TYPE.test(type)) throw new NoImage(`There is ${type || 'something unnamed'}, no image.`);
    if (told > MAX_BYTES) throw new NoImage('The image is too large to look at.');
  } catch (error) {
    await response.body?.cancel();
    throw error;
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw new NoImage('The image is too large to look at.');
    }
    parts.push(part.value);
  }
  return new Blob(parts, { type });
}
