/**
 * A request as the page sends it. `rule`: '' where only `all` asked for it. `method`: the HTTP
 * method, or `WS`. `url`: absolute. `type`: content type of the body, in lower case, with no
 * parameter but the boundary; '' where none is stated. `headers`: JSON object of those that tell
 * requests of one address apart, names in lower case; never one that authorises. `body`: as text, of
 * a form its files without their bytes. `cut`: the body is longer than `BODY_LIMIT`.
 */
type SeenRequest = {
  seq: number;
  rule: string;
  method: string;
  url: string;
  type: string;
  headers: string;
  body: string;
  cut: boolean;
};

/**
 * What crosses the port between the page's own world and our isolated one. Flat strings and
 * numbers only. What goes towards the page is the addresses to look at and the words of a refusal:
 * no secret, no history, nothing of the person's.
 */
export type FromPage =
  /** A request, or a frame over a socket, is held and waits. */
  | ({ kind: 'submit' } & SeenRequest)
  /** The page gave a held request up, or its socket was closed. */
  | { kind: 'aborted'; seq: number }
  /** We let a held request go without being told to. `closed`: the page is closing its socket. */
  | { kind: 'let-go'; seq: number; why: 'no-word' | 'fault' | 'closed' }
  /**
   * An answer of the studio; `seq` is the held request's (of a socket: the last frame's that was
   * held), or 0. `rule`: '' where only `all` asked for it. `method`: also `WS` (`text` is one frame)
   * and `SSE` (`text` is the data of one event of an EventSource). `type` as above without the
   * boundary, '' for `WS` and `SSE`. An answer of type `text/event-stream`, or of one JSON text a
   * line, comes in several messages while it goes on, each of whole events or lines as they were
   * sent. `status`: 101 for `WS`, 200 for `SSE`. `request`: the start of what was asked, as text,
   * '' where nothing was. `cut`: it is longer than what is shown.
   */
  | {
      kind: 'answer';
      seq: number;
      rule: string;
      method: string;
      url: string;
      type: string;
      status: number;
      text: string;
      cut: boolean;
      request: string;
    }
  /** A released request ended without an answer, or with one that is not read. */
  | { kind: 'lost'; seq: number }
  /** One went out on a way that cannot be held, which `how` says for people. */
  | ({ kind: 'escaped'; how: string } & SeenRequest)
  /** Something of ours failed; the page went on untouched. */
  | { kind: 'fault'; where: string }
  /** The page says more in a minute than is read under `all`; the rest is left out. Said once. */
  | { kind: 'dropped'; what: 'answers' | 'messages' }
  /** Is the other side still there? */
  | { kind: 'ping'; seq: number };

export type ToPage =
  /**
   * What to look at from now on, in place of the bundled family's: `net` is JSON of
   * `{submit, watched, refusal}` of the profile. `all`: every request that may be one, and every
   * answer with data in it.
   */
  | { kind: 'watch'; seq: 0; net: string; all: boolean }
  /** A person is asked; pings must be answered from now on. */
  | { kind: 'wait'; seq: number }
  | { kind: 'pong'; seq: number }
  | { kind: 'release'; seq: number }
  /** It is not sent, and the page gets the profile's refusal: as the answer, or as a frame. */
  | { kind: 'refuse'; seq: number };

/** The event that hands the port over, and the one that asks for it when MAIN ran first. */
export const HANDOVER = 'tierwise-port';
export const ASK = 'tierwise-ask';

/** In bytes; a prompt's own pictures may stand in the body as text. */
export const BODY_LIMIT = 4 * 1024 * 1024;
/** In characters. */
export const ANSWER_LIMIT = 1024 * 1024;
/** Answers to what was held or what a rule names, which may hold the images themselves. */
export const SUBMIT_ANSWER_LIMIT = 32 * 1024 * 1024;
/** How much of a request is repeated with its answer. */
export const REQUEST_LIMIT = 16 * 1024;
