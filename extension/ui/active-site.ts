import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Site } from '../../shared/id.ts';

export type ActiveSite = { site: Site; tab: number };

/**
 * The site of the tab in front of the person, following tab changes; null where that is no web
 * page, or the browser does not tell us its address; `undefined` until known.
 */
export function activeSite(): ReadonlySignal<ActiveSite | null | undefined> {
  const current = signal<ActiveSite | null | undefined>(undefined);
  const look = async () => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const site = tab?.url === undefined ? null : siteOf(tab.url);
    current.value = site === null || tab?.id === undefined ? null : { site, tab: tab.id };
  };
  look();
  browser.tabs.onActivated.addListener(look);
  browser.tabs.onUpdated.addListener(look);
  return current;
}

/** The origin of a web page; null for the browser's own pages and files. */
function siteOf(url: string): Site | null {
  const { protocol, origin } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}
