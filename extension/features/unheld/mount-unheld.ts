import { sendMessage } from '../../page-messages.ts';
import { type Unheld, unheldSites } from '../../state.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import { createForesight } from './foresee.ts';
import { createGuard } from './guard-press.ts';
import { followPart } from './known-part.ts';
import { createPresses } from './record-presses.ts';
import { createRequest } from './request-on-page.ts';

/** By these a press of the page's own button shows; an element of another kind hears keys itself. */
const NATIVE = 'button, input, summary, a[href]';

/**
 * Follows presses of Generate whose requests cannot be held: notices that a site sends in such a way,
 * asks before the page gets the press, and records what came of it.
 */
export function mountUnheld(handle: OverlayHandle): void {
  const { reader, recording, root, signal: ended } = handle;
  let unheld: Unheld | null = null;
  const onSubmit = followPart(reader, 'submit', ended);
  const onPrompt = followPart(reader, 'prompt', ended);
  const request = createRequest(handle);
  const foresight = createForesight(handle, request);
  const note = (next: Unheld | null) => {
    const wasHeld = unheld === null;
    unheld = next;
    if (wasHeld && next) foresight.again();
  };
  const guard = createGuard({
    handle,
    request,
    stands() {
      const verdict = foresight.now();
      const live = unheld !== null && recording.peek() === 'live';
      return live && verdict !== null && verdict !== 'allow';
    },
    unsent: (allowed, outcome) => presses.unsent(allowed, outcome),
  });
  const presses = createPresses(handle, {
    request,
    used: guard.used,
    known: () => unheld,
    note(next) {
      note(next);
      void sendMessage('unheld', next).catch(() => {});
    },
  });

  const heard = (event: Event) => {
    if (!event.isTrusted || event.composedPath().includes(root.host)) return;
    const button = onSubmit(event);
    const box = button ? null : onPrompt(event);
    const byEnter = box && enterBy(event);
    if (!button && byEnter === null) {
      // Pictures may come of that, unless it only is where the prompt is written.
      if (event.type === 'pointerdown' && !box) presses.touched();
      return;
    }
    const isKey = button !== null && event.type === 'keydown' && /^(Enter| )$/.test(keyOf(event));
    const starts = byEnter !== null || event.type === 'click' || isKey;
    // A line break in the prompt is none of ours, where nobody saw that Enter sends.
    const mayTake = byEnter !== 'plain' || box?.localName === 'input' || unheld?.byEnter === true;
    if (mayTake && guard.takes(event, starts)) {
      if (event.cancelable && !('touches' in event)) event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const isNative = button?.matches(NATIVE) === true;
    if (!starts || (isKey && isNative)) return;
    if (byEnter !== 'plain' || box?.localName === 'input') presses.pressed(byEnter !== null);
    // Whether it sends or breaks the line shows once the page heard it.
    else setTimeout(() => event.defaultPrevented && presses.pressed(true));
  };
  handle.guard.current = heard;
  handle.ears.add(presses.hear);
  handle.witnesses.add(presses.witness);
  addEventListener('wheel', presses.touched, { capture: true, passive: true, signal: ended });

  const take = (all: { [site: string]: Unheld }) => note(all[reader.site] ?? null);
  void unheldSites.getValue().then(take);
  const stops = [
    unheldSites.watch(take),
    ...[reader.form, handle.view].map((one) => one.subscribe(() => unheld && foresight.again())),
  ];
  ended.addEventListener('abort', () => {
    for (const stop of stops) stop();
    handle.guard.current = null;
    handle.ears.delete(presses.hear);
    handle.witnesses.delete(presses.witness);
  });
}

/** Enter that may send from the prompt box: with a key that says so, or by itself. */
function enterBy(event: Event): 'chord' | 'plain' | null {
  if (event.type !== 'keydown' || keyOf(event) !== 'Enter') return null;
  const { ctrlKey, metaKey, shiftKey, altKey, isComposing, repeat } = event as KeyboardEvent;
  if (isComposing || repeat) return null;
  if (ctrlKey || metaKey) return 'chord';
  return shiftKey || altKey ? null : 'plain';
}

function keyOf(event: Event): string {
  return 'key' in event ? String(event.key) : '';
}
