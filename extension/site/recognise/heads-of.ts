import type { PageDescription } from '../../../shared/site/recognise/description.ts';
import { asWords, textOf } from './words-of.ts';

const MOST = 6;
export const HEADS = 'h1,h2';

/** The page's first headings. Looks through all of it. */
export function headingsOf(root: ParentNode): string[] {
  return [...root.querySelectorAll(HEADS)].slice(0, MOST).map((one) => textOf(one, 80));
}

/** What the page as a whole says that it is. */
export function headsOf(
  root: ParentNode,
  headings: readonly string[],
): Pick<PageDescription, 'heads' | 'path' | 'view'> {
  const page = (root as Element).ownerDocument ?? (root as Document);
  const view = page.defaultView;
  return {
    heads: [page.title, ...headings].join(' · ').slice(0, 400),
    path: asWords(page.location?.pathname),
    view: { width: view?.innerWidth ?? 0, height: view?.innerHeight ?? 0 },
  };
}
