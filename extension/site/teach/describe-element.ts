import { namedAs } from '../locate.ts';
import { EDITABLE, PICTURE, PRESSABLE } from './part-at.ts';

const CHOICES =
  'button,[role="radio"],[role="tab"],[role="option"],input[type="radio"],[role="button"]';
const MOST = 60;

/** The element for people: what kind of thing it is, and how the page calls it. */
export function describeElement(element: HTMLElement): string {
  const kind = kindOf(element);
  const isPicture = kind === 'picture' || kind === 'clip';
  const name = isPicture ? null : (ownName(element) ?? namedAs(element));
  if (!name) return kind;
  return `${kind} “${name.length > MOST ? `${name.slice(0, MOST - 1)}…` : name}”`;
}

function kindOf(element: HTMLElement): string {
  if (element.matches(EDITABLE)) return 'text box';
  if (element.matches('select,[role="combobox"],[aria-haspopup]:not([aria-haspopup="false"])'))
    return 'drop-down';
  if (element.matches(PRESSABLE)) return 'button';
  if (element.matches(PICTURE)) return element.localName === 'video' ? 'clip' : 'picture';
  const choices = element.querySelectorAll(CHOICES).length;
  return choices > 1 ? `group of ${choices}` : 'text';
}

/** A name of its own goes before what stands beside it. */
function ownName(element: HTMLElement): string | null {
  if (element.matches(EDITABLE) || element.textContent?.trim()) return null;
  return element.getAttribute('aria-label') || element.title || null;
}
