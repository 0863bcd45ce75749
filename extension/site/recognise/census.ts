import type { Described, PageDescription } from '../../../shared/site/recognise/description.ts';
import { describe } from './describe.ts';
import { HEADS, headingsOf, headsOf } from './heads-of.ts';
import { isFilled, sizeOf } from './measure.ts';
import { describeNumber, numbersIn } from './numbers.ts';
import { describePicture } from './pictures.ts';
import { pointedNear } from './pointed-near.ts';
import { createRoots } from './roots.ts';
import { CANDIDATES } from './selectors.ts';
import { createSurroundings } from './surroundings-of.ts';

export type Entry = {
  element: Element;
  /** Null where it is no candidate, or was not looked at yet. */
  described: Described | null;
  measured: boolean;
  number: boolean;
  /** In document order; between two whole numbers what came later. */
  order: number;
};

/** An entry that was described in this pass, and how it was before; null for a new one. */
export type Looked = { entry: Entry; before: Described | null };

const STEPS_BACK = 300;
/** Of what comes between two candidates. */
const STEP = 1e-5;

/**
 * All candidates of a page, described once, and again only where the page changed. The steps are
 * generators that may be left off between two elements.
 */
export function createCensus(root: ParentNode) {
  const around = createSurroundings();
  const roots = createRoots(root);
  const entries = new Map<Element, Entry>();
  /** What is a candidate, by id: few of all that was looked at. */
  const byId = new Map<number, Entry>();
  /** New, or changed since they were looked at. */
  const due = new Set<Entry>();
  const woken = new WeakSet<Element>();
  const fresh = new WeakSet<Element>();
  const fell = new WeakSet<Element>();
  const unread = new Set<Node>([root]);
  /** Boxes around which was looked for what only the pointer gives away. */
  const searched = new WeakSet<Element>();
  const scanned = new WeakSet<ParentNode>();
  const arrived = new Set<Element>();
  let headings = new WeakMap<Element, string>();
  let heads: readonly string[] | null = null;
  let left = false;
  let whole = true;

  function add(element: Element, order: number, number = false): void {
    const known = entries.get(element);
    if (known) known.order = order;
    else {
      const entry = { element, described: null, measured: false, number, order };
      entries.set(element, entry);
      due.add(entry);
    }
  }

  function drop(entry: Entry): void {
    entries.delete(entry.element);
    due.delete(entry);
    if (entry.described) byId.delete(entry.described.id);
  }

  /** All of the page, in order. */
  function scan(): void {
    let order = 0;
    for (const one of roots.all()) {
      if (!scanned.has(one)) unread.add(one);
      scanned.add(one);
      for (const element of one.querySelectorAll(CANDIDATES)) {
        order += 1;
        add(element, order);
      }
    }
  }

  /** What came to the page alone, after whatever stands before it. */
  function enter(element: Element): void {
    let order = orderBefore(element);
    const candidates = [...element.querySelectorAll(CANDIDATES)];
    if (element.matches(CANDIDATES)) candidates.unshift(element);
    for (const one of candidates) {
      order += STEP;
      add(one, order);
    }
  }

  function orderBefore(element: Element): number {
    const inside = element.getRootNode();
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_ELEMENT);
    walker.currentNode = element;
    for (let step = 0; step < STEPS_BACK; step += 1) {
      const before = walker.previousNode();
      if (!before) return 0;
      const entry = entries.get(before as Element);
      if (entry) return entry.order;
    }
    return 0;
  }

  /** Finds candidates that are not known yet, drops those that left, describes what changed. */
  function* gather(looked: Looked[] = []): Generator<undefined> {
    if (left) for (const entry of entries.values()) if (!entry.element.isConnected) drop(entry);
    left = false;
    yield;
    if (whole || roots.all().some((one) => !scanned.has(one))) scan();
    else for (const element of arrived) if (element.isConnected) enter(element);
    whole = false;
    arrived.clear();
    headings = new WeakMap();
    yield;
    for (const node of unread) {
      unread.delete(node);
      if (!node.isConnected) continue;
      for (const element of numbersIn(node)) {
        if (!entries.has(element)) add(element, 0, true);
        yield;
      }
    }
    for (const entry of due) {
      due.delete(entry);
      looked.push({ entry, before: entry.described });
      look(entry);
      yield;
    }
  }

  function look(entry: Entry): void {
    const { element, described: before } = entry;
    entry.measured = false;
    const one = entry.number ? describeNumber(element, around) : describe(element, around);
    entry.described = one?.kind === 'picture' ? describePicture(element, one, headings) : one;
    if (!entry.described) {
      if (before) byId.delete(before.id);
      return;
    }
    entry.described.woke = woken.has(element);
    entry.described.fresh = fresh.has(element);
    entry.described.fell = fell.has(element);
    byId.set(entry.described.id, entry);
    if (one?.kind === 'box' && !searched.has(element)) {
      searched.add(element);
      for (const near of pointedNear(element)) add(near, orderBefore(near) + STEP);
    }
  }

  /** Reads layout for what was not measured since it changed. */
  function* measureAll(): Generator<undefined> {
    for (const entry of byId.values()) {
      const { described, element } = entry;
      if (!described || entry.measured) continue;
      entry.measured = true;
      Object.assign(described, sizeOf(element));
      if (described.kind === 'press' && described.visible) described.filled = isFilled(element);
      yield;
    }
  }

  return {
    ...{ around, roots, entries, woken, fresh, fell, gather, measureAll },
    candidates: () => byId.values(),
    again: (entry: Entry) => due.add(entry),
    /** Numbers that a part of the page may show now. */
    read(element: Element) {
      unread.add(element);
      if (heads !== null && (element.closest(HEADS) ?? element.querySelector(HEADS))) heads = null;
    },
    arrive: (element: Element) => arrived.add(element),
    leave() {
      left = true;
      heads = null;
    },
    /** Everything is looked at again. */
    restart() {
      whole = true;
      left = true;
      around.forget();
      unread.add(root);
      heads = null;
      for (const entry of entries.values()) due.add(entry);
    },
    page(): PageDescription {
      const candidates: Described[] = [];
      for (const { described, order } of byId.values())
        if (described) {
          described.order = order;
          candidates.push(described);
        }
      heads ??= headingsOf(root);
      return { ...headsOf(root, heads), candidates };
    },
    elementOf: (id: number) => byId.get(id)?.element ?? null,
  };
}
export type Census = ReturnType<typeof createCensus>;
