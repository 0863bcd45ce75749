import { isOurHand } from './our-hand.ts';
import { isField } from './set-text.ts';
import { ActError } from './settle.ts';
import type { Setting } from './studio-form.ts';

/** What the person does on the page while its form is in our hands. */
export type Person = {
  /** Aborted with the first thing that they do to the form: their hand goes before ours. */
  signal: AbortSignal;
  /** The settings that they laid their hand on. */
  touched: ReadonlySet<Setting>;
  /** Whether they pressed anything since this moment of the page's clock. */
  actedSince(instant: number): boolean;
  /** The form stands in a frame: what they do there is heard as well. */
  hearIn(window: Window): void;
  /** From now on their presses of Generate go through: the form says what was promised. */
  free(): void;
  end(): void;
};

type Needs = {
  settingAt(target: Element): Setting | null;
  isSubmit(target: Element): boolean;
  /** Our own elements are no part of the page. */
  own: Element;
  outer: AbortSignal;
};

const KEYS = new Set(['Enter', ' ', 'ArrowDown', 'ArrowUp']);

/**
 * While the form is half set, a press of Generate would send neither what the person wants nor what
 * was promised: it is taken as a stop instead.
 */
export function watchPerson({ settingAt, isSubmit, own, outer }: Needs): Person {
  const changed = new AbortController();
  const ended = new AbortController();
  const touched = new Set<Setting>();
  let last = Number.NEGATIVE_INFINITY;
  let held = true;

  const stop = (why: string) => changed.abort(new ActError(why));
  const hear = (event: Event) => {
    const { isTrusted, type } = event;
    const path = event.composedPath();
    const target = path[0] as Element;
    // What a script dispatches, ours or the page's, is nobody's hand.
    if (!isTrusted || isOurHand() || target?.nodeType !== Node.ELEMENT_NODE || path.includes(own))
      return;
    const key = 'key' in event ? (event as KeyboardEvent).key : null;
    if (key !== null && !KEYS.has(key)) return;
    if (type !== 'input') last = performance.now();
    if (held && (isSubmit(target) || (key === 'Enter' && isText(target)))) {
      event.stopImmediatePropagation();
      event.preventDefault();
      return stop('You pressed Generate yourself, so nothing was sent: press it again.');
    }
    const setting = settingAt(target);
    // A click or a key in a text field changes nothing yet; typing does.
    if (setting === null || (type !== 'input' && isText(target))) return;
    touched.add(setting);
    stop('You changed the form yourself.');
  };
  const heard = new Set<Window>();
  const hearIn = (one: Window) => {
    if (heard.has(one)) return;
    heard.add(one);
    for (const type of ['input', 'pointerdown', 'click', 'keydown'])
      one.addEventListener(type, hear, { capture: true, signal: ended.signal });
  };
  hearIn(window);
  return {
    hearIn,
    signal: AbortSignal.any([outer, changed.signal]),
    touched,
    actedSince: (instant) => last >= instant,
    free() {
      held = false;
    },
    end: () => ended.abort(),
  };
}

function isText(target: Element): boolean {
  return isField(target) || (target as HTMLElement).isContentEditable;
}
