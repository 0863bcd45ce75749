import type { Census, Entry } from './census.ts';

const LOOKS = /^(?:class|style|hidden|open|aria-hidden)$/;
/** Past so many at once the whole page is looked at again. */
const MANY = 800;
const UP = 6;

/** What changed on a page since it was last looked at. */
export function createChanges() {
  const words = new Set<Element>();
  const looks = new Set<Element>();
  const added = new Set<Element>();

  return {
    get any() {
      return words.size + looks.size + added.size > 0;
    },
    take(records: readonly MutationRecord[]): void {
      for (const { type, target, attributeName, addedNodes } of records) {
        const element = (
          target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement
        ) as Element | null;
        if (type === 'attributes') {
          if (!element) continue;
          (LOOKS.test(attributeName ?? '') ? looks : words).add(element);
          continue;
        }
        if (element) words.add(element);
        for (const node of addedNodes)
          if (node.nodeType === Node.ELEMENT_NODE) added.add(node as Element);
      }
    },
    touch: (element: Element) => words.add(element),
    /** Marks what has to be described or measured again. */
    spread(census: Census): void {
      const { entries, around, roots } = census;
      if (words.size + looks.size + added.size > MANY) {
        around.forget();
        for (const entry of entries.values()) entry.looked = false;
        census.read(document);
      }
      const moved = new Set<number>();
      for (const element of added) {
        if (!element.isConnected) continue;
        roots.search(element);
        census.read(element);
        const id = around.hasId(element);
        if (id !== undefined) moved.add(id);
      }
      roots.refresh();
      if (moved.size > 0) around.forget();
      const near = new Set<number>();
      for (const element of words) {
        if (!element.isConnected) continue;
        census.read(element);
        let at: Element | null = element;
        for (let up = 0; at && up < UP; at = at.parentElement, up += 1) {
          const entry = entries.get(at);
          if (entry) entry.looked = false;
          const id = around.hasId(at);
          if (id !== undefined && up < 3) near.add(id);
        }
      }
      const under = new Set<number>();
      for (const element of looks) {
        const entry = entries.get(element);
        if (entry) entry.looked = false;
        const id = around.hasId(element);
        if (id !== undefined) under.add(id);
      }
      for (const entry of entries.values()) markFor(entry, moved, near, under);
      words.clear();
      looks.clear();
      added.clear();
    },
  };
}

function markFor(
  entry: Entry,
  moved: ReadonlySet<number>,
  near: ReadonlySet<number>,
  under: ReadonlySet<number>,
): void {
  const { described } = entry;
  if (!described) return;
  const { path, kind, on } = described;
  if (moved.size > 0 && path.some((id) => moved.has(id))) entry.looked = false;
  if (under.size > 0 && path.some((id) => under.has(id))) entry.measured = false;
  // Labels are read from what stands before an element.
  const labelled = kind === 'box' || kind === 'choice' || on !== null;
  if (labelled && path.slice(-4).some((id) => near.has(id))) entry.looked = false;
  // A page that grew or shrank moved what is in the form; sizes of the few that matter.
  if (kind === 'box') entry.measured = false;
}
