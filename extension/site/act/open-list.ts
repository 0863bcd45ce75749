import { deepRoots } from '../deep-roots.ts';
import { ownText } from '../locate.ts';
import { press, pressKey } from './press.ts';
import { windowOf } from './realm.ts';
import { settle } from './settle.ts';

const OPENS_WITHIN_MS = 900;
const CLOSES_WITHIN_MS = 400;
const OPTIONS =
  '[role="option"], [role="menuitemradio"], [role="menuitem"], [role="menuitemcheckbox"], [role="treeitem"], [role="radio"]';
const PRESSABLE = 'button, [role="button"], li, a, label, [tabindex]';
const SEARCH = 'input:not([type]), input[type="text"], input[type="search"], [role="searchbox"]';
const MOST_TEXT = 200;

/** A list that a control opened, wherever in the page it hangs. */
export type OpenList = {
  /** What it offers now; it may be drawn a moment later, and change as it is searched. */
  options(): HTMLElement[];
  /** A field in it that is typed into to find an option. */
  search(): HTMLInputElement | null;
  /** What can be scrolled to see more of it. */
  scroller(): HTMLElement | null;
  isOpen(): boolean;
  close(signal: AbortSignal): Promise<void>;
};

/** Opens a control's list by the mouse; where the page wants another way, by that. */
export async function openList(
  trigger: HTMLElement,
  signal: AbortSignal,
): Promise<OpenList | null> {
  const before = new Set(shownAround(trigger));
  const list = listOf(trigger, before);
  const ways = [
    () => press(trigger),
    () => pressKey(trigger, 'Enter'),
    () => pressKey(trigger, 'ArrowDown'),
  ];
  for (const open of ways) {
    if (list.isOpen()) break;
    open();
    if (await settle(list.isOpen, OPENS_WITHIN_MS, signal)) break;
  }
  return list.isOpen() ? list : null;
}

/** @param before what the page showed already: all else came by opening it. */
function listOf(trigger: HTMLElement, before: ReadonlySet<Element>): OpenList {
  const fresh = () =>
    shownAround(trigger).filter((one) => !before.has(one) && !trigger.contains(one));
  const options = () => optionsAmong(namedList(trigger) ?? fresh());
  const field = () => fresh().find((one): one is HTMLInputElement => one.matches(SEARCH)) ?? null;
  // One that is searched in vain offers nothing, and is open all the same.
  const isOpen = () => options().length > 0 || field() !== null;
  return {
    options,
    isOpen,
    search: () =>
      field() ??
      (trigger.matches(SEARCH) && !(trigger as HTMLInputElement).readOnly
        ? (trigger as HTMLInputElement)
        : null),
    scroller() {
      let at: HTMLElement | null = options()[0] ?? null;
      while (at && at.scrollHeight <= at.clientHeight + 4) at = at.parentElement;
      return at && !at.matches('html, body') ? at : null;
    },
    async close(given) {
      const isClosed = () => !isOpen();
      const outside = () => {
        const { body } = trigger.ownerDocument;
        const { PointerEvent, MouseEvent } = windowOf(trigger);
        const at = { bubbles: true, cancelable: true, composed: true };
        body.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType: 'mouse' }));
        body.dispatchEvent(new MouseEvent('mousedown', at));
      };
      const ways = [
        () => pressKey(options()[0] ?? trigger, 'Escape'),
        () => press(trigger),
        outside,
      ];
      for (const close of ways) {
        if (isClosed()) return;
        close();
        if (await settle(isClosed, CLOSES_WITHIN_MS, given)) return;
      }
    },
  };
}

/** All of the list that the control itself names, where the page shows it. */
function namedList(trigger: HTMLElement): HTMLElement[] | null {
  const id = trigger.getAttribute('aria-controls') ?? trigger.getAttribute('aria-owns');
  if (id === null) return null;
  const root = trigger.getRootNode() as Document;
  const list = root.getElementById?.(id) ?? trigger.ownerDocument.getElementById(id);
  if (!list || !isShown(list)) return null;
  const inside = [...list.querySelectorAll<HTMLElement>('*')].filter(isShown);
  return inside.some((one) => one.matches(OPTIONS)) ? inside : null;
}

/** Options by their role; else what can be pressed; else what says something. */
function optionsAmong(elements: readonly HTMLElement[]): HTMLElement[] {
  const worded = elements.filter((one) => {
    const { length } = ownText(one);
    return (length > 0 || one.matches('[aria-label]')) && length <= MOST_TEXT;
  });
  const named = worded.filter((one) => one.matches(OPTIONS));
  if (named.length > 0) return named;
  const pressable = innermost(worded.filter((one) => one.matches(PRESSABLE)));
  if (pressable.length > 0) return pressable;
  const pointed = worded.filter((one) => getComputedStyle(one).cursor === 'pointer');
  const outer = outermost(pointed);
  // One box around them all that the pointer shows is none of them.
  if (outer.length > 1) return outer;
  const boxes = [...(outer[0]?.children ?? [])].filter((one) => worded.includes(one as never));
  if (boxes.length > 1) return boxes as HTMLElement[];
  return outer.length > 0 ? outer : innermost(worded);
}

function innermost(elements: readonly HTMLElement[]): HTMLElement[] {
  return elements.filter((one) => !elements.some((other) => other !== one && one.contains(other)));
}

function outermost(elements: readonly HTMLElement[]): HTMLElement[] {
  return elements.filter((one) => !elements.some((other) => other !== one && other.contains(one)));
}

/** All that is seen in the document, its frames and its shadow roots, and in the control's own. */
function shownAround(trigger: HTMLElement): HTMLElement[] {
  const roots = new Set<ParentNode>([
    trigger.getRootNode() as unknown as ParentNode,
    trigger.ownerDocument,
    document,
    ...deepRoots(),
  ]);
  return [...roots].flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')]).filter(isShown);
}

function isShown(element: HTMLElement): boolean {
  return (
    element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) &&
    element.getClientRects().length > 0
  );
}
