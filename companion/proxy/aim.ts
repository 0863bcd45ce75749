import type { Upstream } from './upstream.ts';

/**
 * Plain segments only: no escapes, no `//`, no dot segments, none that could be a scheme, so that no
 * two readers can disagree.
 */
const REST = /^(?:\/[A-Za-z0-9_-](?:[A-Za-z0-9._:~-]*[A-Za-z0-9._~-])?)*\/?$/;
/** What RFC 3986 allows in a query; escapes stay as they are. */
const QUERY = /^\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/;
const LONGEST = 4000;

/** Whether what follows an upstream's name is a plain path, perhaps with a query. */
export function isPlainRest(rest: string): boolean {
  const { path, query } = split(rest);
  return rest.length <= LONGEST && REST.test(path) && (query === '' || QUERY.test(query));
}

/**
 * The upstream's own address for what a client asked, or null where it would be any other.
 *
 * @param rest what follows the upstream's name in the request's target, query included.
 */
export function aim({ base, prefix }: Pick<Upstream, 'base' | 'prefix'>, rest: string): URL | null {
  if (!isPlainRest(rest)) return null;
  const { path, query } = split(rest);
  const asked = `${prefix}${path}` || '/';
  if (!URL.canParse(base + asked + query)) return null;
  const url = new URL(base + asked + query);
  const isSame =
    url.origin === base &&
    url.pathname === asked &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '';
  return isSame ? url : null;
}

function split(rest: string): { path: string; query: string } {
  const at = rest.indexOf('?');
  return at < 0 ? { path: rest, query: '' } : { path: rest.slice(0, at), query: rest.slice(at) };
}

/**
 * What follows the upstream's name, where the client says the whole address in a header. It must
 * begin with the origin that the file names, letter for letter; nothing else of it is believed.
 */
export function restOfTarget(target: string, origin: string): string | null {
  return target.startsWith(`${origin}/`) ? target.slice(origin.length) : null;
}

/** Where a redirect leads, as the client may follow it through us; null: out of the upstream. */
export function ownLocation(
  { name, base, prefix }: Pick<Upstream, 'name' | 'base' | 'prefix'>,
  location: string,
  from: URL,
): string | null {
  if (!URL.canParse(location, from)) return null;
  const { origin, pathname, search, username, password } = new URL(location, from);
  const isWithin = origin === base && (pathname === prefix || pathname.startsWith(`${prefix}/`));
  if (!isWithin || username || password) return null;
  const rest = pathname.slice(prefix.length) + search;
  return aim({ base, prefix }, rest) ? `/proxy/${name}${rest}` : null;
}
