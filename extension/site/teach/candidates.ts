import type { AnchorName } from '../../../shared/site/parts.ts';
import { deepRoots } from '../deep-roots.ts';
import { numberIn } from '../locate.ts';
import { placeOf } from '../place-of.ts';
import { isShown } from './is-shown.ts';
import { EDITABLE, PICTURE, PRESSABLE, partAt } from './part-at.ts';

const MOST = 200;
const LEAST_PICTURE = 48;
const PICKERS =
  'select,[role="combobox"],[aria-haspopup]:not([aria-haspopup="false"]),[role="radiogroup"],[role="tablist"],fieldset';
const CREDITS = /credit|cost|coin|token|left|remain|积分|余额|点|кредит|осталось|[⭐⬡⚡💎🪙$¥€]/iu;

/**
 * What can be a part of the form, likeliest first: the keyboard goes through these. `near` is the
 * part that was settled before, which this one stands close to.
 */
export function candidatesFor(anchor: AnchorName, near: Element | null): HTMLElement[] {
  const found = [...new Set(all(anchor))].filter(isShown).slice(0, MOST);
  const weight = weightOf(anchor, near);
  return found
    .map((element) => ({ element, weight: weight(element) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ element }) => element);
}

function all(anchor: AnchorName): HTMLElement[] {
  const css = (selector: string) =>
    [document, ...deepRoots()].flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
  switch (anchor) {
    case 'prompt':
    case 'negative':
      return css(EDITABLE);
    case 'submit':
      return css(PRESSABLE);
    case 'gallery':
      return css(PICTURE).filter((one) => placeOf(one).width >= LEAST_PICTURE);
    case 'cost':
    case 'balance':
      return css('*').filter(isNumber);
    default:
      return [
        ...css(PICKERS),
        ...css(PRESSABLE)
          .map((button) => partAt(anchor, button))
          .filter((one) => one !== null),
      ];
  }
}

/** A number in few words, in an element that has them for itself. */
function isNumber(element: HTMLElement): boolean {
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  if (!own.some(({ nodeValue }) => nodeValue?.trim())) return false;
  if (/^(script|style|option|textarea)$/.test(element.localName)) return false;
  return (element.textContent ?? '').length <= 60 && numberIn(element) !== null;
}

function weightOf(anchor: AnchorName, near: Element | null): (element: HTMLElement) => number {
  const area = (element: HTMLElement) => {
    const { width, height } = placeOf(element);
    return width * height;
  };
  const far = (element: HTMLElement) => (near ? distance(placeOf(near), placeOf(element)) : 0);
  if (anchor === 'prompt') return (element) => -area(element);
  if (anchor === 'cost' || anchor === 'balance')
    return (element) => far(element) + (CREDITS.test(element.textContent ?? '') ? 0 : 5000);
  if (anchor === 'submit')
    return (element) => far(element) + (element.matches('[type="submit"]') ? 0 : 200);
  return far;
}

/** Between the nearest points of two boxes. */
function distance(a: DOMRect, b: DOMRect): number {
  const dx = Math.max(0, a.left - b.right, b.left - a.right);
  const dy = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(dx, dy);
}
