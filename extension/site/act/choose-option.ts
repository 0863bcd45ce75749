import { firstText, settingOf } from '../locate.ts';
import { press, pressKey } from './press.ts';
import { settle } from './settle.ts';

const OPENS_WITHIN_MS = 400;
const TAKES_WITHIN_MS = 600;
const OPTIONS = '[role="option"], [role="menuitemradio"], [role="menuitem"]';
const CHOICES = '[role="radio"], [role="tab"], input[type="radio"], button[aria-pressed]';

/**
 * Sets a control that offers a choice: a native list, a group of buttons, or a button that opens a
 * list somewhere else in the page.
 *
 * @param wanted the option's words, or its value. @returns what the control says afterwards; null
 * where it does not offer the option.
 */
export async function chooseOption(
  control: HTMLElement,
  wanted: string,
  signal: AbortSignal,
): Promise<string | null> {
  if (isSame(settingOf(control), wanted)) return settingOf(control);
  if (control instanceof HTMLSelectElement) return chooseNative(control, wanted);
  const buttons = [...control.querySelectorAll<HTMLElement>(CHOICES)];
  if (buttons.length > 0) return chooseButton(control, buttons, wanted, signal);
  return chooseFromList(control, wanted, signal);
}

function chooseNative(select: HTMLSelectElement, wanted: string): string | null {
  const option = [...select.options].find(
    ({ text, value, disabled }) => !disabled && (isSame(text, wanted) || isSame(value, wanted)),
  );
  if (!option) return null;
  const { set } = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value') ?? {};
  set?.call(select, option.value);
  for (const type of ['input', 'change'])
    select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  return settingOf(select);
}

async function chooseButton(
  group: HTMLElement,
  buttons: readonly HTMLElement[],
  wanted: string,
  signal: AbortSignal,
): Promise<string | null> {
  const button = buttons.find((one) => isSame(wordsOf(one), wanted));
  if (!button || (button as HTMLButtonElement).disabled) return null;
  press(button);
  await settle(() => isSame(settingOf(group), wanted), TAKES_WITHIN_MS, signal);
  return settingOf(group);
}

async function chooseFromList(
  trigger: HTMLElement,
  wanted: string,
  signal: AbortSignal,
): Promise<string | null> {
  const focused = document.activeElement;
  const list = await openList(trigger, signal);
  const option = list && (await settle(() => optionIn(list, wanted), OPENS_WITHIN_MS, signal));
  if (!option) {
    if (list) pressKey(list, 'Escape');
    return null;
  }
  option.scrollIntoView({ block: 'nearest' });
  const taken = () => isSame(settingOf(trigger), wanted);
  press(option);
  if (!(await settle(taken, TAKES_WITHIN_MS, signal)) && option.isConnected) {
    pressKey(option, 'Enter');
    await settle(taken, TAKES_WITHIN_MS, signal);
  }
  if (listOf(trigger)) pressKey(option.isConnected ? option : trigger, 'Escape');
  // A list gives the keyboard to its own button when it closes, where letters would choose again.
  (focused as HTMLElement | null)?.focus({ preventScroll: true });
  const left = document.activeElement;
  if (left !== focused) (left as HTMLElement | null)?.blur();
  return settingOf(trigger);
}

/** By the mouse first; where the page wants another way, by that. */
async function openList(trigger: HTMLElement, signal: AbortSignal): Promise<HTMLElement | null> {
  const ways = [
    () => press(trigger),
    () => trigger.click(),
    () => pressKey(trigger, 'Enter'),
    () => pressKey(trigger, 'ArrowDown'),
  ];
  for (const open of ways) {
    const known = listOf(trigger);
    if (known) return known;
    open();
    const list = await settle(() => listOf(trigger), OPENS_WITHIN_MS, signal);
    if (list) return list;
  }
  return null;
}

/** The list that belongs to the button; it may stand anywhere in the page. */
function listOf(trigger: HTMLElement): HTMLElement | null {
  const id = trigger.getAttribute('aria-controls') ?? trigger.getAttribute('aria-owns');
  const named = id === null ? null : document.getElementById(id);
  if (named) return named.checkVisibility() ? named : null;
  if (trigger.getAttribute('aria-expanded') !== 'true') return null;
  const lists = document.querySelectorAll<HTMLElement>('[role="listbox"], [role="menu"]');
  return [...lists].find((list) => list.checkVisibility()) ?? null;
}

function optionIn(list: HTMLElement, wanted: string): HTMLElement | null {
  const options = [...list.querySelectorAll<HTMLElement>(OPTIONS)];
  return (
    options.find((option) => isSame(firstText(option), wanted)) ??
    options.find((option) => isSame(option.dataset.value ?? null, wanted)) ??
    null
  );
}

function wordsOf(button: HTMLElement): string | null {
  if (button instanceof HTMLInputElement) {
    const label = button.labels?.[0];
    return (label && firstText(label)) ?? button.value;
  }
  return firstText(button) ?? button.getAttribute('aria-label');
}

/** `Banana AI pro` is `banana-ai-pro`: sites name a model by either. */
export function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && plain(one) === plain(other);
}

function plain(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}.:]+/gu, '-');
}
