import { documentsOf } from './documents-of.ts';
import { readText } from './path.ts';
import type { SiteProfile } from './profile.ts';

/** A request for the state of a task, as its answer came with it. `request`: the body's text. */
type Asked = { rule: string; url: string; request: string };

/** The task that a status request names, for answers that do not; null where it names none. */
export function taskAsked({ net }: SiteProfile, { rule, url, request }: Asked): string | null {
  const paths = net.status.find(({ id }) => id === rule)?.task;
  if (!paths) return null;
  const { pathname, searchParams } = new URL(url);
  const path = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const query = Object.fromEntries(searchParams);
  const [body] = request === '' ? [] : documentsOf(request, null);
  return readText({ path, query, body }, paths, 300);
}
