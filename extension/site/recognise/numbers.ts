import type { Described } from '../../../shared/site/recognise/description.ts';
import type { Surrounded } from './surroundings-of.ts';
import { fold, textOf } from './words-of.ts';

const PASSED_OVER = /^(?:script|style|noscript|template|textarea|option|title|code|pre)$/;
const LONGEST = 80;
const MOST_AROUND = 8;
const MOST_UP = 9;
const MOST_LABEL = 40;

/** Elements of which a short text of their own has a digit in it. */
export function* numbersIn(root: Node): Generator<Element> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let last: Element | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const { length } = node;
    if (length > LONGEST || !/\d/.test(node.data)) continue;
    const element = node.parentElement;
    if (!element || element === last || PASSED_OVER.test(element.localName)) continue;
    last = element;
    yield element;
  }
}

/** A number that the page shows, with the short text that it stands in. */
export function describeNumber(element: Element, around: Surrounded): Described | null {
  const { path, places, form } = around.of(element);
  if (places.includes('card')) return null;
  const near = nearOf(element);
  const attr = (one: Element, name: string) => one.getAttribute(name) ?? '';
  return {
    ...{ id: around.idOf(element), kind: 'words', tag: element.localName, role: '', type: '' },
    ...{ path, places, form, text: textOf(element, 100) },
    name: fold(
      [element, near].flatMap((one) => [attr(one, 'title'), attr(one, 'aria-label')]).join(' '),
    ),
    ...{ label: labelOf(element), over: '', range: null, trails: false, shows: false },
    ...{ hint: '', handle: '', icon: '', values: [] },
    hasIcon:
      near.querySelector('svg,img,i') !== null ||
      /\p{Extended_Pictographic}/u.test(near.textContent ?? ''),
    around: textOf(near, 120),
    ...{ order: 0, rect: { x: 0, y: 0, width: 0, height: 0 }, visible: false },
    ...{ disabled: false, readOnly: false, empty: false, focused: false, opens: false },
    ...{ on: null, filled: false, woke: false, fresh: false, fell: false },
  };
}

/** The short text that a number stands in. */
function nearOf(element: Element): Element {
  let near = element;
  let { length } = (element.textContent ?? '').trim();
  // A box around it and nothing else is no step away from it.
  for (let level = 0, up = 0; level < 3 && up < MOST_UP; up += 1) {
    const parent: Element | null = near.parentElement;
    if (!parent || parent.childElementCount > MOST_AROUND) break;
    const words = (parent.textContent ?? '').trim().length;
    if (words > LONGEST) break;
    if (parent.childElementCount > 1 || words > length) level += 1;
    near = parent;
    length = words;
  }
  return near;
}

/** Of a number that stands alone, the smallest surrounding that says more. */
function labelOf(element: Element): string {
  if (/\p{L}/u.test(element.textContent ?? '')) return '';
  for (let at = element.parentElement, up = 0; at && up < 6; at = at.parentElement, up += 1) {
    // A large part of the page is no label, and reading it is dear.
    if (at.childElementCount > MOST_AROUND) return '';
    const words = textOf(at, MOST_LABEL + 1);
    if (words.length > MOST_LABEL) return '';
    if (/\p{L}/u.test(words)) return words;
  }
  return '';
}
