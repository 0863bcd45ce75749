import { v7 as uuidv7 } from 'uuid';
import { measured } from '../../../shared/credit.ts';
import type { GenerationRequest } from '../../../shared/generation.ts';
import { namedAs } from '../../site/locate.ts';
import type { HoldState } from '../feature.ts';
import { type Judged, judge } from '../judge.ts';
import type { Allowance, OverlayHandle } from '../overlay-handle.ts';
import { isSameRequest } from './request-on-page.ts';

/** So long a person has for the press that was allowed. */
const ALLOWED_MS = 60_000;

export type Allowed = Allowance & { request: GenerationRequest; at: number; holdMs: number };

type Needs = {
  handle: OverlayHandle;
  /** The rules have something to say of what the form asks for now. */
  stands(): boolean;
  request(): GenerationRequest | null;
  /** A press ended without going to the page. */
  unsent(allowed: Allowed, outcome: 'refused' | 'cancelled' | 'aborted'): void;
};

export type Guard = {
  /** Keeps a press or a key from the page, where it must not have it yet. */
  takes(event: Event, starts: boolean): boolean;
  /** A press goes to the page. @returns what it was allowed as; null where nobody had to be asked. */
  used(): Allowed | null;
};

/**
 * Keeps a press of Generate from a page whose requests cannot be held, asks, and lets the person's
 * own next press through. A transparent element over the button would do the same for a mouse, but
 * not for keys and screen readers, and would have to stay where the page moves its button to: events
 * are kept from the page before it gets any, wherever the button stands then.
 */
export function createGuard({ handle, stands, request, unsent }: Needs): Guard {
  const { hold, reader, surface, signal: ended } = handle;
  let asking = false;
  let lifted: { allowed: Allowed; ends(): void } | null = null;

  async function ask(wanted: GenerationRequest): Promise<void> {
    asking = true;
    const at = Date.now();
    const started = performance.now();
    const generation = uuidv7();
    const shown = measured(reader.form.peek().shownCost);
    const judged = await judge(surface, {
      ...{ generation, at, started, request: wanted, shown, resetZone: handle.zone() },
      signal: ended,
    }).catch((): Judged => ({ outcome: 'released', answer: null, waiver: null, why: null }));
    asking = false;
    if (!judged) return;
    const { answer, waiver, outcome } = judged;
    const holdMs = performance.now() - started;
    const allowed = { generation, answer, waiver, request: wanted, at, holdMs };
    if (outcome === 'released') lift(allowed);
    else unsent(allowed, outcome);
  }

  function lift(allowed: Allowed): void {
    const button = reader.submit.peek();
    const name = (button && namedAs(button)) ?? '';
    const state: HoldState = { step: 'allowed', name, answered: allowed.answer !== null };
    const timer = setTimeout(drop, ALLOWED_MS);
    lifted = {
      allowed,
      ends() {
        clearTimeout(timer);
        lifted = null;
        if (hold.peek() === state) hold.value = null;
      },
    };
    hold.value = state;
  }

  function drop(): void {
    const last = lifted;
    last?.ends();
    if (last) unsent(last.allowed, 'aborted');
  }

  addEventListener('pagehide', drop, { signal: ended });
  ended.addEventListener('abort', drop);

  return {
    takes(event, starts) {
      const wanted = request();
      if (lifted && wanted && isSameRequest(lifted.allowed.request, wanted)) return false;
      drop();
      if (!wanted || ended.aborted || !(asking || stands())) return false;
      if (starts && !asking) void ask(wanted);
      return event.cancelable || starts;
    },
    used() {
      const last = lifted;
      // The rest of the same press still belongs to it.
      setTimeout(() => last?.ends());
      return last?.allowed ?? null;
    },
  };
}
