import type { Described, PageDescription } from '../../../shared/site/recognise/description.ts';
import { describe } from './describe.ts';
import { isFilled, measure } from './measure.ts';
import { describeNumber, numbersIn } from './numbers.ts';
import { describePicture } from './pictures.ts';
import { rootsIn } from './roots.ts';
import { CANDIDATES } from './selectors.ts';
import { createSurroundings } from './surroundings-of.ts';
import { asWords, textOf } from './words-of.ts';

type Entry = { element: Element; described: Described | null; measured: boolean; number: boolean };

/**
 * All candidates of a page, described once and again only where the page changed. Each step is a
 * generator that may be left off between two elements.
 */
export function createCensus(root: ParentNode) {
  const around = createSurroundings();
  const entries = new Map<Element, Entry>();
  const woken = new WeakSet<Element>();
  const asleep = new WeakSet<Element>();
  const fresh = new WeakSet<Element>();
  let roots: ParentNode[] = [];
  const unread: Node[] = [];

  /** Finds candidates that are not known yet, and drops those that left. */
  function* gather(): Generator<void> {
    for (const [element] of entries) if (!element.isConnected) entries.delete(element);
    let order = 0;
    const orders = new Map<Element, number>();
    for (const one of roots)
      for (const element of one.querySelectorAll(CANDIDATES)) {
        order += 1;
        orders.set(element, order);
        if (!entries.has(element))
          entries.set(element, { element, described: null, measured: false, number: false });
      }
    for (const entry of entries.values()) {
      const at = orders.get(entry.element);
      if (at !== undefined && entry.described) entry.described.order = at;
    }
    yield;
    for (const node of unread.splice(0)) {
      if (!node.isConnected) continue;
      for (const element of numbersIn(node)) {
        if (!entries.has(element))
          entries.set(element, { element, described: null, measured: false, number: true });
        yield;
      }
    }
    for (const entry of entries.values()) {
      if (entry.described) continue;
      describeOne(entry, orders.get(entry.element) ?? 0);
      yield;
    }
  }

  function describeOne(entry: Entry, order: number): void {
    const { element } = entry;
    const described = entry.number ? describeNumber(element, around) : describe(element, around);
    if (!described) return;
    const whole = described.kind === 'picture' ? describePicture(element, described) : described;
    entry.described = { ...whole, order, woke: woken.has(element), fresh: fresh.has(element) };
    entry.measured = false;
  }

  /** Reads layout for what was not measured since it changed. */
  function* measureAll(): Generator<void> {
    for (const entry of entries.values()) {
      if (!entry.described || entry.measured) continue;
      Object.assign(entry.described, sizeOf(entry.element));
      if (entry.described.kind === 'press' && entry.described.visible)
        entry.described.filled = isFilled(entry.element);
      entry.measured = true;
      yield;
    }
  }

  return {
    around,
    entries,
    /** Looks for shadow roots and frames; `changed` is called with each root that is new. */
    findRoots(changed: (added: ParentNode) => void): void {
      const now = [...rootsIn(root)];
      for (const one of now)
        if (!roots.includes(one)) {
          unread.push(one as unknown as Node);
          changed(one);
        }
      roots = now;
    },
    read: (node: Node) => unread.push(node),
    stale(entry: Entry): void {
      entry.described = null;
    },
    gather,
    measureAll,
    woken,
    asleep,
    fresh,
    page(): PageDescription {
      const candidates: Described[] = [];
      for (const { described } of entries.values()) if (described) candidates.push(described);
      return { ...headsOf(root), candidates };
    },
    elementOf(id: number): Element | null {
      for (const [element, { described }] of entries) if (described?.id === id) return element;
      return null;
    },
  };
}
export type Census = ReturnType<typeof createCensus>;

/** A radio or checkbox that only its label shows is as large as that. */
function sizeOf(element: Element) {
  const own = measure(element);
  const labels = (element as HTMLInputElement).labels;
  const isToggle = /^(?:radio|checkbox)$/.test((element as HTMLInputElement).type ?? '');
  if (!isToggle || (own.visible && own.rect.width > 4) || !labels?.[0]) return own;
  return measure(labels[0]);
}

function headsOf(root: ParentNode): Pick<PageDescription, 'heads' | 'path' | 'view'> {
  const page = (root as Element).ownerDocument ?? (root as Document);
  const heads = [...root.querySelectorAll('h1,h2')].slice(0, 6).map((one) => textOf(one, 80));
  const view = page.defaultView;
  return {
    heads: [page.title, ...heads].join(' · ').slice(0, 400),
    path: asWords(page.location?.pathname),
    view: { width: view?.innerWidth ?? 0, height: view?.innerHeight ?? 0 },
  };
}
