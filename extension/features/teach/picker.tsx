import { computed, effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import type { AnchorName } from '../../../shared/site/parts.ts';
import type { Outcome } from '../../messages.ts';
import { sendMessage } from '../../page-messages.ts';
import { lookAround } from '../../site/look.ts';
import { candidatesFor } from '../../site/teach/candidates.ts';
import { describeElement } from '../../site/teach/describe-element.ts';
import { elementAt, parentOf } from '../../site/teach/element-at.ts';
import { isShown } from '../../site/teach/is-shown.ts';
import { canBe, partAt } from '../../site/teach/part-at.ts';
import { type Trial, tryLocators } from '../../site/teach/try-locators.ts';
import css from '../../ui/teach.css?inline';
import { TeachBar } from '../../ui/teach-bar.tsx';
import { addLayer } from '../layer.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import { type Act, actOf, isBrowsers } from './keys.ts';
import { createMarks } from './marks.ts';
import { STEPS } from './steps.ts';

const DONE_MS = 6000;

type Mode = 'point' | 'pass' | 'saving' | 'done';
type Taken = { element: HTMLElement; trial: Trial };

/** Lets the person point at the parts of the form, one after the other; nothing is stored before the end. */
export function pickAnchors(handle: OverlayHandle): { stop(): void; ended: AbortSignal } {
  const over = new AbortController();
  const ended = AbortSignal.any([handle.signal, over.signal]);
  const { root } = handle;
  const before = document.activeElement as HTMLElement | null;
  const box = addLayer(root, css, 'div', 'teach', ended);
  const glass = document.createElement('div');
  glass.className = 'glass';
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.tabIndex = -1;
  bar.setAttribute('role', 'dialog');
  bar.setAttribute('aria-label', 'Teach Tierwise this page');
  const marks = createMarks();
  box.append(glass, marks.element, bar);
  box.popover = 'manual';
  box.style.colorScheme = lookAround(document.body).dark ? 'dark' : 'light';
  box.showPopover();

  const mode = signal<Mode>('point');
  const step = signal(0);
  const chosen = signal<HTMLElement | null>(null);
  const said = signal<{ ok: boolean; words: string } | null>(null);
  const taken = new Map<AnchorName, Taken>();
  let candidates: HTMLElement[] = [];
  /** The pointer lies there since the last step, which is no choice. */
  let rested = '';
  /** While this key is held, the page is theirs. */
  let held = false;

  const here = () => STEPS[step.peek()] as (typeof STEPS)[number];
  const trial = computed<Trial | null>(() => {
    const element = chosen.value;
    const { anchor } = STEPS[step.value] as (typeof STEPS)[number];
    return element && tryLocators(anchor, element);
  });

  const guess = (anchor: AnchorName): HTMLElement | null => {
    const known =
      taken.get(anchor)?.element ??
      handle.reader.parts.peek()[anchor]?.element ??
      handle.recognised.peek()?.parts[anchor]?.element ??
      null;
    return known && isShown(known) && canBe(anchor, known) ? known : null;
  };
  const go = (to: number) => {
    step.value = to;
    said.value = null;
    const { anchor } = here();
    const near = taken.get(anchor === 'submit' ? 'prompt' : 'submit')?.element ?? null;
    const first = guess(anchor);
    const others = candidatesFor(anchor, near).filter(
      (one) => one !== first && ![...taken.values()].some(({ element }) => element === one),
    );
    candidates = first ? [first, ...others] : others;
    choose(first);
  };
  const choose = (element: HTMLElement | null) => {
    said.value = null;
    chosen.value = element;
    marks.show(element, here().name);
  };
  const among = (by: number) => {
    const shown = candidates.filter(isShown);
    const at = chosen.peek() ? shown.indexOf(chosen.peek() as HTMLElement) : -1;
    const next = shown.at(at === -1 ? (by > 0 ? 0 : -1) : (at + by) % shown.length);
    if (!next) return;
    next.scrollIntoView({ block: 'nearest' });
    choose(next);
  };
  const walk = (to: (element: HTMLElement) => HTMLElement | null) => {
    const from = chosen.peek();
    if (!from) return among(1);
    for (let at = to(from); at; at = to(at)) if (canBe(here().anchor, at)) return choose(at);
  };

  const onward = () => {
    if (step.peek() + 1 < STEPS.length) go(step.peek() + 1);
    else if (taken.size > 0) void save();
    else leave();
  };
  const take = () => {
    const element = chosen.peek();
    const result = trial.peek();
    if (!element || !result || result.locators.length === 0) return;
    taken.set(here().anchor, { element, trial: result });
    marks.keep(here().anchor, element, here().name);
    onward();
  };
  const skip = () => {
    taken.delete(here().anchor);
    marks.keep(here().anchor, null, here().name);
    onward();
  };
  const leave = () => {
    over.abort();
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
  const pass = (on: boolean, byKey = false) => {
    held = on && byKey;
    mode.value = on ? 'pass' : 'point';
    marks.show(on ? null : chosen.peek(), here().name);
    if (on) return before?.focus({ preventScroll: true });
    // A dialog that the page opened meanwhile lies above us.
    box.hidePopover();
    box.showPopover();
    go(step.peek());
    bar.focus({ preventScroll: true });
  };
  const save = async () => {
    mode.value = 'saving';
    for (const [anchor, { trial }] of taken) {
      const outcome: Outcome = await sendMessage('teach', {
        anchor,
        locators: trial.locators,
      }).catch(() => ({ ok: false, why: 'Tierwise itself did not answer. Try again.' }));
      if (outcome.ok) continue;
      mode.value = 'point';
      said.value = { ok: false, words: outcome.why };
      return;
    }
    const names = STEPS.filter(({ anchor }) => taken.has(anchor)).map(({ name }) => name);
    said.value = { ok: true, words: `Learned on this page: ${names.join(', ')}.` };
    mode.value = 'done';
    handle.intercept.current = null;
    glass.remove();
    marks.clear();
    if (before?.isConnected) before.focus({ preventScroll: true });
    setTimeout(() => over.abort(), DONE_MS);
  };

  const acts: { [A in Act]: () => void } = {
    ...{ take, skip, leave, save: () => void (taken.size > 0 && save()) },
    back: () => step.peek() > 0 && go(step.peek() - 1),
    open: () => pass(true),
    next: () => among(1),
    previous: () => among(-1),
    wider: () => walk(parentOf),
    narrower: () => walk((element) => element.firstElementChild as HTMLElement | null),
  };
  const act = (name: Act) => {
    if (mode.peek() === 'pass') return name === 'leave' && pass(false);
    if (mode.peek() === 'point') acts[name]();
  };

  const point = (x: number, y: number) => {
    const pointed = elementAt(x, y, root.host);
    const element = pointed && partAt(here().anchor, pointed);
    if (element !== chosen.peek()) choose(element);
    if (pointed && !element) said.value = { ok: false, words: here().not };
    return element;
  };
  const overBar = ({ clientX, clientY }: MouseEvent) => {
    const { left, top, right, bottom } = bar.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  };
  const stopIt = (event: Event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const keyed = (event: KeyboardEvent) => {
    const isAlt = event.key === 'Alt';
    if (mode.peek() === 'pass') {
      const back = event.type === 'keydown' ? event.key === 'Escape' : isAlt && held;
      if (!back) return;
      stopIt(event);
      return pass(false);
    }
    event.stopImmediatePropagation();
    if (isBrowsers(event)) return;
    event.preventDefault();
    if (event.type !== 'keydown') return;
    if (isAlt) return pass(true, true);
    const name = event.altKey ? null : actOf(event);
    if (name) act(name);
  };
  /** The button of ours under the pointer: behind a dialog of the page's it gets no click itself. */
  const pressAt = ({ clientX: x, clientY: y }: MouseEvent) => {
    for (const button of bar.querySelectorAll<HTMLElement>('button[data-act]')) {
      const { left, top, right, bottom } = button.getBoundingClientRect();
      const isUnder = x >= left && x <= right && y >= top && y <= bottom;
      if (isUnder && button.ariaDisabled !== 'true') return act(button.dataset.act as Act);
    }
  };
  handle.intercept.current = (event) => {
    // A script's own events are the page's business, and no choice of the person's.
    if (!event.isTrusted) return;
    if (event instanceof KeyboardEvent) return keyed(event);
    if (!(event instanceof MouseEvent)) return;
    const ours = event.target === root.host;
    if (overBar(event)) {
      if (ours) return;
      stopIt(event);
      if (event.type === 'click') pressAt(event);
      return;
    }
    if (mode.peek() === 'pass') return;
    stopIt(event);
    if (event.type !== 'click' || mode.peek() !== 'point') return;
    rested = '';
    if (point(event.clientX, event.clientY)) {
      rested = [event.clientX, event.clientY].join();
      take();
    }
  };
  const moved = (event: PointerEvent) => {
    if (!event.isTrusted || mode.peek() !== 'point') return;
    event.stopImmediatePropagation();
    const at = [event.clientX, event.clientY].join();
    if (at === rested || overBar(event)) return;
    rested = at;
    point(event.clientX, event.clientY);
  };
  addEventListener('pointermove', moved, { capture: true, signal: ended });
  glass.addEventListener(
    'wheel',
    (event) => {
      const under = elementAt(event.clientX, event.clientY, root.host);
      const scrolls = under && scrollerOf(under);
      if (!scrolls) return;
      event.preventDefault();
      scrolls.scrollBy(event.deltaX, event.deltaY);
    },
    { passive: false, signal: ended },
  );
  // The key's release may go to another window.
  addEventListener('blur', () => held && pass(false), { signal: ended });

  const stop = effect(() => {
    const result = trial.value;
    const element = chosen.value;
    const { name, ask } = STEPS[step.value] as (typeof STEPS)[number];
    box.classList.toggle('pass', mode.value === 'pass');
    marks.doubt(result !== null && result.locators.length === 0);
    render(
      <TeachBar
        {...{ name, ask, mode: mode.value, step: step.value + 1, steps: STEPS.length }}
        found={element && describeElement(element)}
        trial={result && wordsOf(result)}
        taken={[...taken.keys()]}
        said={said.value}
        onAct={act}
      />,
      bar,
    );
  });
  const stopMarks = marks.follow((rect) => {
    // The bar makes way for what it would hide.
    const { top, bottom } = bar.getBoundingClientRect();
    if (rect && rect.bottom > top && rect.top < bottom) bar.classList.toggle('up');
  });
  ended.addEventListener('abort', () => {
    handle.intercept.current = null;
    stop();
    stopMarks();
    render(null, bar);
  });
  go(0);
  bar.focus({ preventScroll: true });
  return { stop: leave, ended };
}

function wordsOf({ locators, count }: Trial): { ok: boolean; words: string } {
  if (locators.length === 0)
    return { ok: false, words: 'Cannot be told from others: take what is around it (↑).' };
  return { ok: true, words: `Found again: ${count} ${count === 1 ? 'element' : 'elements'}` };
}

/** What a turn of the wheel scrolls there; null where that is the page itself. */
function scrollerOf(element: HTMLElement): Element | null {
  for (let at: HTMLElement | null = element; at; at = parentOf(at)) {
    if (at.localName === 'body' || at.localName === 'html') {
      const { ownerDocument } = at;
      return ownerDocument === document ? null : ownerDocument.scrollingElement;
    }
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight) return at;
  }
  return null;
}
