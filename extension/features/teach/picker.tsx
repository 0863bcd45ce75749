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
import { scrollUnder } from '../../site/teach/scroll-under.ts';
import { lastingPart, type Trial, tryLocators } from '../../site/teach/try-locators.ts';
import css from '../../ui/teach.css?inline';
import { TeachBar } from '../../ui/teach-bar.tsx';
import { addLayer } from '../layer.ts';
import type { Looker, OverlayHandle } from '../overlay-handle.ts';
import { createBarPlace } from './bar-place.ts';
import { hearPerson } from './hear-person.ts';
import type { Act } from './keys.ts';
import { createMarks } from './marks.ts';
import { STEPS } from './steps.ts';

const DONE_MS = 6000;

type Mode = 'point' | 'pass' | 'saving' | 'done';
type Taken = { element: HTMLElement; trial: Trial };

/** Lets the person point at the parts of the form, one after the other; nothing is stored before the end. */
export function pickAnchors(
  handle: OverlayHandle,
  { recognisePage, buildLocators }: Looker,
): { stop(): void; ended: AbortSignal } {
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
  const barPlace = createBarPlace(bar);
  box.append(glass, marks.element, bar);
  box.popover = 'manual';
  box.style.colorScheme = lookAround(document.body.firstElementChild ?? document.body).dark
    ? 'dark'
    : 'light';
  box.showPopover();

  const mode = signal<Mode>('point');
  const step = signal(0);
  const chosen = signal<HTMLElement | null>(null);
  const said = signal<{ ok: boolean; words: string } | null>(null);
  const taken = new Map<AnchorName, Taken>();
  let candidates: HTMLElement[] = [];
  let recognised = recognisePage();
  /** Rises when frames and shadow roots of the page became known: locators find more then. */
  const roots = signal(0);

  const here = () => STEPS[step.peek()] as (typeof STEPS)[number];
  const trial = computed<Trial | null>(() => {
    void roots.value;
    const element = chosen.value;
    const { anchor } = STEPS[step.value] as (typeof STEPS)[number];
    return element && tryLocators(buildLocators, anchor, element);
  });

  const guess = (anchor: AnchorName): HTMLElement | null => {
    const seen = recognised.anchors[anchor];
    const known = [
      taken.get(anchor)?.element,
      handle.reader.parts.peek()[anchor]?.element,
      ...[seen?.element, ...(seen?.group ?? [])],
    ];
    return known.find((one) => one && isShown(one) && canBe(anchor, one)) ?? null;
  };
  const go = (to: number) => {
    step.value = to;
    said.value = null;
    const { anchor } = here();
    const near = taken.get(anchor === 'submit' ? 'prompt' : 'submit')?.element ?? null;
    const guessed = guess(anchor);
    const first = guessed && lastingPart(buildLocators, anchor, guessed);
    const others = candidatesFor(anchor, near).filter(
      (one) => one !== first && ![...taken.values()].some(({ element }) => element === one),
    );
    candidates = first ? [first, ...others] : others;
    choose(first);
    barPlace.makeWay(candidates);
  };
  const choose = (element: HTMLElement | null) => {
    said.value = null;
    chosen.value = element;
    marks.show(element, here().name);
  };
  const among = (by: number) => {
    const shown = candidates.filter(isShown);
    const now = chosen.peek();
    const at = now ? shown.findIndex((one) => now.contains(one)) : -1;
    const next = shown.at(at === -1 ? (by > 0 ? 0 : -1) : (at + by) % shown.length);
    if (!next) return;
    next.scrollIntoView({ block: 'nearest' });
    choose(lastingPart(buildLocators, here().anchor, next));
    barPlace.makeWay([next]);
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
  const pass = (on: boolean) => {
    mode.value = on ? 'pass' : 'point';
    marks.show(on ? null : chosen.peek(), here().name);
    if (on) return before?.focus({ preventScroll: true });
    // A dialog that the page opened meanwhile lies above us.
    box.hidePopover();
    box.showPopover();
    recognised = recognisePage();
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
    bar.className = 'bar up toast';
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
    move: barPlace.move,
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
    const lasting = element && lastingPart(buildLocators, here().anchor, element);
    if (lasting !== chosen.peek()) choose(lasting);
    if (pointed && !element) said.value = { ok: false, words: here().not };
    return element;
  };
  handle.intercept.current = hearPerson(
    {
      ...{ host: root.host, bar, act, pass, point },
      mode: () => mode.peek(),
      press: (x, y) => {
        if (point(x, y)) take();
      },
    },
    ended,
  );
  scrollUnder(glass, root.host, ended);
  let scrolled = 0;
  const settle = () => {
    cancelAnimationFrame(scrolled);
    scrolled = requestAnimationFrame(() => mode.peek() === 'point' && barPlace.makeWay(candidates));
  };
  addEventListener('scroll', settle, { capture: true, passive: true, signal: ended });

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
  const stopMarks = marks.follow();
  ended.addEventListener('abort', () => {
    handle.intercept.current = null;
    stop();
    stopMarks();
    stopRoots();
    render(null, bar);
  });
  // Frames and shadow roots come to be known with what was recognised in them.
  const stopRoots = handle.recognised.subscribe(() => {
    roots.value += 1;
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
