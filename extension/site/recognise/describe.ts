import type { Described, Rect } from '../../../shared/site/recognise/description.ts';
import { isShadow, opensFrom } from './drawn-field.ts';
import type { Surrounded } from './surroundings-of.ts';
import { asWords, fold, labelFor, textOf } from './words-of.ts';

const NO_RECT: Rect = { x: 0, y: 0, width: 0, height: 0 };
const BUTTON_INPUTS = /^(?:submit|button|image|reset|radio|checkbox)$/;
/** What is pressed or written into by itself. */
const ACTIVE =
  'button,a,input,textarea,select,[role=button],[role=combobox],[aria-haspopup],[contenteditable]';
const PRESSED = 'button,a,input,select,textarea,[role=button],[role=radio],[role=tab]';
const CHOICE_INPUTS = /^(?:number|range)$/;

/** What a candidate is, without layout; null for what is none. */
export function describe(element: Element, around: Surrounded): Described | null {
  const kind = kindOf(element);
  if (!kind) return null;
  const { path, places, form } = around.of(element);
  if (kind !== 'picture' && places.includes('card')) return null;
  const attr = (name: string) => element.getAttribute(name);
  const field = element as HTMLInputElement;
  const text = kind === 'box' || kind === 'picture' ? '' : ownText(element);
  return {
    ...{ id: around.idOf(element), kind, tag: element.localName, role: attr('role') ?? '' },
    type: typeOf(element),
    ...{ path, places, form: formOf(element, around) ?? form },
    ...{
      text,
      name: fold(`${attr('aria-label') ?? ''} ${attr('title') ?? ''} ${attr('alt') ?? ''}`),
    },
    label: kind === 'press' && !isToggle(element) ? '' : labelFor(element),
    over: kind === 'press' ? labelOverGroup(element) : '',
    range: rangeOf(element),
    trails: kind !== 'box' && trails(element),
    hint: fold(
      attr('placeholder') ??
        attr('data-placeholder') ??
        attr('aria-placeholder') ??
        innerHint(element, kind),
    ),
    handle: asWords(
      `${attr('id') ?? ''} ${attr('name') ?? ''} ${attr('data-testid') ?? attr('data-test') ?? ''}`,
    ),
    ...iconOf(element, kind),
    shows:
      (kind === 'press' &&
        element.querySelector('img,video,canvas') !== null &&
        textOf(element) === '') ||
      (element.querySelector('img[alt],video') !== null && (element.textContent ?? '').length > 30),
    values: valuesOf(element, kind),
    around: '',
    ...{ order: 0, rect: NO_RECT, visible: false },
    disabled: field.disabled === true || attr('aria-disabled') === 'true',
    readOnly:
      field.readOnly === true ||
      attr('aria-readonly') === 'true' ||
      (kind === 'box' && field.disabled === true && places.includes('negative')),
    empty: kind === 'box' && isEmpty(element),
    focused: isFocused(element),
    opens: opensList(element),
    on: stateOf(element),
    ...{ filled: false, woke: false, fresh: false, fell: false },
  };
}

function kindOf(element: Element): Described['kind'] | null {
  const tag = element.localName;
  const role = element.getAttribute('role');
  if (tag === 'textarea') return 'box';
  if (tag === 'input') {
    const { type } = element as HTMLInputElement;
    if (CHOICE_INPUTS.test(type)) return 'choice';
    if (isShadow(element)) return null;
    if (BUTTON_INPUTS.test(type)) return 'press';
    if (type === 'hidden' || type === 'file' || type === 'color') return null;
    return role === 'combobox' || role === 'listbox' || opensFrom(element as HTMLInputElement)
      ? 'choice'
      : 'box';
  }
  if (isEditor(element)) return 'box';
  if (tag === 'select' && isShadow(element)) return null;
  if (
    tag === 'select' ||
    role === 'combobox' ||
    role === 'listbox' ||
    role === 'slider' ||
    role === 'spinbutton'
  )
    return 'choice';
  if (/^(?:img|video|canvas)$/.test(tag) || role === 'img') return 'picture';
  if (tag === 'svg' || tag === 'label') return null;
  const popup = element.getAttribute('aria-haspopup');
  if (popup && popup !== 'false' && popup !== 'dialog') return 'choice';
  if (tag === 'button' || tag === 'a' || role) {
    if (tag === 'a' || tag === 'button') return 'press';
    return /^(?:button|radio|tab|option|menuitemradio|switch)$/.test(role ?? '') ? 'press' : null;
  }
  const style = element.getAttribute('style');
  if (style?.includes('background-image')) return 'picture';
  // Something to press without a name for it; not a card with controls of its own.
  const words = element.textContent ?? '';
  if (words.length >= 80 || element.querySelector(ACTIVE)) return null;
  if (tag === 'img') return 'picture';
  return trails(element) ? 'choice' : 'press';
}

/** The outermost editable element: what is inside it belongs to its text. */
function isEditor(element: Element): boolean {
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable !== 'false')
    return (
      element.parentElement?.closest('[contenteditable]:not([contenteditable=false])') === null
    );
  return element.getAttribute('role') === 'textbox' && !element.closest('[contenteditable]');
}

function typeOf(element: Element): string {
  if (element.localName === 'button') return (element as HTMLButtonElement).type;
  return element.localName === 'input' ? (element as HTMLInputElement).type : '';
}

function formOf(element: Element, around: Surrounded): number | null {
  // A form may hold a field that is called "form".
  const { form } = element as HTMLInputElement;
  return form?.localName === 'form' ? around.idOf(form) : null;
}

function ownText(element: Element): string {
  if (element.localName === 'select')
    return fold((element as HTMLSelectElement).selectedOptions[0]?.textContent);
  if (element.localName === 'input') {
    const { type, value } = element as HTMLInputElement;
    if (/^(?:submit|button|reset)$/.test(type)) return fold(value);
    const chosen = element.hasAttribute('role') || opensFrom(element as HTMLInputElement);
    return chosen ? fold(value) || textAround(element) : '';
  }
  return textOf(element);
}

/** Of a list that is typed into: what is chosen stands beside the field. */
function textAround(field: Element): string {
  let at = field.parentElement;
  for (let up = 0; at && up < 3; at = at.parentElement, up += 1) {
    const words = fold(at.textContent, 80);
    if (words) return words.length <= 60 ? words : '';
  }
  return '';
}

/** A placeholder that an editor draws beside its text. */
function innerHint(element: Element, kind: Described['kind']): string {
  if (kind !== 'box' || element.localName === 'textarea' || element.localName === 'input')
    return '';
  const inner = element.querySelector('[data-placeholder],.placeholder,[class*="placeholder"]');
  if (inner) return inner.getAttribute('data-placeholder') ?? inner.textContent ?? '';
  const beside = element.parentElement?.querySelector(
    '[class*="placeholder"],[aria-hidden="true"]',
  );
  return beside && !beside.contains(element) ? fold(beside.textContent, 120) : '';
}

const ICON_CLASS =
  /(?:lucide|icon|fa|bi|ri|mdi|tabler|ph|material|anticon|heroicon|i)[-_: ]+[\w-]+/gi;

function iconOf(element: Element, kind: Described['kind']): { icon: string; hasIcon: boolean } {
  if (kind === 'box' || kind === 'picture') return { icon: '', hasIcon: false };
  const icon = element.querySelector('svg,img,i,[class*="icon"]');
  if (!icon)
    return { icon: '', hasIcon: /\p{Extended_Pictographic}/u.test(element.textContent ?? '') };
  const classes = icon.getAttribute('class') ?? '';
  const use = icon.querySelector('use')?.getAttribute('href') ?? '';
  const named = [
    ...(classes.match(ICON_CLASS) ?? []),
    use,
    icon.getAttribute('data-icon') ?? '',
    icon.getAttribute('alt') ?? '',
  ];
  return { icon: fold(named.join(' '), 120), hasIcon: true };
}

function valuesOf(element: Element, kind: Described['kind']): string[] {
  if (element.localName === 'select')
    return [...(element as HTMLSelectElement).options]
      .slice(0, 30)
      .map(({ text }) => fold(text, 80));
  if (kind === 'choice' && element.getAttribute('role') === 'listbox')
    return [...element.querySelectorAll('[role=option]')]
      .slice(0, 30)
      .map((one) => textOf(one, 80));
  if (kind === 'choice' && element.localName === 'input') return [];
  return [];
}

function isEmpty(element: Element): boolean {
  const { value } = element as HTMLTextAreaElement;
  return (typeof value === 'string' ? value : (element.textContent ?? '')).trim() === '';
}

function isFocused(element: Element): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const active = root.activeElement;
  return (
    active !== null && active !== undefined && (active === element || element.contains(active))
  );
}

function opensList(element: Element): boolean {
  const popup = element.getAttribute('aria-haspopup');
  if (popup !== null && popup !== 'false') return true;
  if (element.hasAttribute('aria-expanded') || element.getAttribute('role') === 'combobox')
    return true;
  // The head of a part that folds: its wrapper may bear the state.
  return element.parentElement?.hasAttribute('aria-expanded') === true;
}

/** Words, and then an icon: the arrow of a list that opens, or of a button that goes on. */
function trails(element: Element): boolean {
  const last = element.lastElementChild;
  if (!last || !/^(?:svg|i)$/.test(last.localName)) return false;
  for (let node = last.previousSibling; node; node = node.previousSibling)
    if (node.textContent?.trim()) return true;
  return false;
}

function rangeOf(element: Element): [number, number] | null {
  const { type, min, max } = element as HTMLInputElement;
  if (element.localName !== 'input' || !/^(?:number|range)$/.test(type)) return null;
  return [
    min === '' ? Number.NEGATIVE_INFINITY : Number(min),
    max === '' ? Number.POSITIVE_INFINITY : Number(max),
  ];
}

/** What stands before, or names, the element in which buttons stand side by side. */
function labelOverGroup(element: Element): string {
  let group = element.parentElement;
  // Each in an element of its own, or in several: a list's item, a label.
  for (let up = 0; up < 3 && group?.parentElement && standsAlone(group); up += 1)
    group = group.parentElement;
  if (!group || group.childElementCount < 2 || group.childElementCount > 24) return '';
  const own = group.getAttribute('aria-label');
  if (own) return fold(own, 80);
  if (group.localName === 'fieldset') return fold(group.querySelector('legend')?.textContent, 80);
  // A label that stands first in the group itself.
  const [first] = group.children;
  if (
    first &&
    !first.matches('button,input,select,a,[role]') &&
    !first.querySelector('button,input,select')
  )
    return fold(first.textContent, 80);
  return labelFor(group);
}

function standsAlone(group: Element): boolean {
  return group.childElementCount < 3 && group.querySelectorAll(PRESSED).length < 2;
}

function isToggle(element: Element): boolean {
  return stateOf(element) !== null || element.getAttribute('role') === 'radio';
}

function stateOf(element: Element): boolean | null {
  const { type, checked } = element as HTMLInputElement;
  if (element.localName === 'input' && /^(?:radio|checkbox)$/.test(type)) return checked;
  for (const name of ['aria-checked', 'aria-selected', 'aria-pressed']) {
    const value = element.getAttribute(name);
    if (value !== null) return value === 'true';
  }
  const state = element.getAttribute('data-state');
  return state === 'on' || state === 'active' || state === 'checked'
    ? true
    : state === 'off' || state === 'inactive' || state === 'unchecked'
      ? false
      : null;
}
