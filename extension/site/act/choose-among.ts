import { nameOf, onlyOne, pickOne } from './choice-names.ts';
import { chosenOf, isRadio, lookOf, noteSwap } from './chosen-of.ts';
import { byOurHand } from './our-hand.ts';
import { press } from './press.ts';
import { Refusal, settle } from './settle.ts';

const TAKES_WITHIN_MS = 800;

/**
 * Presses one of several buttons or radios. Its group is asked again each time: pages draw it anew.
 *
 * @returns what was chosen, as the page calls it; null where it is not offered.
 * @throws Refusal where several are as good, or the page did not take it.
 */
export async function chooseAmong(
  choices: () => readonly HTMLElement[],
  wanted: string,
  signal: AbortSignal,
): Promise<string | null> {
  const button = onlyOne(pickOne(choices(), wanted), wanted);
  if (!button) return null;
  if (button.matches(':disabled, [aria-disabled="true"]'))
    throw new Refusal(`“${wanted}” is disabled`);
  const name = nameOf(button) ?? wanted;
  const isChosen = () => {
    const now = choices();
    const meant = pickOne(now, wanted);
    return meant !== null && meant === chosenOf(now);
  };
  if (isChosen()) return name;
  const pressAndSee = async (wants: string) => {
    const now = choices();
    const before = now.map(lookOf);
    const one = pickOne(now, wants);
    if (one === null || one === 'ambiguous') return false;
    pressChoice(one);
    const swapped = () => {
      const after = pickOne(choices(), wants);
      return after instanceof Object && noteSwap(before, choices(), after);
    };
    return settle(() => isChosen() || swapped(), TAKES_WITHIN_MS, signal);
  };
  if (await pressAndSee(wanted)) return name;
  // Of two that do not tell which one is chosen it may have been the right one already.
  const other = choices().find((one) => pickOne([one], wanted) === null);
  const otherName = other && nameOf(other);
  if (choices().length === 2 && otherName && chosenOf(choices()) === null)
    if ((await pressAndSee(otherName)) && (await pressAndSee(wanted))) return name;
  throw new Refusal(`it did not take “${wanted}”`);
}

/** Radios are often drawn by their labels, and lie out of sight themselves. */
function pressChoice(choice: HTMLElement): void {
  if (isRadio(choice)) byOurHand(() => choice.click());
  else press(choice);
}
