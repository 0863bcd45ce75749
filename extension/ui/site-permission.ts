import { browser } from 'wxt/browser';
import type { Site } from '../../shared/id.ts';
import { hostPattern } from '../host-permission.ts';
import { askedSite } from '../state.ts';

/** Asks the person; must be called first thing in a click handler. */
export async function allow(site: Site): Promise<boolean> {
  // Not waited for: the browser would not ask any more. It may also close the popup right away.
  void askedSite.setValue({ site, at: Date.now() });
  const granted = await browser.permissions.request({ origins: [hostPattern(site)] });
  if (!granted) await askedSite.setValue(null);
  return granted;
}

/** Asks for the host that a studio keeps its images on; first thing in a click handler. */
export function allowImages(host: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostPattern(host)] });
}

/** Asks for the companion's address, where the browser took that back; in a click handler. */
export function allowCompanion(): Promise<boolean> {
  return browser.permissions.request({ origins: ['http://127.0.0.1/*'] });
}
