import type { Locator } from '../../../shared/site/profile.ts';
import { isVisible, matching } from '../locate.ts';

/** The elements that a locator finds now, where it would be looked for: seen ones alone. */
export function foundBy(locator: Locator): HTMLElement[] {
  try {
    return [...matching([locator], document)].filter(isVisible);
  } catch {
    return [];
  }
}

/** Whether it finds this element now, and no other. */
export function holds(locator: Locator, element: Element): boolean {
  const found = foundBy(locator);
  return found.length === 1 && found[0] === element;
}
