import type { ActProfile } from '../../../shared/site/profile.ts';
import { addressesOf, PICTURES } from '../asset-address.ts';
import { matching } from '../locate.ts';
import { press } from './press.ts';
import { settle } from './settle.ts';

const TAKES_WITHIN_MS = 1500;
/** A card's buttons are no further from its picture. */
const MOST_UP = 7;

/** The page's own button that makes a picture the form's input image; null where it shows none. */
export function inputButtonOf(url: string, act: ActProfile): HTMLElement | null {
  for (const picture of document.querySelectorAll<HTMLElement>(PICTURES)) {
    if (!addressesOf(picture).includes(url)) continue;
    let card: HTMLElement | null = picture;
    for (let up = 0; up < MOST_UP && card; up += 1) {
      if (showsOther(card, url)) break;
      const [button] = matching(act.dom.useAsReference, card);
      if (button) return button;
      card = card.parentElement;
    }
  }
  return null;
}

/** Beyond its own card a picture has neighbours, whose buttons are not its own. */
function showsOther(card: HTMLElement, url: string): boolean {
  return [...card.querySelectorAll<HTMLElement>(PICTURES)].some((picture) => {
    const addresses = addressesOf(picture);
    return addresses.length > 0 && !addresses.includes(url);
  });
}

/** Takes the form's input image away. @returns whether none is there afterwards. */
export async function removeInput(
  act: ActProfile,
  shown: () => string | null,
  signal: AbortSignal,
): Promise<boolean> {
  if (shown() === null) return true;
  const [button] = matching(act.dom.removeReference, document);
  if (button) press(button);
  return (await settle(() => shown() === null, TAKES_WITHIN_MS, signal)) ?? false;
}
