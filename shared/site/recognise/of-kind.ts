import type { Described, PageDescription } from './description.ts';

type Kind = Described['kind'];

const known = new WeakMap<PageDescription, Map<string, readonly Described[]>>();

/** A page's candidates of some kinds, in the page's order: pictures may be very many, the rest few. */
export function ofKind(page: PageDescription, ...kinds: readonly Kind[]): readonly Described[] {
  const lists = known.get(page) ?? new Map<string, readonly Described[]>();
  known.set(page, lists);
  const key = kinds.join();
  const had = lists.get(key);
  if (had) return had;
  const list = page.candidates.filter(({ kind }) => kinds.includes(kind));
  lists.set(key, list);
  return list;
}
