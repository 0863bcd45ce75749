import type { AnchorName } from '../../../shared/site/parts.ts';
import { numberIn } from '../locate.ts';
import { parentOf } from './element-at.ts';
import { isShown } from './is-shown.ts';

/** What a person can write into, and nothing that is only pressed. */
export const EDITABLE = [
  'textarea',
  'input:not([type])',
  ...['text', 'search'].map((type) => `input[type="${type}"]`),
  '[contenteditable=""],[contenteditable="true"],[contenteditable="plaintext-only"]',
  '[role="textbox"]',
].join(',');
export const PRESSABLE =
  'button,[role="button"],input[type="submit"],input[type="button"],input[type="image"]';
/** One of several, of which one is chosen. */
const CHOICE =
  '[role="radio"],[role="tab"],[role="option"],[role="menuitemradio"],input[type="radio"],label:has(input[type="radio"]),[aria-pressed]';
const GROUP = '[role="radiogroup"],[role="tablist"],[role="listbox"],fieldset';
const PICKER = 'select,[role="combobox"],[aria-haspopup]:not([aria-haspopup="false"])';
export const PICTURE = 'img,video,canvas,picture';
const CLIMB = 4;
const MOST_CHOICES = 12;
/** So near to something, pixels, a person still points at it. */
const NEAR = 24;
const SHORT = 80;

/** The part of the form that is meant by pointing at an element; null where it cannot be that part. */
export function partAt(anchor: AnchorName, pointed: HTMLElement): HTMLElement | null {
  switch (anchor) {
    case 'prompt':
    case 'negative':
      return closest(pointed, EDITABLE) ?? labelled(pointed) ?? onlyInside(pointed, EDITABLE);
    case 'submit':
      return closest(pointed, PRESSABLE) ?? onlyInside(pointed, PRESSABLE) ?? handOf(pointed);
    case 'cost':
    case 'balance':
      return numbered(pointed);
    case 'gallery':
      return closest(pointed, PICTURE) ?? onlyInside(pointed, PICTURE);
    default:
      return pickerAt(pointed);
  }
}

/** Whether an element that was walked to by keys can be the part. */
export function canBe(anchor: AnchorName, element: HTMLElement): boolean {
  if (anchor === 'prompt' || anchor === 'negative') return element.matches(EDITABLE);
  if (anchor === 'cost' || anchor === 'balance') return numberIn(element) !== null;
  if (anchor === 'gallery') return element.matches(PICTURE);
  return !element.matches('html,body');
}

function pickerAt(pointed: HTMLElement): HTMLElement | null {
  if (isRow(pointed)) return pointed;
  const choice = closest(pointed, CHOICE);
  if (choice) return groupOf(choice, CHOICE);
  const picker = closest(pointed, `${PICKER},${GROUP}`);
  if (picker) return picker;
  const button = closest(pointed, PRESSABLE);
  if (!button) return onlyInside(pointed, PICKER) ?? handOf(pointed);
  return isOneOfPills(button) ? parentOf(button) : button;
}

/** The smallest element around a choice that holds another one too. */
function groupOf(choice: HTMLElement, choices: string): HTMLElement {
  for (let at = parentOf(choice), left = CLIMB; at && left > 0; at = parentOf(at), left -= 1)
    if (at.matches(GROUP) || at.querySelectorAll(choices).length > 1) return at;
  return choice;
}

/** Choices and nothing else: between two of them, a person points at all. */
function isRow(element: HTMLElement): boolean {
  const inside = element.querySelectorAll(`${CHOICE},${PRESSABLE}`).length;
  return inside > 1 && inside <= MOST_CHOICES && !element.querySelector(`${EDITABLE},${PICKER}`);
}

/** Buttons in a row that differ in their looks by one alone: that one is chosen. */
function isOneOfPills(button: HTMLElement): boolean {
  const row = [...(button.parentElement?.children ?? [])];
  if (row.length < 2 || !row.every((one) => one.matches(PRESSABLE))) return false;
  const looks = new Map<string, number>();
  for (const one of row) looks.set(one.className, (looks.get(one.className) ?? 0) + 1);
  return looks.size === 2 && [...looks.values()].includes(1);
}

/** Cost and balance are read as numbers: the smallest thing around that has one, in few words. */
function numbered(pointed: HTMLElement): HTMLElement | null {
  for (
    let at: HTMLElement | null = pointed, left = CLIMB;
    at && left > 0;
    at = parentOf(at), left -= 1
  ) {
    if ((at.textContent ?? '').trim().length > SHORT) return null;
    if (numberIn(at) !== null) return at;
  }
  return null;
}

function closest(element: HTMLElement, css: string): HTMLElement | null {
  for (let at: HTMLElement | null = element; at; at = parentOf(at)) if (at.matches(css)) return at;
  return null;
}

function labelled(pointed: HTMLElement): HTMLElement | null {
  const label = closest(pointed, 'label') as HTMLLabelElement | null;
  const control = label?.control ?? null;
  return control?.matches(EDITABLE) ? control : null;
}

/** The one such element in the near surroundings; null where there are more. */
function onlyInside(pointed: HTMLElement, css: string): HTMLElement | null {
  for (
    let at: HTMLElement | null = pointed, left = CLIMB;
    at && left > 0;
    at = parentOf(at), left -= 1
  ) {
    const inside = [...at.querySelectorAll<HTMLElement>(css)].filter(isShown);
    const [only] = inside;
    if (only) return inside.length === 1 && apart(only, pointed) <= NEAR ? only : null;
  }
  return null;
}

/** The outermost element that shows the hand of something that can be pressed. */
function handOf(pointed: HTMLElement): HTMLElement | null {
  let found: HTMLElement | null = null;
  for (let at: HTMLElement | null = pointed; at; at = parentOf(at)) {
    if (getComputedStyle(at).cursor !== 'pointer') break;
    found = at;
  }
  return found;
}

/** Between the nearest points of two elements. */
function apart(one: Element, other: Element): number {
  const a = one.getBoundingClientRect();
  const b = other.getBoundingClientRect();
  const dx = Math.max(0, a.left - b.right, b.left - a.right);
  const dy = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(dx, dy);
}
