import type { PageDescription } from '../../../shared/site/recognise/description.ts';
import { asWords, textOf } from './words-of.ts';

const MOST = 6;

/** What the page as a whole says that it is. */
export function headsOf(root: ParentNode): Pick<PageDescription, 'heads' | 'path' | 'view'> {
  const page = (root as Element).ownerDocument ?? (root as Document);
  const heads = [...root.querySelectorAll('h1,h2')].slice(0, MOST).map((one) => textOf(one, 80));
  const view = page.defaultView;
  return {
    heads: [page.title, ...heads].join(' · ').slice(0, 400),
    path: asWords(page.location?.pathname),
    view: { width: view?.innerWidth ?? 0, height: view?.innerHeight ?? 0 },
  };
}
