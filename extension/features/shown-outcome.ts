import type { NamedAsset } from '../../shared/site/named-asset.ts';
import { addressesOf, PICTURES } from '../site/asset-address.ts';

/** Shorter names stand in addresses by chance. */
const SHORTEST = 8;
/** Of several images, the last is shown some moments after the first. */
const AT_REST_MS = 1500;
/** What is shown while it is made, or looks small. */
const BEFORE_THE_END =
  /preview|progress|partial|thumb|latent|queue|status|placeholder|input|upload/i;

/**
 * The pictures and clips, at least 64 pixels wide by themselves, that the page shows, loaded, from an address that
 * has the task for a whole part of its path or for a value: some say only by them what came of it.
 */
export function shownFor(task: string): NamedAsset[] {
  if (task.length < SHORTEST) return [];
  const urls = new Set<string>();
  for (const element of document.querySelectorAll<HTMLElement>(PICTURES)) {
    if (!isLoaded(element)) continue;
    const url = addressesOf(element).find((one) => names(one, task));
    if (url !== undefined) urls.add(url);
  }
  return [...urls].map((url) => ({ url, width: null, height: null }));
}

function names(address: string, task: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, searchParams } = new URL(address);
  const parts = pathname.split('/').map((part) => part.replace(/\.\w{2,4}$/, ''));
  const isNamed = parts.includes(task) || [...searchParams.values()].includes(task);
  return isNamed && !BEFORE_THE_END.test(address.replaceAll(task, ''));
}

function isLoaded(element: HTMLElement): boolean {
  if (element instanceof HTMLImageElement) return element.complete && element.naturalWidth >= 64;
  return element instanceof HTMLVideoElement && element.readyState > 0;
}

/** Says when the page has loaded pictures, and at which instant the first of them. */
export function watchShown(ended: AbortSignal, shown: (at: number) => void): void {
  let first: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const loaded = ({ target }: Event) => {
    if (!(target instanceof HTMLElement) || !target.matches(PICTURES)) return;
    first ??= performance.now();
    const at = first;
    clearTimeout(timer);
    timer = setTimeout(() => {
      first = null;
      shown(at);
    }, AT_REST_MS);
  };
  // What an element loads is never told to the window.
  for (const type of ['load', 'loadeddata'])
    document.addEventListener(type, loaded, { capture: true, signal: ended });
  ended.addEventListener('abort', () => clearTimeout(timer));
}
