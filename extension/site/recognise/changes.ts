import type { Census, Entry } from './census.ts';

const LOOKS = /^(?:class|style|hidden|open|aria-hidden)$/;
/** By these an element becomes a candidate, or another one. */
const KINDS = /^(?:role|contenteditable|aria-haspopup|type)$/;
/** Past so many at once the whole page is looked at again. */
const MANY = 800;
const UP = 6;
/** A label may stand so many levels above what it labels. */
const LABEL_UP = 3;

/** What changed on a page since it was last looked at. */
export function createChanges() {
  const words = new Set<Element>();
  const looks = new Set<Element>();
  const added = new Set<Element>();
  let removed = false;

  return {
    get any() {
      return removed || words.size + looks.size + added.size > 0;
    },
    take(records: readonly MutationRecord[]): void {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
        const isElement = target.nodeType === Node.ELEMENT_NODE;
        const element = isElement ? (target as Element) : target.parentElement;
        if (type === 'attributes') {
          if (!element) continue;
          (LOOKS.test(attributeName ?? '') ? looks : words).add(element);
          if (KINDS.test(attributeName ?? '')) added.add(element);
          continue;
        }
        if (element) words.add(element);
        removed ||= isAnyElement(removedNodes);
        for (const node of addedNodes)
          if (node.nodeType === Node.ELEMENT_NODE) added.add(node as Element);
      }
    },
    touch: (element: Element) => words.add(element),
    /** Marks what has to be described or measured again. */
    spread(census: Census): void {
      const { entries, around, roots } = census;
      if (words.size + looks.size + added.size > MANY) census.restart();
      if (removed) census.leave();
      const moved = new Set<number>();
      for (const element of added) {
        if (!element.isConnected) continue;
        roots.search(element);
        census.read(element);
        census.arrive(element);
        const id = around.hasId(element);
        if (id !== undefined) moved.add(id);
      }
      roots.refresh();
      if (moved.size > 0) around.forget();
      const near = new Set<number>();
      for (const element of words) {
        if (!element.isConnected) continue;
        // Of a list that grew, what is new was read already.
        if (!added.size || element.childElementCount < MANY / 100) census.read(element);
        let at: Element | null = element;
        for (let up = 0; at && up < UP; at = at.parentElement, up += 1) {
          const entry = entries.get(at);
          if (entry) census.again(entry);
          const id = around.hasId(at);
          if (id !== undefined && up < LABEL_UP) near.add(id);
        }
      }
      const under = new Set<number>();
      for (const element of looks) {
        const entry = entries.get(element);
        if (entry) census.again(entry);
        const id = around.hasId(element);
        if (id !== undefined) under.add(id);
      }
      // A theme dresses the whole page anew; pictures keep their sizes.
      const whole = [...looks].some(({ localName }) => /^(?:html|body)$/.test(localName));
      for (const entry of census.candidates())
        if (isTouched(entry, moved, near, under, whole)) census.again(entry);
      words.clear();
      looks.clear();
      added.clear();
      removed = false;
    },
  };
}

function isAnyElement(nodes: NodeList): boolean {
  for (const { nodeType } of nodes) if (nodeType === Node.ELEMENT_NODE) return true;
  return false;
}

/** Whether a candidate has to be described again. Marks what has to be measured again. */
function isTouched(
  entry: Entry,
  moved: ReadonlySet<number>,
  near: ReadonlySet<number>,
  under: ReadonlySet<number>,
  whole: boolean,
): boolean {
  const { described } = entry;
  if (!described) return false;
  const { path, kind, on } = described;
  const dressed = under.size > 0 && path.some((id) => under.has(id));
  if (dressed && !(whole && kind === 'picture')) entry.measured = false;
  // Labels are read from what stands before an element.
  const labelled = kind === 'box' || kind === 'choice' || on !== null;
  // A page that grew or shrank moved what is in the form: the few sizes that matter most.
  if (kind === 'box') entry.measured = false;
  if (moved.size > 0 && path.some((id) => moved.has(id))) return true;
  return labelled && near.size > 0 && path.slice(-LABEL_UP - 1).some((id) => near.has(id));
}
