import type { Described, PageDescription } from '../../../shared/site/recognise/description.ts';
import { describe } from './describe.ts';
import { isFilled, sizeOf } from './measure.ts';
import { describeNumber, numbersIn } from './numbers.ts';
import { describePicture } from './pictures.ts';
import { createRoots } from './roots.ts';
import { CANDIDATES } from './selectors.ts';
import { createSurroundings } from './surroundings-of.ts';
import { asWords, textOf } from './words-of.ts';

export type Entry = {
  element: Element;
  /** Null as long as it was not looked at since it changed, or where it is no candidate. */
  described: Described | null;
  looked: boolean;
  measured: boolean;
  number: boolean;
};

/**
 * All candidates of a page, described once, and again only where the page changed. The steps are
 * generators that may be left off between two elements.
 */
export function createCensus(root: ParentNode) {
  const around = createSurroundings();
  const roots = createRoots(root);
  const entries = new Map<Element, Entry>();
  const byId = new Map<number, Entry>();
  const woken = new WeakSet<Element>();
  const fresh = new WeakSet<Element>();
  const unread = new Set<Node>();
  let page: PageDescription | null = null;

  function add(element: Element, number: boolean): void {
    if (entries.has(element)) return;
    entries.set(element, { element, described: null, looked: false, measured: false, number });
  }

  /** Finds candidates that are not known yet, and drops those that left. */
  function* gather(): Generator<void> {
    for (const [element, { described }] of entries)
      if (!element.isConnected) {
        entries.delete(element);
        if (described) byId.delete(described.id);
      }
    let order = 0;
    const orders = new Map<Element, number>();
    for (const one of roots.all()) {
      if (one !== root) unreadOnce(one as unknown as Node);
      for (const element of one.querySelectorAll(CANDIDATES)) {
        order += 1;
        orders.set(element, order);
        add(element, false);
      }
      yield;
    }
    for (const node of unread) {
      unread.delete(node);
      if (!node.isConnected) continue;
      for (const element of numbersIn(node)) {
        add(element, true);
        yield;
      }
    }
    for (const entry of entries.values()) {
      if (!entry.looked) {
        look(entry);
        yield;
      }
      if (entry.described) entry.described.order = orders.get(entry.element) ?? 0;
    }
  }

  const readRoots = new WeakSet<Node>();
  function unreadOnce(node: Node): void {
    if (readRoots.has(node)) return;
    readRoots.add(node);
    unread.add(node);
  }

  function look(entry: Entry): void {
    const { element } = entry;
    entry.looked = true;
    entry.measured = false;
    const one = entry.number ? describeNumber(element, around) : describe(element, around);
    if (!one) {
      entry.described = null;
      return;
    }
    const whole = one.kind === 'picture' ? describePicture(element, one) : one;
    entry.described = { ...whole, woke: woken.has(element), fresh: fresh.has(element) };
    byId.set(whole.id, entry);
  }

  /** Reads layout for what was not measured since it changed. */
  function* measureAll(): Generator<void> {
    for (const entry of entries.values()) {
      const { described, element } = entry;
      if (!described || entry.measured) continue;
      entry.measured = true;
      Object.assign(described, sizeOf(element));
      if (described.kind === 'press' && described.visible) described.filled = isFilled(element);
      yield;
    }
    page = null;
  }

  unread.add(root as unknown as Node);
  return {
    ...{ around, roots, entries, woken, fresh, gather, measureAll },
    /** Numbers that a part of the page may show now. */
    read: (node: Node) => unread.add(node),
    page(): PageDescription {
      page ??= { ...headsOf(root), candidates: describedOf(entries.values()) };
      return page;
    },
    elementOf: (id: number) => byId.get(id)?.element ?? null,
  };
}
export type Census = ReturnType<typeof createCensus>;

function describedOf(entries: Iterable<Entry>): Described[] {
  const found: Described[] = [];
  for (const { described } of entries) if (described) found.push(described);
  return found;
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
