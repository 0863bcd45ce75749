import type { NetRule } from './profile.ts';

/** Where a request goes: its URL's origin and pathname. */
export type Aim = { origin: string; path: string };

/**
 * Whether a rule names this request, its body aside. Uses no method of any built-in object, so that
 * a page that replaces them cannot change the answer.
 *
 * @param own the page's origin, which a rule without one means.
 */
export function matchRule(
  rule: Pick<NetRule, 'method' | 'path'> & { origin?: string | undefined },
  method: string,
  { origin, path }: Aim,
  own: string,
): boolean {
  return (
    (rule.method === '*' || rule.method === method) &&
    matchPath(rule.path, path) &&
    matchOrigin(rule.origin || own, origin)
  );
}

/** A glob whose `*` stands for one whole path segment; a slash at the end does not matter. */
export function matchPath(glob: string, path: string): boolean {
  let end = path.length;
  if (end > 1 && path[end - 1] === '/') end -= 1;
  return matchGlob(glob, 0, path, 0, end, '/');
}

/** `*` stands for one label of the host. A socket's origin is that of its `http` twin. */
export function matchOrigin(pattern: string, origin: string): boolean {
  return matchGlob(pattern, scheme(pattern), origin, scheme(origin), origin.length, '.');
}

/** `ws` and `http`, `wss` and `https` go on alike. */
function scheme(origin: string): number {
  return origin[0] === 'w' ? 2 : 4;
}

function matchGlob(
  glob: string,
  from: number,
  text: string,
  start: number,
  end: number,
  between: '/' | '.',
): boolean {
  let at = start;
  for (let i = from; i < glob.length; i++) {
    if (glob[i] !== '*') {
      if (at >= end || text[at] !== glob[i]) return false;
      at += 1;
      continue;
    }
    const first = at;
    while (at < end && text[at] !== between && (between === '/' || text[at] !== ':')) at += 1;
    if (at === first) return false;
  }
  return at === end;
}
