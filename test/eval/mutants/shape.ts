import type { Chance } from './chance.ts';
import { allElements, holdsFrame } from './roots.ts';

/** Told when an element takes another's place, so that what is known of the one stays known. */
export type Swapped = (before: Element, after: Element) => void;

const UNWRAPPED = 'option, select, li, td, tr, tbody, table, summary, [role=option], iframe';

/** Elements get up to three more boxes around them. */
export function wrap(chance: Chance): void {
  for (const element of allElements()) {
    const parent = element.parentElement;
    if (!parent || element.matches(UNWRAPPED) || parent.matches('select, ul, ol, table, tr'))
      continue;
    if (element.tagName === 'BODY' || element.tagName === 'HTML' || !chance.is(0.08)) continue;
    if (holdsFrame(element)) continue;
    let inner: HTMLElement = element;
    for (let n = chance.int(1, 3); n > 0; n--) {
      const isInline = parent.matches('p, span, button, label, a, h1, h2, h3');
      const box = element.ownerDocument.createElement(isInline ? 'span' : 'div');
      const { flexGrow } = element.ownerDocument.defaultView!.getComputedStyle(element);
      if (flexGrow !== '0') box.style.flexGrow = flexGrow;
      inner.replaceWith(box);
      box.append(inner);
      inner = box;
    }
  }
}

const SWAPS: Record<string, string> = {
  SECTION: 'div',
  HEADER: 'div',
  FOOTER: 'div',
  NAV: 'div',
  MAIN: 'div',
  ASIDE: 'section',
  ARTICLE: 'div',
  H1: 'div',
  H2: 'p',
  FORM: 'div',
  LABEL: 'span',
  FIGURE: 'div',
};

/** Tags give way to plainer ones; buttons to boxes that only their role makes buttons. */
export function swapTags(chance: Chance, swapped: Swapped): void {
  const wanted = Object.keys(SWAPS).filter(() => chance.is(0.6));
  const areButtons = chance.is(0.6);
  for (const element of allElements()) {
    const { tagName } = element;
    if (holdsFrame(element)) continue;
    if (wanted.includes(tagName) && !element.querySelector(':scope > input'))
      rename(element, SWAPS[tagName]!, swapped);
    else if (areButtons && tagName === 'BUTTON' && !element.hasAttribute('role')) {
      const box = rename(element, 'div', swapped);
      box.setAttribute('role', 'button');
      box.tabIndex = 0;
      if (element.hasAttribute('disabled')) box.setAttribute('aria-disabled', 'true');
      box.style.cssText +=
        ';cursor:pointer;display:inline-flex;align-items:center;justify-content:center';
    }
  }
}

function rename(element: HTMLElement, tag: string, swapped: Swapped): HTMLElement {
  const other = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes)
    if (!['type', 'disabled', 'for', 'action', 'method'].includes(name))
      other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  swapped(element, other);
  return other;
}

const CONTROLS =
  'input, textarea, select, button, [role=combobox], [role=button], [contenteditable]';

/** Whole sections and rows change places; a text stays before the control that it may name. */
export function reorder(chance: Chance): void {
  for (const parent of [document.body, ...allElements()]) {
    const children = [...parent.children].filter((one) => !one.matches('script, style'));
    if (
      children.length < 2 ||
      children.length > 8 ||
      parent.matches('select, ul, label, button, [role=radiogroup]')
    )
      continue;
    if (!children.every((one) => isPart(one)) || !chance.is(0.35)) continue;
    if (children.some(holdsFrame)) continue;
    for (const child of chance.shuffle(children)) parent.append(child);
  }
}

/** Something complete in itself: a control with its label, a block of text of its own. */
function isPart(element: Element): boolean {
  if (element.matches('header, footer, section, main, nav, aside')) return true;
  if (element.matches(CONTROLS)) return false;
  return element.querySelector(CONTROLS) !== null && element.querySelectorAll('*').length > 1;
}
