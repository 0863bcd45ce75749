import { render } from 'preact';
import { sendMessage } from '../page-messages.ts';
import { Refusal } from '../site/act/settle.ts';
import { writeControl } from '../site/act/write-control.ts';
import { lookAround } from '../site/look.ts';
import { placeOf } from '../site/place-of.ts';
import { dress } from '../ui/dress.ts';
import { HoldSheet, isAside } from '../ui/hold-sheet.tsx';
import type { Feature, HoldState } from './feature.ts';

const GAP = 10;
/** Long enough to read a sentence. */
const SAID_MS = 8000;

/** Shows why a request is held, beside the button that sent it. */
export const holdSheet: Feature = {
  id: 'hold-sheet',
  when: () => true,
  mount({ root, reader, hold, signal: ended }) {
    dress(root);
    const box = document.createElement('dialog');
    box.className = 'tierwise';
    root.append(box);
    // The sheet's own keys answer; the browser must not just take it away.
    box.addEventListener('cancel', (event) => event.preventDefault());
    /** Where the keyboard was before the sheet took it. */
    let before: Element | null = null;
    let shown = 0;

    const put = () => {
      const button = reader.submit.peek();
      const { offsetWidth: width, offsetHeight: height } = box;
      box.style.colorScheme = lookAround(button ?? document.body).dark ? 'dark' : 'light';
      const around = button && placeOf(button);
      const above = (around?.top ?? innerHeight) - GAP - height;
      const below = (around?.bottom ?? innerHeight) + GAP;
      const top = above >= 8 ? above : Math.min(below, innerHeight - height - 8);
      const left = Math.max(8, Math.min(around?.left ?? innerWidth, innerWidth - 8 - width));
      box.style.transform = `translate(${left}px, ${Math.max(8, top)}px)`;
    };
    const say = (text: string) => {
      const state: HoldState = { step: 'noted', because: [{ rule: '', text }] };
      hold.value = state;
      setTimeout(() => {
        if (hold.peek() === state) hold.value = null;
      }, SAID_MS);
    };
    const runFewer = async (count: HTMLElement, wanted: number) => {
      try {
        await writeControl(count, String(wanted), ended);
        say(`The count is ${wanted} now: press the button again.`);
      } catch (error) {
        const why = error instanceof Refusal ? `: ${error.message}` : '';
        say(`${wanted} fit, but the page’s count could not be set${why}. Set it yourself.`);
      }
    };
    const wait = async (at: number) => {
      const kept = await sendMessage('remindAt', at).then(
        () => true,
        () => false,
      );
      say(
        kept ? 'You are told once there are credits again.' : 'Nobody answered: you are not told.',
      );
    };
    const stop = hold.subscribe((state) => {
      if (state && !isAside(state) && before === null) before = document.activeElement;
      shown += 1;
      // A new key: each question arms anew, even where it follows another at once.
      const count = reader.parts.peek().count?.element ?? null;
      const sheet = state && (
        <HoldSheet
          key={shown}
          state={state}
          canRunFewer={count !== null}
          onFewer={(wanted) => count && void runFewer(count, wanted)}
          onWait={(at) => void wait(at)}
        />
      );
      render(sheet, box);
      lift(box, state);
      if (state) put();
      if (before && (!state || isAside(state))) {
        (before as HTMLElement).focus?.({ preventScroll: true });
        before = null;
      }
    });
    addEventListener('resize', put, { signal: ended });
    ended.addEventListener('abort', () => {
      stop();
      render(null, box);
      box.remove();
    });
  },
};

/**
 * Under a modal dialog of the page's nothing else can be seen or pressed but another one on top; and
 * under that the page's own button cannot be pressed, so what is only said is shown without it.
 */
function lift(box: HTMLDialogElement, state: HoldState | null): void {
  const asks = state !== null && !isAside(state);
  if (!asks && box.open) box.close();
  const covered = state !== null && document.querySelector(':modal') !== null;
  if (asks && covered && !box.open) {
    box.removeAttribute('popover');
    box.showModal();
  } else if (covered && state.step === 'allowed') {
    box.popover = 'manual';
    box.showPopover();
  } else if (box.popover !== null && !asks) box.removeAttribute('popover');
}
