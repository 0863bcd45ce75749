/**
 * What crosses the port between the page's own world and our isolated one. Flat strings and
 * numbers only; no secret, no history and no rule ever goes towards the page.
 */
export type FromPage =
  /** A submit request is held and waits. `cut`: the body is longer than what is shown. */
  | { kind: 'submit'; seq: number; rule: string; url: string; body: string; cut: boolean }
  /** The page gave a held request up. */
  | { kind: 'aborted'; seq: number }
  /** We let a held request go without being told to. */
  | { kind: 'let-go'; seq: number; why: 'no-word' | 'fault' }
  /** An answer of the studio; `seq` is the held request's, or 0. */
  | { kind: 'answer'; seq: number; rule: string; status: number; text: string; cut: boolean }
  /** A released request ended without an answer. */
  | { kind: 'lost'; seq: number }
  /** A submit request went out on a way that cannot be held. */
  | { kind: 'escaped'; how: string; path: string }
  /** Something of ours failed; the page went on untouched. */
  | { kind: 'fault'; where: string }
  /** Is the other side still there? */
  | { kind: 'ping'; seq: number };

export type ToPage =
  /**
   * What to look at from now on: `net` is JSON of `{submit, watched, refusal}` of the profile. `all`:
   * every request that may be one, and every answer with data in it.
   */
  | { kind: 'watch'; seq: 0; net: string; all: boolean }
  /** A person is asked; pings must be answered from now on. */
  | { kind: 'wait'; seq: number }
  | { kind: 'pong'; seq: number }
  | { kind: 'release'; seq: number }
  | { kind: 'refuse'; seq: number };

/** The event that hands the port over, and the one that asks for it when MAIN ran first. */
export const HANDOVER = 'tierwise-port';
export const ASK = 'tierwise-ask';

export const BODY_LIMIT = 256 * 1024;
export const ANSWER_LIMIT = 1024 * 1024;
