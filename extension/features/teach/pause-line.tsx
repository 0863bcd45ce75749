import { signal } from '@preact/signals-core';
import { render } from 'preact';
import { lookAround } from '../../site/look.ts';
import { placeOf } from '../../site/place-of.ts';
import { followPage, isStillFree, type Place, placeAround } from '../../site/surroundings.ts';
import { freeEdge } from '../../site/teach/free-edge.ts';
import { type Preferences, preferences } from '../../state.ts';
import { wear } from '../../ui/dress.ts';
import css from '../../ui/pause-line.css?inline';
import { PauseLine } from '../../ui/pause-line.tsx';
import { addLayer } from '../layer.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import { copyText } from './copy-text.ts';

const HEIGHT = 26;
const SIZES = ['full', 'short', 'dot'] as const;
const SAID_MS = 4000;
const LOOK_AGAIN_MS = 400;

type Acts = { teach(): Promise<void>; report(): string };

/**
 * While the page is paused: a line beside Generate, or where no button is known a quiet pill at the
 * page's edge. Where neither finds room, the panel alone says it.
 */
export function pauseLine(
  handle: OverlayHandle,
  acts: Acts,
): { again(): void; say(words: string): void; stop(): void } {
  const { root, understanding, reader, signal: ended } = handle;
  const box = addLayer(root, css, 'div', 'paused line', ended);
  box.hidden = true;
  const said = signal<string | null>(null);
  let size: (typeof SIZES)[number] = 'full';
  let place: Place | null = null;
  let placedFor = '';
  let looked = 0;
  let wanted = true;
  let open = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;

  const report = async () => {
    const copied = await copyText(acts.report(), root);
    say(copied ? 'Report copied' : 'The browser would not copy; use the side panel');
  };
  const say = (words: string) => {
    said.value = words;
    clearTimeout(timer);
    timer = setTimeout(() => {
      said.value = null;
    }, SAID_MS);
  };
  const draw = () => {
    const now = understanding.peek();
    if (!now) return;
    const below = (place?.top ?? 0) < innerHeight / 2;
    render(
      <PauseLine
        {...{ understanding: now, size, said: said.peek() }}
        card={open ? (below ? 'below' : 'above') : null}
        onTeach={() => void acts.teach()}
        onReport={() => void report()}
      />,
      box,
    );
  };
  /** The first size that has room, in words or as a dot. */
  const search = () => {
    const button = reader.submit.peek();
    for (const one of SIZES) {
      size = one;
      box.classList.toggle('dot', size === 'dot');
      box.classList.toggle('pill', !button);
      draw();
      const width = Math.ceil(box.getBoundingClientRect().width) + 1;
      place = button
        ? placeAround(button, { width, height: HEIGHT }, width)
        : freeEdge(width, HEIGHT + 2);
      if (place) return;
    }
  };
  const put = () => {
    const asked = handle.hold.peek();
    const isPaused = understanding.peek()?.state === 'paused';
    box.hidden = !isPaused || !wanted || handle.intercept.current !== null || Boolean(asked);
    if (box.hidden) return;
    const button = reader.submit.peek();
    looked = performance.now();
    wear(box, lookAround(button ?? document.body.firstElementChild ?? document.body));
    const around = button && placeOf(button);
    const wants = [around?.left, around?.top, around?.width, innerWidth, innerHeight].join();
    // What lies under our own line is what is asked about.
    box.style.pointerEvents = 'none';
    if (!place || wants !== placedFor || !isStillFree(place, HEIGHT)) search();
    placedFor = wants;
    box.style.pointerEvents = '';
    box.hidden = place === null;
    if (!place) return;
    box.classList.toggle('left', place.right - place.width < innerWidth / 3);
    box.style.transform = `translate(calc(${place.right}px - 100%), ${place.top}px)`;
    draw();
  };
  const follow = () => {
    if (understanding.peek()?.state !== 'paused') return;
    if (performance.now() - looked >= LOOK_AGAIN_MS) return put();
    clearTimeout(later);
    later = setTimeout(put, LOOK_AGAIN_MS);
  };
  const show = (isOpen: boolean) => () => {
    open = isOpen;
    draw();
  };
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Tierwise');
  box.addEventListener('pointerenter', show(true));
  box.addEventListener('pointerleave', show(false));
  box.addEventListener('focusin', show(true));
  box.addEventListener('focusout', show(false));
  box.addEventListener('keydown', ({ key }) => key === 'Escape' && show(false)());

  followPage(follow, ended);
  const choose = (value: Preferences) => {
    wanted = value.showHint;
    put();
  };
  void preferences.getValue().then(choose);
  const stops = [
    understanding.subscribe(put),
    reader.submit.subscribe(put),
    handle.hold.subscribe(put),
    said.subscribe(draw),
    preferences.watch(choose),
  ];
  return {
    again: put,
    say,
    stop() {
      for (const stop of stops) stop();
      clearTimeout(timer);
      clearTimeout(later);
      render(null, box);
    },
  };
}
