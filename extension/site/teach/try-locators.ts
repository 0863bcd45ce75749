import type { AnchorName } from '../../../shared/site/parts.ts';
import type { Locator } from '../../../shared/site/profile.ts';
import { isStableName } from '../../../shared/site/recognise/stable-name.ts';
import type { buildLocators } from '../build-locators.ts';
import { isVisible, locate, matching, numberIn } from '../locate.ts';
import { parentOf } from './element-at.ts';

/** Locators for an element, each of which was tried on the page as it stands. */
export type Trial = {
  /** Only those that found it; empty where none did. */
  locators: readonly Locator[];
  /** Visible elements that the first of them names. */
  count: number;
};

/** So far up is looked for what holds something. */
const CLIMB = 6;
const AROUND = 4;
const SHORT = 80;
const SHORT_NAME = /^[a-z]{3,4}$/;

type Build = typeof buildLocators;

/** Builds locators for an element and keeps those that find it: it alone, or all of a gallery. */
export function tryLocators(build: Build, anchor: AnchorName, element: HTMLElement): Trial {
  const locators =
    anchor === 'gallery' ? galleryLocators(build, element) : ownLocators(build, element);
  return { locators, count: locators[0] ? seenBy(locators[0]).length : 0 };
}

/**
 * A number often stands in an element that nothing tells from others: then what is around it is
 * taken, as long as that says the same number in few words.
 */
export function lastingPart(build: Build, anchor: AnchorName, element: HTMLElement): HTMLElement {
  if (anchor !== 'cost' && anchor !== 'balance') return element;
  const number = numberIn(element);
  for (let at: HTMLElement | null = element, left = AROUND; at && left > 0; at = parentOf(at)) {
    left -= 1;
    if (numberIn(at) !== number || (at.textContent ?? '').trim().length > SHORT) break;
    if (tryLocators(build, anchor, at).locators.length > 0) return at;
  }
  return element;
}

function seenBy(locator: Locator): HTMLElement[] {
  return [...matching([locator], document)].filter(isVisible);
}

function ownLocators(build: Build, element: HTMLElement): Locator[] {
  const finds = (one: Locator) => locate([one]) === element;
  const built = build(element).filter(finds);
  if (built.length > 0) return built;
  // One of several alike, as the nodes of a canvas are: by what it stands in.
  for (let at = parentOf(element), left = CLIMB; at && left > 0; at = parentOf(at), left -= 1) {
    const within = build(at)
      .filter(({ text, label }) => text === undefined && label === undefined)
      .map(({ css }) => ({ css: `${css} ${element.localName}`, expect: 1 }))
      .filter(finds);
    if (within.length > 0) return within;
  }
  return [];
}

/** Where nothing tells more, a short class of what holds the pictures: a person has vouched for it. */
function galleryLocators(build: Build, picture: HTMLElement): Locator[] {
  const { holder, likes } = likesOf(picture);
  const built = build(picture, likes);
  // The first alone: while the pictures are still on their way, the next would find other ones.
  if (built.length > 0) return built.slice(0, 1);
  return [...holder.classList]
    .filter((name) => SHORT_NAME.test(name) && isStableName(name))
    .map((name) => ({ css: `.${name} ${picture.localName}` }))
    .filter((one) => seenBy(one).length === likes.length);
}

/** The pictures that stand together with one. */
function likesOf(picture: HTMLElement): { holder: HTMLElement; likes: HTMLElement[] } {
  let at = parentOf(picture) ?? picture;
  for (let left = CLIMB; left > 0; left -= 1) {
    const up = parentOf(at);
    if (at.querySelectorAll(picture.localName).length > 1 || !up || up.localName === 'body') break;
    at = up;
  }
  const likes = [...at.querySelectorAll<HTMLElement>(picture.localName)].filter(isVisible);
  return { holder: at, likes };
}
