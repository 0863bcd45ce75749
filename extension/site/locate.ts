import type { Locator } from '../../shared/site/profile.ts';

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

/** All elements that locators name, visible or not, locators in order of trust. */
export function* matching(
  locators: readonly Locator[],
  within: ParentNode,
): Generator<HTMLElement> {
  for (const { css, text, label } of locators) {
    const inText = text === undefined ? null : new RegExp(text, 'i');
    const inLabel = label === undefined ? null : new RegExp(label, 'i');
    for (const element of within.querySelectorAll<HTMLElement>(css)) {
      if (inText && !inText.test(ownText(element))) continue;
      if (inLabel && !inLabel.test(labelOf(element))) continue;
      yield element;
    }
  }
}

/** Whether the element still is what the locators asked for. */
export function stillFits(element: HTMLElement, locators: readonly Locator[]): boolean {
  return (
    element.isConnected &&
    locators.some(
      ({ css, text, label }) =>
        element.matches(css) &&
        (text === undefined || new RegExp(text, 'i').test(ownText(element))) &&
        (label === undefined || new RegExp(label, 'i').test(labelOf(element))),
    )
  );
}

/** What a control is set to, in the page's words. */
export function settingOf(control: HTMLElement): string | null {
  if (control instanceof HTMLSelectElement)
    return control.selectedOptions[0]?.textContent?.trim() || null;
  if (control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)
    return control.value;
  const chosen = control.querySelector('[aria-checked="true"], [aria-selected="true"]');
  return firstText(chosen ?? control);
}

function ownText(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The number in "Cost 1,250 credits"; null where there is none. */
export function numberIn(element: Element | null): number | null {
  const found = element && /\d[\d,]*(?:\.\d+)?/.exec(ownText(element));
  return found ? Number(found[0].replaceAll(',', '')) : null;
}

function labelOf(element: HTMLElement): string {
  const labelled = element.getAttribute('aria-labelledby');
  const named = labelled ? document.getElementById(labelled) : null;
  const tied = (element as HTMLTextAreaElement).labels?.[0];
  const before = element.previousElementSibling;
  return (
    element.getAttribute('aria-label') ??
    (named ? ownText(named) : tied ? ownText(tied) : before ? ownText(before) : '')
  );
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

function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;
}

/** How the page calls or shows a part, for people; never what the person wrote into it. */
export function namedAs(element: HTMLElement): string | null {
  const field = /^(textarea|input)$/.test(element.localName) || element.isContentEditable;
  const own = field ? element.getAttribute('placeholder') : ownText(element);
  return (own || labelOf(element) || element.title).slice(0, 120) || null;
}
