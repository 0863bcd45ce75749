const PROXY_PARAMS = ['url', 'src', 'image', 'imageUrl'];
const SIGNED =
  /^(x-(amz|goog|oss|cos)-.*|awsaccesskeyid|googleaccessid|signature|sign|sig|expires|e|token|policy|key-pair-id|se|sp|sr|sv|st|hdnts|hmac)$/i;
const RESIZED = /^(w|h|q|width|height|quality|dpr|fit|format|auto|imwidth)$/i;

/**
 * The URL by which an asset is known: absolute, out of image proxies such as
 * `/_next/image?url=…&w=640`, without signatures, sizes and fragment. Null where it is no URL or
 * too long to keep; `data:` and `blob:` are not kept either, as they name nothing.
 */
export function unwrapUrl(text: string, base: string): string | null {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return null;
  }
  for (let depth = 0; depth < 3; depth++) {
    const inner = innerUrl(url);
    if (!inner) break;
    url = inner;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (SIGNED.test(name) || RESIZED.test(name)) url.searchParams.delete(name);
  }
  return url.href.length <= 4000 ? url.href : null;
}

/** The image inside a proxy's URL: only where the path says that it is one. */
function innerUrl(url: URL): URL | null {
  if (
    !/\/(_next\/image|_vercel\/image|_ipx|cdn-cgi\/image|proxy|image-proxy)(\/|$)/.test(
      url.pathname,
    )
  )
    return null;
  for (const name of PROXY_PARAMS) {
    const value = url.searchParams.get(name);
    if (!value) continue;
    try {
      return new URL(value, url.origin);
    } catch {
      return null;
    }
  }
  return null;
}
