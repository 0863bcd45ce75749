import { type Browser, browser } from 'wxt/browser';
import { Site } from '../../shared/id.ts';
import { hostOf, hostPattern, isAllowed } from '../host-permission.ts';
import { createTurn } from '../in-turn.ts';
import type { Outcome } from '../messages.ts';
import { askedSite, sites } from '../state.ts';

const PERMANENT = new Set(['http://localhost', 'http://127.0.0.1']);
/** A person reads the browser's question before answering it. */
const ASKED_MS = 5 * 60_000;
/** Each change reads the list and writes it. */
const inTurn = createTurn();

/** Switches a site on. Its permission was asked for in the click that led here. */
export function enableSite(site: string): Promise<Outcome> {
  return inTurn(async () => {
    if (!Site.safeParse(site).success)
      return { ok: false, why: 'This is not the address of a site.' };
    if (!(await isAllowed(site)))
      return { ok: false, why: `The browser was not given the permission for ${site}.` };
    const now = await sites.getValue();
    if (!now.includes(site)) await sites.setValue([...now, site]);
    await askedSite.setValue(null);
    await registerNow();
    await showInOpenTabs(site);
    return { ok: true };
  });
}

/** Finishes what the popup began: the browser closes it to ask, and then nobody else goes on. */
export async function enableAsked(): Promise<void> {
  const asked = await askedSite.getValue();
  if (!asked || Date.now() - asked.at > ASKED_MS || !(await isAllowed(asked.site))) return;
  await enableSite(asked.site);
}

export function disableSite(site: string): Promise<Outcome> {
  return inTurn(async () => {
    const kept = (await sites.getValue()).filter((one) => one !== site);
    await sites.setValue(kept);
    await registerNow();
    const pattern = hostPattern(site);
    // Another port of the same host may be on, and one permission covers both.
    const isNeeded = PERMANENT.has(hostOf(site)) || kept.map(hostPattern).includes(pattern);
    if (!isNeeded) await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
    return { ok: true };
  });
}

/** The browser took permissions back: sites that need them are off. */
export function dropForbidden(): Promise<void> {
  return inTurn(async () => {
    const now = await sites.getValue();
    const kept: string[] = [];
    for (const site of now) if (await isAllowed(site)) kept.push(site);
    if (kept.length !== now.length) await sites.setValue(kept);
    await registerNow();
  });
}

/** Keeps the registered content scripts in step with the enabled sites. */
export function register(): Promise<void> {
  return inTurn(registerNow);
}

async function registerNow(): Promise<void> {
  const enabled = await sites.getValue();
  const matches = enabled.map(matchOf);
  const wanted = matches.length === 0 ? [] : SCRIPTS.map((script) => ({ ...script, matches }));
  const known = await browser.scripting.getRegisteredContentScripts();
  if (isSame(known, wanted)) return;
  if (known.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: known.map(({ id }) => id) });
  if (wanted.length > 0) await browser.scripting.registerContentScripts(wanted);
}

type Script = Browser.scripting.RegisteredContentScript;
/** In this order: the isolated script listens before the observer hands its port over. */
const SCRIPTS = [
  { id: 'overlay', js: ['content-scripts/overlay.js'], world: 'ISOLATED' as const },
  { id: 'observer', js: ['content-scripts/observer.js'], world: 'MAIN' as const },
].map((script) => ({
  ...script,
  runAt: 'document_start' as const,
  allFrames: true,
  matchOriginAsFallback: true,
  persistAcrossSessions: true,
}));

/** Pages that are open already get the overlay alone; it says that a reload is needed. */
async function showInOpenTabs(site: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: hostPattern(site) }).catch(() => []);
  for (const { id, url } of tabs) {
    if (id === undefined || !url || new URL(url).origin !== site) continue;
    const target = { tabId: id };
    const runs = () =>
      Boolean((globalThis as { __tierwise?: { isValid: boolean } }).__tierwise?.isValid);
    try {
      const [there] = await browser.scripting.executeScript({ target, func: runs });
      if (there?.result) continue;
      await browser.scripting.executeScript({ target, files: ['/content-scripts/overlay.js'] });
    } catch {
      // A tab that just went, or shows an error page.
    }
  }
}

export function matchOf(site: string): string {
  return `${import.meta.env.FIREFOX ? hostOf(site) : site}/*`;
}

function isSame(known: Script[], wanted: Script[]): boolean {
  const plain = (scripts: Script[]) =>
    JSON.stringify(
      [...scripts]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, matches }) => [id, [...(matches ?? [])].sort()]),
    );
  return plain(known) === plain(wanted);
}
