import type { Locator } from '../../../shared/site/profile.ts';
import { byPath } from './by-path.ts';
import { kindsOf, namesOf } from './css-of.ts';
import { foundBy } from './holds.ts';

const LEVELS = 6;
const MOST = 4;

/** Ways to find a gallery's pictures: by what they stand in, or by what each of them is. */
export function groupLocators(group: readonly HTMLElement[]): Locator[] {
  const [first] = group as [HTMLElement];
  const found: Locator[] = [];
  const put = (css: string) => {
    if (found.length < MOST && finds(css, group)) found.push({ css });
  };
  const selves = [
    ...new Set([first.localName, ...kindsOf(first).filter((css) => css.includes('.'))]),
  ];
  let at: Element | null = first.parentElement;
  for (let level = 0; at && level < LEVELS; at = at.parentElement, level += 1) {
    if (at.localName === 'body') break;
    if (!group.every((one) => at?.contains(one)) && group.length > 1) {
      // One picture's own card: there are as many as pictures.
      for (const card of kindsOf(at).filter((css) => css.includes('.') || css.includes('[')))
        put(`${card} ${first.localName}`);
      continue;
    }
    for (const name of [...namesOf(at), ...kindsOf(at).filter((css) => css.includes('.'))])
      for (const self of selves) put(`${name} ${self}`);
  }
  for (const self of selves) if (self !== first.localName) put(self);
  const alt = first.getAttribute('alt');
  if (alt && group.length > 1 && group.every((one) => one.getAttribute('alt') === alt))
    put(`${first.localName}[alt="${alt.replace(/["\\]/g, '\\$&')}"]`);
  const around = commonOf(group);
  const path = found.length === 0 && around ? byPath(around) : null;
  if (path) put(`${path} ${first.localName}`);
  return found;
}

/** All of the group, and nothing that is not of it. */
function finds(css: string, group: readonly HTMLElement[]): boolean {
  const all = foundBy({ css });
  return all.length === group.length && group.every((one) => all.includes(one));
}

function commonOf(group: readonly HTMLElement[]): Element | null {
  let at = group[0]?.parentElement ?? null;
  while (at && !group.every((one) => at?.contains(one))) at = at.parentElement;
  return at;
}
