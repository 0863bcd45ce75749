import type { ToPage } from '../wire.ts';
import type { Line } from './line.ts';
import { after, cancel, NativePromise } from './native.ts';

/** How a hold ended. */
export type Verdict = 'release' | 'refuse' | 'aborted';

/** Longest silence of the other side before a request goes on untouched. */
const NO_WORD_MS = 1500;
const PING_EVERY_MS = 2000;
const PONG_WITHIN_MS = 1000;

type Waiting = { settle: (verdict: Verdict) => void; timer: number; asked: boolean };

/**
 * Requests that wait for a verdict. Each ends by itself: with no word for 1.5 s, or, once a person
 * is being asked, when a ping stays unanswered for 1 s.
 */
export function createHolds() {
  const waiting = { __proto__: null } as unknown as Record<number, Waiting>;
  let last = 0;

  function end(seq: number, verdict: Verdict): boolean {
    const one = waiting[seq];
    if (!one) return false;
    delete waiting[seq];
    cancel(one.timer);
    one.settle(verdict);
    return true;
  }

  function letGo(line: Line, seq: number, why: 'no-word' | 'fault' | 'closed'): void {
    if (end(seq, 'release')) line.post({ kind: 'let-go', seq, why });
  }

  function ping(line: Line, seq: number): void {
    const one = waiting[seq];
    if (!one) return;
    one.timer = after(PONG_WITHIN_MS, () => letGo(line, seq, 'no-word'));
    line.post({ kind: 'ping', seq });
  }

  return {
    next: () => ++last,
    /** Waits for the verdict on `seq`; the caller has posted, or is about to post, its request. */
    wait(line: Line, seq: number): Promise<Verdict> {
      return new NativePromise<Verdict>((settle) => {
        const timer = after(NO_WORD_MS, () => letGo(line, seq, 'no-word'));
        waiting[seq] = { settle, timer, asked: false };
      });
    },
    end,
    letGo,
    /** The page gave it up. @returns whether it was still held. */
    giveUp(line: Line, seq: number): boolean {
      const held = end(seq, 'aborted');
      if (held) line.post({ kind: 'aborted', seq });
      return held;
    },
    receive(line: Line, message: ToPage): void {
      const one = waiting[message.seq];
      if (!one) return;
      if (message.kind === 'release') end(message.seq, 'release');
      else if (message.kind === 'refuse') end(message.seq, 'refuse');
      else if (message.kind === 'wait' || (message.kind === 'pong' && one.asked)) {
        one.asked = true;
        cancel(one.timer);
        one.timer = after(PING_EVERY_MS, () => ping(line, message.seq));
      }
    },
  };
}
export type Holds = ReturnType<typeof createHolds>;
