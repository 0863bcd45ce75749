import { byOurHand } from './our-hand.ts';
import { press } from './press.ts';
import { Refusal, settle } from './settle.ts';

const TAKES_WITHIN_MS = 800;

/** Whether a switch is on. */
export function isOn(toggle: HTMLElement): boolean {
  const { checked } = toggle as Partial<HTMLInputElement>;
  if (toggle.localName === 'input') return checked ?? false;
  const said = ['checked', 'pressed'].map((word) => toggle.getAttribute(`aria-${word}`));
  return said.includes('true') || toggle.dataset.state === 'checked';
}

/** @throws Refusal where the page did not take it. */
export async function setToggle(
  toggle: HTMLElement,
  on: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (isOn(toggle) === on) return;
  if (toggle.localName === 'input') byOurHand(() => toggle.click());
  else press(toggle);
  if (!(await settle(() => isOn(toggle) === on, TAKES_WITHIN_MS, signal)))
    throw new Refusal(`it did not turn ${on ? 'on' : 'off'}`);
}
