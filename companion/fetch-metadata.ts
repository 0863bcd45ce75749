import { Refusal } from './refusal.ts';

/** The headers by which a browser says who asks. */
export type Asker = {
  origin: string | undefined;
  site: string | undefined;
  mode: string | undefined;
  destination: string | undefined;
};

/** `page`: the pairing page; `pair`: the exchange of a code; `program`: everything else. */
export type Door = 'page' | 'pair' | 'program';

const EXTENSION = /^(?:chrome|moz)-extension:\/\/[A-Za-z0-9-]{1,64}$/;

/**
 * Refuses whatever a web page can send. An extension with permission for this address sends no
 * Origin on GET and its own on POST; without it, the browser adds `cross-site`, which is let
 * through for paired origins alone. Throws a Refusal.
 */
export function checkAsker(asker: Asker, door: Door, isPaired: (origin: string) => boolean): void {
  const { origin, site, mode, destination } = asker;
  if (door === 'page') {
    const opened =
      (mode ?? 'navigate') === 'navigate' && (destination ?? 'document') === 'document';
    if (origin !== undefined || !opened || !isOwnSite(site)) throw foreignSite();
    return;
  }
  const known = origin !== undefined && isPaired(origin);
  if (door === 'pair' && (origin === undefined || !EXTENSION.test(origin))) {
    throw new Refusal('foreign-origin', 'Only a browser extension may pair.');
  }
  if (door === 'program' && origin !== undefined && !known) {
    throw new Refusal('foreign-origin', 'This origin is not paired.');
  }
  if (!isOwnSite(site) && !known) throw foreignSite();
  if (mode !== undefined && mode !== 'cors' && mode !== 'same-origin') throw foreignSite();
  if (destination !== undefined && destination !== 'empty') throw foreignSite();
}

function isOwnSite(site: string | undefined): boolean {
  return site === undefined || site === 'none' || site === 'same-origin';
}

function foreignSite(): Refusal {
  return new Refusal('foreign-site', 'Web pages may not ask this.');
}
