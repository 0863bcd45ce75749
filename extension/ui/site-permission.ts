import { browser } from 'wxt/browser';
import type { Site } from '../../shared/id.ts';

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
export function allow(site: Site): Promise<boolean> {
  return browser.permissions.request({ origins: [originPattern(site)] });
}
