import { signal } from '@preact/signals-core';
import { render } from 'preact';
import type { Destination } from '../../shared/destination.ts';
import { sendMessage } from '../page-messages.ts';
import { type Look, lookAround } from '../site/look.ts';
import { placeOf } from '../site/place-of.ts';
import { followPage, isStillFree, type Place, placeAround } from '../site/surroundings.ts';
import { destinationOf, type Preferences, preferences } from '../state.ts';
import { dress, wear } from '../ui/dress.ts';
import { type Hint, hintFor } from '../ui/hint.ts';
import { HintLine } from '../ui/hint-line.tsx';
import { createMutes } from '../ui/mutes.ts';
import { createPins } from '../ui/pins.ts';
import { acceptAdvice } from './accept-advice.ts';
import type { Feature } from './feature.ts';

const HEIGHT = 26;
/** Below this only a dot is shown. */
const LEAST_WIDTH = 180;
const DOT = 32;
/** Looking around for obstacles again where the button did not move. */
const LOOK_AGAIN_MS = 400;
/** While something runs. */
const TICK_MS = 1000;

/** The line beside Generate: tier, price, whether the credits last; advice where it changes something. */
export const tierHint: Feature = {
  id: 'tier-hint',
  when: () => true,
  mount(context) {
    const { root, reader, openedHint, signal: ended } = context;
    dress(root);
    const box = document.createElement('div');
    box.className = 'tierwise hint line';
    box.tabIndex = 0;
    box.hidden = true;
    root.append(box);
    const wanted = signal(true);
    const destination = signal<Destination | null>(null);
    const project = signal<string | null>(null);
    /** The last advice of a tier: for which prompt and model, and what it advised. */
    let advised: { prompt: string; model: string; to: string | null } | null = null;
    let hint: Hint | null = null;
    let place: Place | null = null;
    let look: Look | null = null;
    let small = false;
    let narrow = false;
    /** The line's words; a keystroke seldom changes them. */
    let said = '';
    /** The button, window and words that the place was looked for. */
    let placedFor = '';

    const dismiss = () => {
      if (hint?.advice) mutes.dismiss(hint.advice, reader.form.peek().prompt, Date.now());
    };
    const draw = () => {
      if (!hint) return;
      const judge = (learn: boolean) => {
        const generation = hint?.asks?.generation;
        if (generation) void sendMessage('judgePrice', { generation, learn }).catch(() => {});
      };
      // The line hangs by its right edge: of another width or form, its words would stand elsewhere.
      // Made anew they do not shift.
      const form = [said, small, narrow, hint.advice !== null, place?.width].join();
      render(
        <HintLine
          key={form}
          hint={hint}
          small={small}
          narrow={narrow}
          onDismiss={dismiss}
          onJudge={judge}
        />,
        box,
      );
    };
    const put = () => {
      const button = reader.submit.peek();
      // A sheet makes the page inert: nothing there could be seen as an obstacle.
      const asked = context.hold.peek();
      const sheet = asked !== null && asked.step !== 'checking';
      const state = context.understanding.peek()?.state ?? 'understood';
      box.hidden = !button || !hint || !wanted.peek() || sheet || state !== 'understood';
      if (!button || box.hidden) return;
      const seen = lookAround(button);
      // Setting the same colours again would have the browser style the line again.
      if (JSON.stringify(seen) !== JSON.stringify(look)) wear(box, seen);
      look = seen;
      // What lies under our own line is what is asked about.
      box.style.pointerEvents = 'none';
      const { left, top, width } = placeOf(button);
      const wants = [left, top, width, innerWidth, innerHeight, said].join();
      if (!place || wants !== placedFor || !isStillFree(place, HEIGHT)) search(button);
      placedFor = wants;
      box.style.pointerEvents = '';
      box.hidden = place === null;
      if (openedHint.peek()) open();
    };
    const search = (button: HTMLElement) => {
      shape(false, false);
      box.style.maxWidth = '';
      const wished = { width: Math.ceil(box.getBoundingClientRect().width) + 1, height: HEIGHT };
      place = placeAround(button, wished, LEAST_WIDTH);
      if (place && place.width < wished.width) shape(false, true);
      if (!place) {
        shape(true, false);
        place = placeAround(button, { width: DOT, height: HEIGHT }, DOT);
      }
      if (place) hang(place);
    };
    const shape = (nextSmall: boolean, nextNarrow: boolean) => {
      if (small === nextSmall && narrow === nextNarrow) return;
      small = nextSmall;
      narrow = nextNarrow;
      draw();
    };
    const hang = ({ right, top, width }: Place) => {
      box.style.maxWidth = `${width}px`;
      // A transform moves without a layout shift, and hangs the line by its right edge.
      box.style.transform = `translate(calc(${right}px - 100%), ${top}px)`;
      draw();
    };

    let ticking: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      const { form, models, site } = reader;
      const { prompt, model } = form.peek();
      if (advised && prompt === advised.prompt && model !== null && model !== advised.model) {
        // A choice in sight of the advice, other than the advised one, is the person's own.
        if (model !== advised.to) pins.add(prompt, model, Date.now());
        advised = { ...advised, model };
      }
      hint = hintFor({
        site,
        form: form.peek(),
        models: models.peek(),
        view: context.view.peek(),
        recording: context.recording.peek(),
        muted: mutes.kinds(prompt, Date.now()),
        pinned: prompt !== null && pins.has(prompt, model, Date.now()),
        destination: destination.peek(),
        project: project.peek(),
        now: Date.now(),
      });
      if (hint.advice === 'tier' && prompt && model) advised = { prompt, model, to: hint.accepts };
      const { lead, price, rest, tone, dot, tier, asks, running } = hint;
      // Made anew, a button would lose the keyboard's focus.
      const next = asks ? asks.generation : [lead, price, rest, tone, dot, tier, !running].join();
      clearTimeout(ticking);
      if (running && !asks) ticking = setTimeout(soon, TICK_MS);
      if (next !== said || !place) {
        said = next;
        draw();
        put();
      } else if (openedHint.peek()) open();
    };
    const soon = everyFrame(update, ended);
    const mutes = createMutes(soon);
    const pins = createPins(reader.site, soon);
    /** Generating all the same is a choice as well. */
    const pinIfPressed = () => {
      const { prompt, model } = reader.form.peek();
      if (context.hold.peek()?.step === 'checking' && hint?.advice === 'tier' && prompt && model)
        pins.add(prompt, model, Date.now());
    };

    let at = '';
    let looked = 0;
    const follow = () => {
      const button = reader.submit.peek();
      const rect = button && placeOf(button);
      const now = rect ? [rect.left, rect.top, rect.width, rect.height].join() : '';
      const passed = performance.now() - looked;
      if (now === at && passed < LOOK_AGAIN_MS) return later();
      at = now;
      looked = performance.now();
      put();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(follow, LOOK_AGAIN_MS);
    };

    const open = () => {
      if (!hint || box.hidden) return;
      const line = box.getBoundingClientRect();
      openedHint.value = { hint, box: line, dark: look?.dark ?? false, small };
    };
    const close = () => {
      openedHint.value = null;
    };
    listen(box, { pointerenter: open, pointerleave: close, focusin: open, focusout: close });
    box.addEventListener('keydown', (event) => {
      if (!event.isTrusted) return;
      const accepts = hint?.accepts ?? null;
      if (event.key === 'Enter' && event.target === box && accepts !== null) {
        event.preventDefault();
        void acceptAdvice(context, accepts);
        return;
      }
      if (event.key !== 'Escape') return;
      dismiss();
      close();
    });

    followPage(follow, ended);
    const follows = [reader.form, reader.models, context.view, context.recording];
    for (const one of [...follows, destination, project])
      ended.addEventListener('abort', one.subscribe(soon));
    ended.addEventListener('abort', context.hold.subscribe(pinIfPressed));
    for (const one of [reader.submit, wanted, context.hold, context.understanding])
      ended.addEventListener('abort', one.subscribe(put));
    const choose = (value: Preferences) => {
      wanted.value = value.showHint;
      destination.value = destinationOf(value);
      project.value = value.project;
    };
    preferences.getValue().then(choose, () => {});
    const unwatch = preferences.watch(choose);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      clearTimeout(ticking);
      unwatch();
      close();
      render(null, box);
      box.remove();
    });
  },
};

function everyFrame(work: () => void, ended: AbortSignal): () => void {
  let frame = 0;
  return () => {
    if (frame !== 0 || ended.aborted) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      work();
    });
  };
}

function listen(element: HTMLElement, handlers: Record<string, () => void>): void {
  for (const [type, handler] of Object.entries(handlers)) element.addEventListener(type, handler);
}
