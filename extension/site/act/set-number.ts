import type { Control } from './control-at.ts';
import { press, pressKey } from './press.ts';
import { assign, tellChange } from './realm.ts';
import { pause, Refusal, settle } from './settle.ts';

const TAKES_WITHIN_MS = 600;
const MOST_STEPS = 60;

type NumberControl = Extract<Control, { kind: 'number' }>;

/** What a control of a number stands at; null where it shows none. */
export function numberOf({ element, fewer, more }: NumberControl): number | null {
  const { value } = element as Partial<HTMLInputElement>;
  const said = element.localName === 'input' ? value : element.getAttribute('aria-valuenow');
  const text = said || (fewer && more ? textBetween(element, [fewer, more]) : null);
  const found = /-?\d+(?:\.\d+)?/.exec(text ?? '')?.[0];
  return found === undefined ? null : Number(found);
}

/** Writes a number, moves a slider, or presses `+` and `−`, and reads it back. */
export async function setNumber(
  control: NumberControl,
  wanted: number,
  signal: AbortSignal,
): Promise<void> {
  const { element } = control;
  const is = () => numberOf(control) === wanted;
  if (is()) return;
  if (element.localName === 'input') {
    const input = element as HTMLInputElement;
    const [low, high] = [bound(input.min), bound(input.max)];
    if ((low !== null && wanted < low) || (high !== null && wanted > high))
      throw new Refusal(`it goes from ${input.min || '?'} to ${input.max || '?'}`);
    if (!input.readOnly && !input.disabled) {
      assign(input, 'value', String(wanted));
      tellChange(input);
      await pause(50);
      if (await settle(is, TAKES_WITHIN_MS, signal)) return;
    }
  }
  await stepTo(control, wanted, signal);
  if (!is()) throw new Refusal(`it stands at ${numberOf(control) ?? '?'}, not at ${wanted}`);
}

async function stepTo(control: NumberControl, wanted: number, signal: AbortSignal): Promise<void> {
  const { element, fewer, more } = control;
  const isKeyed = element.matches('[role="slider"], [role="spinbutton"]');
  if (!isKeyed && !(fewer && more)) return;
  for (let left = MOST_STEPS; left > 0; left -= 1) {
    const now = numberOf(control);
    if (now === null || now === wanted) return;
    if (isKeyed) pressKey(element, now < wanted ? 'ArrowRight' : 'ArrowLeft');
    else press((now < wanted ? more : fewer) as HTMLElement);
    const moved = () => numberOf(control) !== now;
    if (!(await settle(moved, TAKES_WITHIN_MS, signal))) return;
    // It went past: its steps do not meet the number.
    const next = numberOf(control) ?? wanted;
    if (next !== wanted && next < wanted !== now < wanted) return;
  }
}

function bound(text: string): number | null {
  return text === '' ? null : Number(text);
}

/** The number that stands between the two buttons, or beside them. */
function textBetween(around: HTMLElement, buttons: readonly HTMLElement[]): string | null {
  const field = around.querySelector('input');
  if (field?.value) return field.value;
  const walker = around.ownerDocument.createTreeWalker(around, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (buttons.some((one) => one.contains(parentElement))) continue;
    if (/^\D{0,3}\d+\D{0,12}$/.test(textContent?.trim() ?? '')) return textContent;
  }
  return null;
}
