import { CONTROLS, FIELDS } from './selectors.ts';

const LONGEST = 200;
/** What stands over a part of the page, not over a control. */
const BARS = 'a,nav,header,[role=tablist],[role=navigation]';

export function fold(text: string | null | undefined, longest = LONGEST): string {
  const words = (text ?? '').replace(/\s+/g, ' ').trim();
  return words.length > longest ? words.slice(0, longest) : words;
}

/** What an element says, without its styles and scripts. */
export function textOf(element: Element, longest = LONGEST): string {
  const { textContent } = element;
  // A container of half the page says nothing about itself.
  if (textContent === null || textContent.length > 4000) return '';
  if (!element.firstElementChild) return fold(textContent, longest);
  if (!element.querySelector('style,script,svg title')) return fold(spaced(element), longest);
  const copy = element.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll('style,script,svg')) one.remove();
  return fold(spaced(copy), longest);
}

/** Texts of neighbouring elements with a space between them, texts of one element without. */
function spaced(element: Element): string {
  let words = '';
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) words += node.nodeValue;
    else if (node.nodeType === Node.ELEMENT_NODE) words += ` ${spaced(node as Element)} `;
  }
  return words;
}

/** Identifiers as words: `imagePrompt-box_2` is "image prompt box 2". */
export function asWords(name: string | null | undefined): string {
  return fold((name ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_:./[\]]+/g, ' '), 80);
}

/** What labels an element: a label tied to it, or the short text that stands before it. */
export function labelFor(element: Element): string {
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    const root = element.getRootNode() as Document | ShadowRoot;
    const words = by
      .split(/\s+/)
      .map((id) => root.getElementById?.(id))
      .filter((one): one is HTMLElement => one !== null && one !== undefined && one !== element)
      .map((one) => textOf(one, 80))
      .join(' ');
    if (words.trim()) return fold(words);
  }
  const tied = [...((element as HTMLInputElement).labels ?? [])]
    .map((label) => withoutControls(label))
    .find((words) => words !== '');
  return tied ?? wordsBefore(element);
}

function withoutControls(label: Element): string {
  if (!label.querySelector(CONTROLS)) return textOf(label, 80);
  let words = '';
  for (const node of label.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) words += ` ${node.nodeValue}`;
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const child = node as Element;
      if (!child.matches(CONTROLS) && !child.querySelector(CONTROLS)) words += ` ${textOf(child)}`;
    }
  }
  return fold(words, 80);
}

/** Three levels up at most, and not past another control. */
function wordsBefore(element: Element): string {
  for (let at: Element | null = element, level = 0; at && level < 4; level += 1) {
    for (let node: Node | null = at.previousSibling; node; node = node.previousSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        const words = fold(node.nodeValue, 80);
        if (words) return words;
      }
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const before = node as Element;
      if (/^(?:script|style|template|svg|img|br|hr)$/i.test(before.localName)) continue;
      if (before.matches(CONTROLS) || before.querySelector(FIELDS)) return '';
      if (before.matches(BARS) || before.querySelectorAll('a').length > 1) return '';
      const words = isPlain(before) ? textOf(before, 120) : withoutControls(before);
      if (words) return words.length <= 80 ? words : '';
    }
    at = at.parentElement;
    if (at?.matches('form,main,body,section,article,[role=dialog]')) return '';
  }
  return '';
}

function isPlain(element: Element): boolean {
  return !element.matches(CONTROLS) && !element.querySelector(CONTROLS);
}
