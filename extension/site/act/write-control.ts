import { nameOf, onlyOne, pickOne, shows } from './choice-names.ts';
import { chooseAmong } from './choose-among.ts';
import { chooseFromList } from './choose-from-list.ts';
import { chosenOf } from './chosen-of.ts';
import { type Control, controlAt } from './control-at.ts';
import { editorText } from './editor-text.ts';
import { assign, tellChange } from './realm.ts';
import { isSameText, setEditor } from './set-editor.ts';
import { numberOf, setNumber } from './set-number.ts';
import { setText } from './set-text.ts';
import { isOn, setToggle } from './set-toggle.ts';
import { pause, Refusal, settle } from './settle.ts';

const TAKES_WITHIN_MS = 600;

/** What a control is set to, in the page's words; null where the page does not show it. */
export function readControl(element: HTMLElement): string | null {
  const control = controlAt(element);
  switch (control.kind) {
    case 'text':
      return control.element.value;
    case 'editor':
      return editorText(control.element);
    case 'select':
      return control.element.selectedOptions[0]?.textContent?.trim() || null;
    case 'number':
      return numberOf(control)?.toString() ?? null;
    case 'toggle':
      return isOn(control.element) ? 'on' : 'off';
    case 'choices': {
      const chosen = chosenOf(control.choices);
      return chosen && nameOf(chosen);
    }
    case 'list':
      return fieldText(control.element) ?? nameOf(control.element);
  }
}

/** Whether a control is set to this, by its words or its value. */
export function isSetTo(element: HTMLElement, wanted: string): boolean {
  const control = controlAt(element);
  switch (control.kind) {
    case 'text':
      return control.element.value === wanted;
    case 'editor':
      return isSameText(editorText(control.element), wanted);
    case 'select': {
      const { selectedOptions, options } = control.element;
      const meant = pickOne([...options], wanted);
      return meant !== null && meant === selectedOptions[0];
    }
    case 'number':
      return numberOf(control) === Number(wanted);
    case 'toggle':
      return isOn(control.element) === (wanted === 'on');
    case 'choices': {
      const meant = pickOne(control.choices, wanted);
      return meant !== null && meant === chosenOf(control.choices);
    }
    case 'list':
      return shows(control.element, wanted);
  }
}

/**
 * Sets a control to what is wanted, in the page's words, and waits until the page shows it.
 *
 * @returns what it is set to, as the page calls it: a choice that was meant by its value has other
 * words. @throws Refusal saying why not, of the control as "it"; it is left as it then is.
 */
export async function writeControl(
  element: HTMLElement,
  wanted: string,
  signal: AbortSignal,
): Promise<string> {
  if (isSetTo(element, wanted)) return readControl(element) ?? wanted;
  const control = controlAt(element);
  const chosen = await write(element, control, wanted, signal);
  if (chosen === null) throw new Refusal(`it does not offer “${wanted}”`);
  return chosen;
}

async function write(
  element: HTMLElement,
  control: Control,
  wanted: string,
  signal: AbortSignal,
): Promise<string | null> {
  switch (control.kind) {
    case 'text':
      return kept(await setText(control.element, wanted, signal), wanted);
    case 'editor':
      return kept(await setEditor(control.element, wanted, signal), wanted);
    case 'select':
      return chooseNative(control.element, wanted, signal);
    case 'number': {
      const number = Number(wanted);
      if (wanted.trim() === '' || !Number.isFinite(number)) return null;
      await setNumber(control, number, signal);
      return String(number);
    }
    case 'toggle':
      await setToggle(control.element, wanted === 'on', signal);
      return wanted;
    case 'choices': {
      const choices = () => {
        const now = element.isConnected ? controlAt(element) : control;
        return now.kind === 'choices' ? now.choices : control.choices;
      };
      return chooseAmong(choices, wanted, signal);
    }
    case 'list': {
      const name = await chooseFromList(control.element, wanted, signal);
      if (name !== null && control.element.isConnected && !shows(control.element, wanted, name))
        throw new Refusal(`it says “${readControl(element) ?? ''}”, not “${wanted}”`);
      return name;
    }
  }
}

function kept(now: string, wanted: string): string {
  if (!isSameText(now, wanted)) throw new Refusal('it did not keep the text');
  return now;
}

async function chooseNative(
  select: HTMLSelectElement,
  wanted: string,
  signal: AbortSignal,
): Promise<string | null> {
  const found = onlyOne(pickOne([...select.options], wanted), wanted);
  const option = found as HTMLOptionElement | null;
  if (!option) return null;
  if (option.disabled || select.disabled) throw new Refusal(`“${wanted}” is disabled`);
  const { value } = option;
  const name = option.textContent?.trim() || wanted;
  assign(select, 'value', value);
  tellChange(select);
  // A form that does not take it puts the old one back at its next drawing.
  await pause(50);
  if (!(await settle(() => select.value === value, TAKES_WITHIN_MS, signal)))
    throw new Refusal(`it did not take “${wanted}”`);
  return name;
}

/** Of a field that a list belongs to. */
function fieldText(element: HTMLElement): string | null {
  return element.localName === 'input' ? (element as HTMLInputElement).value || null : null;
}
