import type { Locator } from '../../shared/site/profile.ts';
import { deepRoots } from './deep-roots.ts';

/** The first visible element that a locator names, locators in order of trust. */
export function locate(locators: readonly Locator[]): HTMLElement | null {
  return locateWith(locators)?.element ?? null;
}

/** The same, with the place of the locator that found it. */
export function locateWith(
  locators: readonly Locator[],
): { element: HTMLElement; locator: number } | null {
  for (const [index, one] of locators.entries()) {
    const visible: HTMLElement[] = [];
    for (const element of matching([one], document)) {
      if (!isVisible(element)) continue;
      visible.push(element);
      if (visible.length > (one.expect ?? 0)) break;
    }
    // More than it was made for: the page changed, and any of them would be a guess.
    const [element] = visible;
    if (element && (one.expect === undefined || visible.length <= one.expect))
      return { element, locator: index };
  }
  return null;
}

/**
 * All elements that locators name, visible or not, locators in order of trust. What is not in the
 * document itself is looked for in its shadow roots and frames.
 */
export function* matching(
  locators: readonly Locator[],
  within: ParentNode,
): Generator<HTMLElement> {
  for (const locator of locators) {
    const fits = wordsTest(locator);
    let found = false;
    for (const root of within === document ? [within, ...deepRoots()] : [within]) {
      for (const element of root.querySelectorAll<HTMLElement>(locator.css)) {
        if (!fits(element)) continue;
        found = true;
        yield element;
      }
      if (found) break;
    }
  }
}

/** Whether the element still is what the locators asked for. */
export function stillFits(element: HTMLElement, locators: readonly Locator[]): boolean {
  return (
    element.isConnected &&
    locators.some((locator) => element.matches(locator.css) && wordsTest(locator)(element))
  );
}

/** Whether an element says what a locator asks for. */
function wordsTest({ text, label }: Locator): (element: HTMLElement) => boolean {
  const inText = text === undefined ? null : new RegExp(text, 'i');
  const inLabel = label === undefined ? null : new RegExp(label, 'i');
  return (element) =>
    (!inText || inText.test(ownText(element))) && (!inLabel || inLabel.test(labelOf(element)));
}

/** What says of itself that it is chosen. */
export const CHOSEN = [
  ...['checked', 'selected', 'pressed'].map((word) => `[aria-${word}="true"]`),
  ...['on', 'active', 'checked'].map((word) => `[data-state="${word}"]`),
  '[data-selected]:not([data-selected="false"])',
  'input:checked',
].join();
/** What may be one of several to choose from. */
export const OPTIONS = 'button,[role="button"],[role="radio"],[role="tab"],input[type="radio"]';
/** `tab active`, `seg--selected`, `bg-primary`; not `active:scale-95`, which tells of a press. */
const CALLED_CHOSEN = /(?:^|[\s_-])(?:active|selected|current|checked|chosen|primary)(?=\s|$)/;

/**
 * What a control is set to, in the page's words. By name, not by class: an element of another frame
 * is of that frame's classes.
 */
export function settingOf(control: HTMLElement): string | null {
  const { localName } = control;
  if (localName === 'select')
    return (control as HTMLSelectElement).selectedOptions[0]?.textContent?.trim() || null;
  if (localName === 'textarea' || localName === 'input')
    return (control as HTMLTextAreaElement).value;
  if (control.isContentEditable) return control.textContent;
  const options = [...control.querySelectorAll<HTMLInputElement>(OPTIONS)];
  const chosen = control.querySelector<HTMLInputElement>(CHOSEN) ?? oddOneOut(options);
  // Several, and nothing tells which of them is chosen.
  if (!chosen && options.length > 1) return null;
  const named = chosen?.localName === 'input' ? chosen.labels?.[0] : chosen;
  return firstText(named ?? control) ?? chosen?.value ?? null;
}

/** Of buttons that say nowhere which of them is chosen: the only one of another look, or called so. */
function oddOneOut(options: readonly HTMLInputElement[]): HTMLInputElement | undefined {
  const looks = options.map(({ className }) => className);
  const odd = options.filter((_, i) => looks.filter((look) => look === looks[i]).length === 1);
  const chosen =
    options.length > 2 && odd.length === 1
      ? odd
      : options.filter(({ className }) => CALLED_CHOSEN.test(className));
  return chosen.length === 1 ? chosen[0] : undefined;
}

export function ownText(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The number in "Cost 1,250 credits"; null where there is none. */
export function numberIn(element: Element | null): number | null {
  const words = element && [ownText(element), element.getAttribute('title') ?? ''];
  // An icon alone says its price when it is pointed at.
  const found = words?.map((one) => /\d[\d,]*(?:\.\d+)?/.exec(one)?.[0]).find(Boolean);
  return found ? Number(found.replaceAll(',', '')) : null;
}

/** Of what is inside elements of its own, the words before those: two levels, and short ones. */
export function labelOf(element: HTMLElement): string {
  const named = element.getAttribute('aria-labelledby');
  const root = element.getRootNode() as Document;
  const by =
    (named && root.getElementById?.(named)) || (element as HTMLTextAreaElement).labels?.[0];
  let at: Element | null = element;
  for (let up = 0; up < 2 && at && !at.previousElementSibling; up += 1) at = at.parentElement;
  const before = by ?? at?.previousElementSibling;
  return element.getAttribute('aria-label') ?? (before ? ownText(before).slice(0, 80) : '');
}

/** The first piece of text inside: a badge or an icon's name after it does not belong to it. */
export function firstText(element: Element): string | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim();
    if (text) return text;
  }
  return null;
}

export function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;
}

/** How the page calls or shows a part, for people; never what the person wrote into it. */
export function namedAs(element: HTMLElement): string | null {
  const { localName, isContentEditable } = element;
  const field = /^(textarea|input)$/.test(localName) || isContentEditable;
  const own = field ? element.getAttribute('placeholder') : ownText(element);
  // What stands before a button with an icon alone is no name of it.
  const beside = localName === 'button' ? element.getAttribute('aria-label') : labelOf(element);
  return (own || beside || element.title).slice(0, 120) || null;
}
