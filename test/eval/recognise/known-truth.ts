import { ANCHORS, type AnchorName } from '../../../shared/site/parts.ts';
import { findPlace } from '../../studio/standins/find-place.ts';
import type { Truth } from '../../studio/standins/truth.ts';

/** What a recogniser takes for what. A group counts as well as its member. */
export type Taken = { [A in AnchorName]?: readonly Element[] };

export type Verdict = 'right' | 'wrong' | 'missing' | 'none';
export type Judged = { [A in AnchorName]: { verdict: Verdict; taken: string } };

/** A page's truth by identity of elements, so that it survives whatever is done to the page. */
export type KnownTruth = {
  elements: Map<AnchorName, Element[]>;
  swapped(before: Element, after: Element): void;
  judge(taken: Taken): Judged;
};

export function learnTruth(truth: Truth): KnownTruth {
  const elements = new Map<AnchorName, Element[]>();
  for (const anchor of ANCHORS) {
    const place = truth.anchors[anchor];
    const found = place === null ? [] : findPlace(place);
    if (place !== null && found.length === 0 && anchor !== 'gallery')
      throw new Error(`${anchor}: nothing is at ${place}`);
    elements.set(anchor, found);
  }
  const forms = truth.form ? findPlace(truth.form) : [];
  const swapped = (before: Element, after: Element) => {
    for (const list of [...elements.values(), forms]) {
      const at = list.indexOf(before);
      if (at >= 0) list[at] = after;
    }
  };
  const formOf = (element: Element) => forms.find((one) => one.contains(element));
  const judge = (taken: Taken) => {
    const prompt = taken.prompt?.[0];
    const one = (anchor: AnchorName) => {
      const right = elements.get(anchor)!;
      const found = taken[anchor] ?? [];
      if (found.length === 0) {
        const isThere = anchor === 'gallery' ? hasPictures(right) : right.length > 0;
        return { verdict: isThere ? ('missing' as const) : ('none' as const), taken: '' };
      }
      const isRight =
        anchor === 'gallery'
          ? found.every((each) => isOfGallery(each, right))
          : found.some((each) => right.includes(each)) &&
            (!prompt || !formOf(found[0]!) || formOf(found[0]!) === formOf(prompt));
      return {
        verdict: isRight ? ('right' as const) : ('wrong' as const),
        taken: outline(found[0]!),
      };
    };
    return Object.fromEntries(ANCHORS.map((anchor) => [anchor, one(anchor)])) as Judged;
  };
  return { elements, swapped, judge };
}

/** The list itself, or something in it that shows a picture. */
function isOfGallery(element: Element, lists: readonly Element[]): boolean {
  return lists.some(
    (list) =>
      list === element ||
      (list.contains(element) &&
        (element.matches('img') || element.querySelector('img') !== null)) ||
      // A box around the list and nothing else.
      (element.contains(list) &&
        element.querySelectorAll('img').length === list.querySelectorAll('img').length),
  );
}

function hasPictures(lists: readonly Element[]): boolean {
  return lists.some((list) => list.matches('img') || list.querySelector('img') !== null);
}

/** For people: the start of its tag and text. */
function outline(element: Element): string {
  const tag = (element.cloneNode(false) as Element).outerHTML
    .replace(/ style="[^"]*"/, '')
    .slice(0, 110);
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
  return text ? `${tag} "${text}"` : tag;
}
