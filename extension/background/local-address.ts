import type { Site } from '../../shared/id.ts';

const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;
const LOCAL_ADDRESS =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Names and addresses of this machine and its network. Nobody serves images from a bare IPv6. */
export function isLocal(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  if (name.startsWith('[') || !name.includes('.') || LOCAL_NAME.test(name)) return true;
  return ADDRESS.test(name) && LOCAL_ADDRESS.test(name);
}

/** Cookies go to the site's own hosts only: they are those that the page's images came with. */
export function credentialsFor(url: string, site: Site): 'include' | 'omit' {
  const image = new URL(url).hostname;
  const page = new URL(site).hostname.replace(/^www\./, '');
  return image === page || image.endsWith(`.${page}`) ? 'include' : 'omit';
}
