import type { Locator } from '../../../shared/site/profile.ts';
import { labelOf, ownText } from '../locate.ts';
import { kindsOf } from './css-of.ts';

const LONGEST = 60;
const PRESSED = 'a,button,input,select,textarea,[role=button],[role=combobox]';

/** By the words on it or before it; never by what the person wrote or chose. */
export function byWords(element: HTMLElement): Locator[] {
  const found: Locator[] = [];
  const tags = [...kindsOf(element), element.localName];
  const label = labelled(element);
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
  if (element.getAttribute('role') === 'combobox') return false;
  if (element.lastElementChild?.localName === 'svg' && localName !== 'button') return false;
  // Buttons side by side say the same whichever of them is chosen.
  const children = [...element.children];
  if (children.length > 1 && children.every((one) => one.localName === 'button')) return true;
  return !element.querySelector('button,input,select,textarea');
}

/** Words tied to it, or a plain text before it: a link or button there has nothing to do with it. */
function labelled(element: HTMLElement): string {
  const tied =
    element.hasAttribute('aria-label') ||
    element.hasAttribute('aria-labelledby') ||
    (element as HTMLInputElement).labels?.length;
  let at: Element | null = element;
  for (let up = 0; up < 2 && at && !at.previousElementSibling; up += 1) at = at.parentElement;
  const before = at?.previousElementSibling;
  const busy = before?.matches(PRESSED) || before?.querySelector(PRESSED);
  return tied || !busy ? labelOf(element) : '';
}

function isTelling(words: string): boolean {
  return (
    words.length > 0 &&
    words.length <= LONGEST &&
    /\p{L}{2}|\p{Script=Han}|\p{Script=Hangul}/u.test(words)
  );
}

/** A number alone, in any value that it may take. */
export function numberShape(element: HTMLElement): string | null {
  const text = ownText(element);
  return /\d/.test(text) && text.length <= 12 && !isTelling(text) ? exactly(text) : null;
}

/** The words as a pattern in which every number is any number. */
function exactly(words: string): string {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `^${escaped.replace(/\d+(?:\\?[.,]\d+)*/g, '[\\d.,]+')}$`;
}
