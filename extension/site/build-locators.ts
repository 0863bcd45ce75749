import type { Locator } from '../../shared/site/profile.ts';
import { numberIn } from './locate.ts';
import { byNeighbour } from './locators/by-neighbour.ts';
import { byPath } from './locators/by-path.ts';
import { iconsOf, namesOf } from './locators/css-of.ts';
import { groupLocators } from './locators/group-locators.ts';
import { holds } from './locators/holds.ts';
import { byWords, numberShape } from './locators/words-locators.ts';

const MOST = 6;
const MOST_BY_NEIGHBOUR = 2;

/**
 * Ways to find an element again, the most lasting first: what it is called, its words, its
 * neighbours, its path. Each one was tried and finds exactly this element now. Never by generated
 * names or by counting children alone; empty where nothing else tells it.
 *
 * @param group the pictures of a gallery: then each way finds all of them and no other picture
 */
export function buildLocators(element: HTMLElement, group?: readonly HTMLElement[]): Locator[] {
  if (group && group.length > 0) return groupLocators(group);
  const found: Locator[] = [];
  const put = (locator: Locator, exactly: HTMLElement = element) => {
    const once = { ...locator, expect: 1 };
    if (found.length < MOST && holds(once, exactly)) found.push(once);
  };
  for (const css of namesOf(element)) put({ css });
  for (const locator of byWords(element)) put(locator);
  for (const css of iconsOf(element)) put({ css });
  const before = found.length;
  const shape = numberShape(element);
  for (const css of byNeighbour(element)) {
    if (found.length >= MOST || found.length - before >= MOST_BY_NEIGHBOUR) break;
    put({ css });
    if (shape && !found.some((one) => one.css === css)) put({ css, text: shape });
  }
  // A number alone is also known by the words around it, which hold no other number before it.
  const around = element.parentElement;
  if (shape && around && numberIn(around) === numberIn(element))
    for (const locator of byWords(around)) if (locator.text) put(locator, around);
  const path = found.length < MOST ? byPath(element) : null;
  if (path && !found.some(({ css }) => css === path)) put({ css: path });
  return found;
}
