import type { PageNode } from '../../../shared/site/mismatch-report.ts';
import { deepRoots } from '../deep-roots.ts';
import { documentIn, shadowOf } from '../recognise/roots.ts';
import { parentOf } from './element-at.ts';
import { isShown } from './is-shown.ts';
import { EDITABLE } from './part-at.ts';

const DEPTH = 9;
const NODES = 220;
const CHILDREN = 24;
const SKIPPED = /^(script|style|link|meta|noscript|template|tierwise-overlay)$/;
/** What is inside tells nothing about a form. */
const LEAF = /^(svg|option|video|audio|picture|canvas)$/;
const AROUND = 4;

/**
 * How the page is built around the parts that were found, or as a whole where none was. Names and
 * lengths alone: no text, and no value but roles and types.
 */
export function describePage(found: readonly Element[]): PageNode | null {
  const root = (found.length > 0 && around(found)) || document.body;
  const budget = { left: NODES };
  return root && describe(root, DEPTH, budget);
}

/** Everything that a person wrote into the page, to be kept out of what is handed on. */
export function typedOn(): string[] {
  const typed: string[] = [];
  const roots = [document, ...deepRoots()];
  for (const box of roots.flatMap((root) => [...root.querySelectorAll(EDITABLE)])) {
    const { value } = box as HTMLInputElement;
    const text = typeof value === 'string' ? value : (box.textContent ?? '');
    if (text.trim()) typed.push(text);
  }
  return typed;
}

/** The smallest element that holds them all, and some of what stands around it. */
function around(found: readonly Element[]): Element | null {
  const [first, ...others] = found;
  let at: Element | null = first ?? null;
  while (at && !others.every((one) => at?.contains(one))) at = parentOf(at);
  for (let left = AROUND; at && left > 0; left -= 1) {
    const up: Element | null = parentOf(at);
    if (!up || up.localName === 'html') break;
    at = up;
  }
  return at;
}

function describe(element: Element, depth: number, budget: { left: number }): PageNode {
  budget.left -= 1;
  const inside = LEAF.test(element.localName)
    ? []
    : [...(shadowOf(element) ?? documentIn(element)?.body ?? element).children];
  const all = inside.filter(({ localName }) => !SKIPPED.test(localName));
  const children: PageNode[] = [];
  for (const child of all.slice(0, CHILDREN)) {
    if (depth === 0 || budget.left <= 0) break;
    children.push(describe(child, depth - 1, budget));
  }
  const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return {
    tag: element.localName,
    role: element.getAttribute('role'),
    type: element.getAttribute('type'),
    attributes: [...element.attributes]
      .filter(({ name }) => name !== 'role' && name !== 'type')
      .map(({ name, value }) => ({ name, length: value.length })),
    text: own.reduce((sum, { nodeValue }) => sum + (nodeValue ?? '').trim().length, 0),
    shown: isShown(element),
    children,
    more: all.length - children.length,
  };
}
