import { imageTextOf } from './image-text.ts';
import { readAll, readNumber, readText } from './path.ts';
import type { SiteProfile } from './profile.ts';
import { unwrapUrl } from './unwrap-url.ts';

/** An image or clip as an answer names it; sizes in pixels. Without `seed` none was stated. */
export type NamedAsset = {
  /**
   * Unwrapped; or the image itself as a `data:` URL, where the answer holds it: whoever keeps the
   * asset puts an address of its contents in its place.
   */
  url: string;
  width: number | null;
  height: number | null;
  seed?: string;
};

type AssetPaths = Omit<SiteProfile['task']['asset'], 'seed'> & { seed?: readonly string[] };

/** All assets of the first path that leads to any. */
export function assetsIn(
  document: unknown,
  paths: readonly string[],
  inner: AssetPaths,
  base: string,
): NamedAsset[] {
  for (const path of paths) {
    const found = readAll(document, path)
      .flatMap((item) => (Array.isArray(item) ? item : [item]))
      .slice(0, 500)
      .flatMap((item) => namedAsset(item, inner, base) ?? []);
    if (found.length > 0) return found.slice(0, 100);
  }
  return [];
}

export function namedAsset(item: unknown, paths: AssetPaths, base: string): NamedAsset | null {
  // As long as an answer may be: it can be the image itself.
  const text = readText(item, paths.url, 40_000_000);
  const url = text === null ? null : addressOf(servedAs(item, text), base);
  if (url === null) return null;
  const seed = readText(item, paths.seed ?? [], 40);
  return {
    ...(seed === null ? {} : { seed }),
    url,
    width: size(readNumber(item, paths.width)),
    height: size(readNumber(item, paths.height)),
  };
}

/** Gradio names the file on its machine, which it serves at `file=` and that name. */
function servedAs(item: unknown, text: string): string {
  const { is_file: isFile, name } = (item ?? {}) as { is_file?: unknown; name?: unknown };
  return isFile === true && name === text ? `file=${text}` : text;
}

/** Unwrapped, or a `data:` URL of the image that the text is itself; null: neither. */
export function addressOf(text: string, base: string): string | null {
  const image = imageTextOf(text);
  if (image !== null || text.length > 8000) return image;
  // A sentence resolves to an address too.
  const plain = !/[\s<>{}]/.test(text.trim()) || /^\S+:\/\/|\.\w{3,4}$/.test(text);
  return plain ? unwrapUrl(text, base) : null;
}

/** What an address is of by the ending of its name; `media` where that says nothing. */
export function mediaByName(url: string, media: 'image' | 'video'): 'image' | 'video' {
  return /^[^?#]*\.(mp4|webm|mov|m4v)([?#]|$)/i.test(url) ? 'video' : media;
}

function size(pixels: number | null): number | null {
  return pixels !== null && Number.isInteger(pixels) && pixels > 0 ? pixels : null;
}
