import { withoutPrice } from '../../../shared/same-words.ts';
import { nameOf, wordsIn } from './choice-names.ts';
import { namesInList } from './choose-from-list.ts';
import { controlAt } from './control-at.ts';

/** A choice as the page has it: its words, and the value behind them where the page has one. */
export type Offer = { words: string; value: string | null };

/** What a control offers; `list` where only its list says, which it would have to open. */
export function offeredBy(element: HTMLElement): readonly Offer[] | 'list' | null {
  const control = controlAt(element);
  if (control.kind === 'list') return 'list';
  if (control.kind === 'choices') return offersOf(control.choices);
  if (control.kind === 'select') return offersOf([...control.element.options]);
  return null;
}

/** Opens a control's list, reads it, and closes it again. */
export async function offeredInList(
  element: HTMLElement,
  signal: AbortSignal,
): Promise<readonly Offer[]> {
  const control = controlAt(element);
  if (control.kind !== 'list') return [];
  return (await namesInList(control.element, offersOf, signal)) ?? [];
}

function offersOf(choices: readonly HTMLElement[]): Offer[] {
  const enabled = choices.filter((one) => !one.matches(':disabled, [aria-disabled="true"]'));
  const names = enabled.map(nameOf);
  return enabled.flatMap((choice, index) => {
    const name = names[index] ?? null;
    // What begins alike is told apart by all of its words.
    const isAlone = names.filter((one) => one === name).length === 1;
    const words = isAlone ? name : withoutPrice(wordsIn(choice));
    return words ? [{ words, value: valueBehind(choice, words) }] : [];
  });
}

function valueBehind(choice: HTMLElement, words: string): string | null {
  const value = choice.dataset.value ?? (choice as Partial<HTMLInputElement>).value ?? null;
  // Places in a list, and what browsers put where the page says nothing.
  return value === null || value === words || /^(?:|on|\d+)$/.test(value) ? null : value;
}
