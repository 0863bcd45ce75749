import { browser } from 'wxt/browser';
import type { Site } from '../../shared/id.ts';
import { sites } from '../state.ts';

/** What the browser says about who sent a message; never what the message says. */
export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
  frameId?: number | undefined;
};

/** Somebody who may not say this. */
class NotAllowed extends Error {
  constructor() {
    super('This sender may not say this.');
  }
}

/** A content script of ours on an enabled site. @throws NotAllowed */
export async function fromPage(sender: Sender): Promise<{ site: Site; tab: number }> {
  const site = originOf(sender);
  const tab = sender.tab?.id;
  if (sender.id !== browser.runtime.id || tab === undefined || site === null)
    throw new NotAllowed();
  if (!(await sites.getValue()).includes(site)) throw new NotAllowed();
  return { site, tab };
}

/** One of our own pages: panel, popup, options. @throws NotAllowed */
export function fromSurface(sender: Sender): void {
  const own = browser.runtime.getURL('/');
  const { url } = sender;
  if (sender.id !== browser.runtime.id || !url?.startsWith(own)) throw new NotAllowed();
}

/** @returns the page's own site; null for one of our own pages. @throws NotAllowed */
export async function fromPageOrSurface(sender: Sender): Promise<Site | null> {
  if (!sender.url?.startsWith(browser.runtime.getURL('/'))) return (await fromPage(sender)).site;
  fromSurface(sender);
  return null;
}

/** Our script on a companion's pairing page. @returns the companion's origin. @throws NotAllowed */
export function fromPairing(sender: Sender): string {
  const { url } = sender;
  if (sender.id !== browser.runtime.id || sender.tab === undefined || !url) throw new NotAllowed();
  const { protocol, hostname, pathname, port } = new URL(url);
  const isLocal = hostname === '127.0.0.1' || hostname === 'localhost';
  if (protocol !== 'http:' || !isLocal || pathname !== '/pair' || port === '')
    throw new NotAllowed();
  // Host permissions and the companion's proof are for this name.
  return `http://127.0.0.1:${port}`;
}

/** The frame's origin; a blank frame has that of the page that made it. */
function originOf({ origin, url }: Sender): string | null {
  if (origin && origin !== 'null') return origin;
  if (!url) return null;
  const parsed = new URL(url).origin;
  return parsed === 'null' ? null : parsed;
}
