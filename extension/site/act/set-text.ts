import { pause, settle } from './settle.ts';

const TAKEN_WITHIN_MS = 800;

type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Puts text into a field as typing would. Frameworks keep the last value beside the element and
 * overlook what a script assigns: only the prototype's own setter and an input event are noticed.
 *
 * @returns what the field says once the page has had its turn.
 */
export async function setText(field: Field, text: string, signal: AbortSignal): Promise<string> {
  if (field.value === text) return text;
  const { set } = Object.getOwnPropertyDescriptor(prototypeOf(field), 'value') ?? {};
  set?.call(field, text);
  const change = { bubbles: true, composed: true };
  field.dispatchEvent(
    new InputEvent('input', { ...change, inputType: 'insertReplacementText', data: text }),
  );
  field.dispatchEvent(new Event('change', change));
  // A form that does not take it puts the old text back at its next drawing.
  await pause(50);
  await settle(() => field.value === text, TAKEN_WITHIN_MS, signal);
  return field.value;
}

export function isField(element: Element | null): element is Field {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
}

function prototypeOf(field: Field): Field {
  return field instanceof HTMLTextAreaElement
    ? HTMLTextAreaElement.prototype
    : HTMLInputElement.prototype;
}
