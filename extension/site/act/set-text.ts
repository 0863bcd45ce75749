import { assign, tellChange } from './realm.ts';
import { pause, Refusal, settle } from './settle.ts';

const TAKEN_WITHIN_MS = 800;

type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Puts text into a field as typing would. Frameworks keep the last value beside the element and
 * overlook what a script assigns: only the prototype's own setter and an input event are noticed.
 *
 * @returns what the field says once the page has had its turn.
 * @throws Refusal where a person could not type it either.
 */
export async function setText(field: Field, text: string, signal: AbortSignal): Promise<string> {
  if (field.value === text) return text;
  if (field.disabled) throw new Refusal('it is disabled');
  if (field.readOnly) throw new Refusal('it is put together from other fields');
  if (field.maxLength >= 0 && text.length > field.maxLength)
    throw new Refusal(`it takes ${field.maxLength} characters at most`);
  assign(field, 'value', text);
  tellChange(field, text);
  // A form that does not take it puts the old text back at its next drawing.
  await pause(50);
  await settle(() => field.value === text, TAKEN_WITHIN_MS, signal);
  return field.value;
}

export function isField(element: Element | null): element is Field {
  return element?.localName === 'textarea' || element?.localName === 'input';
}
