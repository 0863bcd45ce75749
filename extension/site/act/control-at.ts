import { chosenOf } from './chosen-of.ts';

/** A control of the studio's form, by how it is set. */
export type Control =
  | { kind: 'text'; element: HTMLTextAreaElement | HTMLInputElement }
  | { kind: 'editor'; element: HTMLElement }
  | { kind: 'select'; element: HTMLSelectElement }
  | { kind: 'number'; element: HTMLElement; fewer: HTMLElement | null; more: HTMLElement | null }
  | { kind: 'toggle'; element: HTMLElement }
  /** Several of which one is chosen. */
  | { kind: 'choices'; choices: readonly HTMLElement[] }
  /** What opens a list. */
  | { kind: 'list'; element: HTMLElement };

const POPUP =
  '[role="combobox"], [aria-haspopup]:not([aria-haspopup="false"]), [aria-controls][aria-expanded], input[role="listbox"], input[list]';
const MARKED =
  '[role="radio"], [role="tab"], [role="option"], [role="menuitemradio"], input[type="radio"], [aria-pressed]';
const BUTTONS = 'button, [role="button"], input[type="button"], a[role]';
const EDITABLE = '[contenteditable]:not([contenteditable="false"])';
const NUMBER = 'input[type="number"], input[type="range"], [role="slider"], [role="spinbutton"]';
const FEWER = /^(?:[-−–‒‹<▾▼]|fewer|less|decrease\b.*|decrement\b.*|minus|subtract|remove one)$/i;
const MORE = /^(?:[+＋›>▴▲]|more|increase\b.*|increment\b.*|plus|add one)$/i;
const MOST_CHOICES = 40;

/** What kind of control an element is, holds, or is one of. */
export function controlAt(element: HTMLElement): Control {
  return own(element) ?? oneOf(element) ?? inside(element) ?? opener(element);
}

function own(element: HTMLElement): Control | null {
  const { localName } = element;
  if (localName === 'select') return { kind: 'select', element: element as HTMLSelectElement };
  if (element.matches(NUMBER)) return numberIn(element.parentElement ?? element, element);
  if (element.matches(POPUP)) return { kind: 'list', element };
  if (element.matches('[role="switch"], input[type="checkbox"]'))
    return { kind: 'toggle', element };
  if (isText(element)) return { kind: 'text', element };
  const editor = editorAt(element);
  return editor && { kind: 'editor', element: editor };
}

/** One of several buttons or radios: all of them are the control. */
function oneOf(element: HTMLElement): Control | null {
  const radio = element.matches('input[type="radio"]') ? element : null;
  if (radio) {
    const { name, form } = radio as HTMLInputElement;
    const root = (form ?? element.getRootNode()) as ParentNode;
    const all = [...root.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    const choices = name === '' ? near(radio, 'input[type="radio"]') : all;
    return choicesOf(choices.filter((one) => (one as HTMLInputElement).name === name));
  }
  if (element.matches(MARKED)) return choicesOf(near(element, MARKED));
  if (!element.matches(BUTTONS)) return null;
  const row = [...(element.parentElement?.children ?? [])] as HTMLElement[];
  const isRow = row.length > 1 && row.every((one) => one.matches(BUTTONS) && !one.matches(POPUP));
  // Other buttons beside it may do anything; of several choices it is the one that is chosen.
  return isRow && chosenOf(row) === element ? choicesOf(row) : null;
}

/** The choices in the smallest surroundings that hold more than this one. */
function near(element: HTMLElement, css: string): HTMLElement[] {
  for (let at = element.parentElement, left = 4; at && left > 0; at = at.parentElement, left -= 1) {
    const found = [...at.querySelectorAll<HTMLElement>(css)];
    if (found.length > 1) return found;
  }
  return [element];
}

function inside(element: HTMLElement): Control | null {
  const all = (css: string) => [...element.querySelectorAll<HTMLElement>(css)];
  const only = (css: string) => {
    const found = all(css);
    return found.length === 1 ? found[0]! : null;
  };
  const select = only('select');
  if (select) return own(select);
  if (element.querySelector(NUMBER)) return numberIn(element, null);
  const marked = choicesOf(all(MARKED));
  if (marked) return marked;
  const popup = only(POPUP);
  if (popup) return { kind: 'list', element: popup };
  const buttons = all(BUTTONS);
  const stepper = stepperOf(buttons);
  if (stepper) return { kind: 'number', element, ...stepper };
  const written = only(`textarea, ${EDITABLE}`) ?? only('input');
  return choicesOf(buttons) ?? (written && own(written)) ?? choicesOf(pressables(element));
}

/** What opens something: where it is a box around it, the one thing in it that the pointer shows. */
function opener(element: HTMLElement): Control {
  const button = element.querySelector<HTMLElement>(`${BUTTONS}, summary`);
  const shown = (one: HTMLElement) => getComputedStyle(one).cursor === 'pointer';
  if (element.matches(BUTTONS) || shown(element) || element.localName === 'summary')
    return { kind: 'list', element };
  const inner = [...element.querySelectorAll<HTMLElement>('*')].find(shown);
  return { kind: 'list', element: button ?? inner ?? element };
}

/** Boxes in a row, all of one make, that the pointer shows can be pressed. */
function pressables(element: HTMLElement): HTMLElement[] {
  const children = [...element.children] as HTMLElement[];
  const shown = children.filter((one) => getComputedStyle(one).cursor === 'pointer');
  const alike = shown.every(({ localName }) => localName === shown[0]?.localName);
  const isBoxAround = getComputedStyle(element).cursor === 'pointer';
  return !isBoxAround && alike && shown.length === children.length ? shown : [];
}

function choicesOf(choices: readonly HTMLElement[]): Control | null {
  if (choices.length < 2 || choices.length > MOST_CHOICES) return null;
  return { kind: 'choices', choices };
}

/** A number that is written, drawn along a line, or stepped by two buttons. */
function numberIn(around: HTMLElement, given: HTMLElement | null): Control {
  const all = [...around.querySelectorAll<HTMLElement>(NUMBER)];
  const written = all.find((one) => one.matches('input[type="number"]'));
  const element = given ?? written ?? all[0]!;
  const steps = stepperOf([...around.querySelectorAll<HTMLElement>(BUTTONS)]);
  return { kind: 'number', element, ...(steps ?? { fewer: null, more: null }) };
}

function stepperOf(buttons: readonly HTMLElement[]) {
  const called = (pattern: RegExp) =>
    buttons.filter((one) =>
      [one.textContent, one.getAttribute('aria-label'), one.title].some((name) =>
        pattern.test(name?.trim() ?? ''),
      ),
    );
  const [[fewer, ...others], [more, ...rest]] = [called(FEWER), called(MORE)];
  return fewer && more && others.length + rest.length === 0 ? { fewer, more } : null;
}

function isText(element: HTMLElement): element is HTMLTextAreaElement | HTMLInputElement {
  const written = /^(?:text|search|url|)$/;
  return (
    element.localName === 'textarea' ||
    (element.localName === 'input' && written.test(element.getAttribute('type') ?? ''))
  );
}

function editorAt(element: HTMLElement): HTMLElement | null {
  if (!element.isContentEditable) return null;
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}
