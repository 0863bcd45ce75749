import type { NetRule } from './profile.ts';

/**
 * Whether a rule names this request. Uses no method of any built-in object, so that a page that
 * replaces them cannot change the answer.
 *
 * @param path the pathname of a URL on the page's own origin.
 */
export function matchRule(rule: NetRule, method: string, path: string): boolean {
  return (rule.method === '*' || rule.method === method) && matchPath(rule.path, path);
}

/** A glob whose `*` stands for one whole path segment; a slash at the end does not matter. */
export function matchPath(glob: string, path: string): boolean {
  let end = path.length;
  if (end > 1 && path[end - 1] === '/') end -= 1;
  let at = 0;
  for (let i = 0; i < glob.length; i++) {
    if (glob[i] !== '*') {
      if (at >= end || path[at] !== glob[i]) return false;
      at += 1;
      continue;
    }
    const start = at;
    while (at < end && path[at] !== '/') at += 1;
    if (at === start) return false;
  }
  return at === end;
}
