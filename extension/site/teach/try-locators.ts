import type { AnchorName } from '../../../shared/site/parts.ts';
import type { Locator } from '../../../shared/site/profile.ts';
import { buildLocators } from '../build-locators.ts';
import { locate, matching } from '../locate.ts';
import { parentOf } from './element-at.ts';
import { isShown } from './is-shown.ts';

/** Locators for an element, each of which was tried on the page as it stands. */
export type Trial = {
  /** Only those that found it; empty where none did. */
  locators: readonly Locator[];
  /** Visible elements that the first of them names. */
  count: number;
};

const MOST = 8;
/** A gallery may be taught while it holds one picture. */
const CLIMB = 6;

/** Builds locators for an element and keeps those that find it, and it alone. */
export function tryLocators(anchor: AnchorName, element: HTMLElement): Trial {
  if (anchor === 'gallery') return tryGallery(element);
  const locators = buildLocators(element)
    .filter((one) => locate([one]) === element)
    .slice(0, MOST);
  return { locators, count: countOf(locators[0]) };
}

/** A gallery's locators name all of its pictures: each picture inside the element that holds them. */
function tryGallery(picture: HTMLElement): Trial {
  const holder = holderOf(picture);
  const locators = buildLocators(holder)
    .filter((one) => one.text === undefined && one.label === undefined && locate([one]) === holder)
    .map(({ css }) => ({ css: `${css} ${picture.localName}` }))
    .filter((one) => [...matching([one], document)].includes(picture))
    .slice(0, MOST);
  return { locators, count: countOf(locators[0]) };
}

/** What holds the picture's likes too, or else what stands some way around it. */
function holderOf(picture: HTMLElement): HTMLElement {
  let at = parentOf(picture) ?? picture;
  for (let left = CLIMB; left > 0; left -= 1) {
    const up = parentOf(at);
    if (at.querySelectorAll(picture.localName).length > 1 || !up || up.localName === 'body') break;
    at = up;
  }
  return at;
}

function countOf(locator: Locator | undefined): number {
  return locator ? [...matching([locator], document)].filter(isShown).length : 0;
}
