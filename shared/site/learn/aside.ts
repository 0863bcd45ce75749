import type { Leaf } from './leaf.ts';
import { plainKey } from './leaf.ts';
import type { Asked } from './rule-for.ts';
import { SEARCH_KEY, TELEMETRY_HOST, TELEMETRY_KEYS, TELEMETRY_PATH } from './words.ts';

/** Requests that never make anything: measuring visitors, reporting errors, searching. */
export function isAside({ url, request, whole }: Asked, leaves: readonly Leaf[]): boolean {
  if (TELEMETRY_HOST.test(url.hostname) || TELEMETRY_PATH.test(url.pathname)) return true;
  if (/\.(js|css|png|jpe?g|webp|svg|woff2?)$/i.test(url.pathname)) return true;
  if (leaves.slice(0, 300).some(({ keys }) => keys.some((key) => TELEMETRY_KEYS.test(key))))
    return true;
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  if (isGet && Object.keys(whole.query).some((name) => SEARCH_KEY.test(plainKey(name))))
    return true;
  return request.method === 'DELETE' || request.method === 'OPTIONS';
}
