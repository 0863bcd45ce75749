import type { Locator } from '../../../shared/site/profile.ts';
import { labelOf, ownText } from '../locate.ts';
import { kindsOf } from './css-of.ts';

const LONGEST = 60;

/** By the words on it or before it; never by what the person wrote or chose. */
export function byWords(element: HTMLElement): Locator[] {
  const found: Locator[] = [];
  const tags = [...kindsOf(element), element.localName];
  const label = labelOf(element);
  const text = saysItsName(element) ? ownText(element) : '';
  for (const css of new Set(tags)) {
    if (isTelling(text)) found.push({ css, text: exactly(text) });
    if (isTelling(label)) found.push({ css, label: exactly(label) });
  }
  return found;
}

/** A button says what it does; a list or a box says what was put into it. */
function saysItsName(element: HTMLElement): boolean {
  const { localName } = element;
  if (/^(?:textarea|input|select)$/.test(localName) || element.isContentEditable) return false;
  if (element.hasAttribute('aria-haspopup') || element.hasAttribute('aria-expanded')) return false;
  return (
    element.getAttribute('role') !== 'combobox' && !element.querySelector('button,input,select')
  );
}

function isTelling(words: string): boolean {
  return (
    words.length > 0 &&
    words.length <= LONGEST &&
    /\p{L}{2}|\p{Script=Han}|\p{Script=Hangul}/u.test(words)
  );
}

/** The words as a pattern in which every number is any number. */
function exactly(words: string): string {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `^${escaped.replace(/\d+(?:\\?[.,]\d+)*/g, '[\\d.,]+')}$`;
}
