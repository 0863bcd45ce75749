import { browser } from 'wxt/browser';
import type { Site } from '../../shared/id.ts';

/**
 * May the background fetch an image from there for an asset of this site? `never`: a page on the
 * internet must not have us knock at machines of the person's own network. `ask`: the browser was
 * not given the permission for that host.
 */
export async function mayFetchFrom(origin: string, site: Site): Promise<'yes' | 'ask' | 'never'> {
  const image = new URL(origin).hostname;
  const page = new URL(site).hostname;
  if (isLocal(image) && !isLocal(page)) return 'never';
  const allowed = await browser.permissions.contains({ origins: [`${hostOf(origin)}/*`] });
  return allowed ? 'yes' : 'ask';
}

/** Cookies go to the site's own hosts only: they are those that the page's images came with. */
export function credentialsFor(url: string, site: Site): 'include' | 'omit' {
  const image = new URL(url).hostname;
  const page = new URL(site).hostname.replace(/^www\./, '');
  return image === page || image.endsWith(`.${page}`) ? 'include' : 'omit';
}

/** `https://cdn.example`: permissions know no ports, and Firefox honours none that name one. */
export function hostOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}`;
}

const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;
const LOCAL_ADDRESS =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Names and addresses of this machine and its network. Nobody serves images from a bare IPv6. */
function isLocal(hostname: string): boolean {
  if (hostname.startsWith('[') || !hostname.includes('.')) return true;
  return LOCAL_NAME.test(hostname) || LOCAL_ADDRESS.test(hostname);
}
