import { browser } from 'wxt/browser';
import type { Site } from '../../shared/id.ts';
import { askedSite } from '../state.ts';

/**
 * The host pattern of a site. Never with a port: Firefox lists such a permission and then does not
 * honour it, and without one the pattern covers the ports of the same host.
 */
function originPattern(site: Site): string {
  const { protocol, hostname } = new URL(site);
  return `${protocol}//${hostname}/*`;
}

export function isAllowed(site: Site): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(site)] });
}

/** Asks the person; must be called first thing in a click handler. */
export async function allow(site: Site): Promise<boolean> {
  // Not waited for: the browser would not ask any more. It may also close the popup right away.
  void askedSite.setValue({ site, at: Date.now() });
  const granted = await browser.permissions.request({ origins: [originPattern(site)] });
  if (!granted) await askedSite.setValue(null);
  return granted;
}

/** Asks for the host that a studio keeps its images on; first thing in a click handler. */
export function allowImages(host: string): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(host)] });
}

/** Asks for the companion's address, where the browser took that back; in a click handler. */
export function allowCompanion(): Promise<boolean> {
  return browser.permissions.request({ origins: ['http://127.0.0.1/*'] });
}
