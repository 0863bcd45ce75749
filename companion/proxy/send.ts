import type { Readable } from 'node:stream';
import { Agent, DecoratorHandler, type Dispatcher, request } from 'undici';
import { publicLookup } from './private-address.ts';
import type { Upstream } from './upstream.ts';

const CONNECT_MS = 10_000;
const HEAD_MAX = 32 * 1024;

/** No answer came. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  /** Whether the upstream may have the request all the same. */
  readonly mayHaveIt: boolean;
  readonly isLate: boolean;
  constructor(message: string, mayHaveIt: boolean, isLate: boolean, cause: unknown) {
    super(message, { cause });
    this.mayHaveIt = mayHaveIt;
    this.isLate = isLate;
  }
}

export type Sent = {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: Buffer | Readable | null;
  signal: AbortSignal;
};
export type Answered = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Readable;
};
export type Send = (sent: Sent) => Promise<Answered>;

/** Connections to one upstream: to its own host and port and nowhere else, never along a redirect. */
export function senderTo(
  { base, isPrivate, timeoutMs }: Pick<Upstream, 'base' | 'isPrivate' | 'timeoutMs'>,
  lookup = publicLookup(),
): { send: Send; close(): Promise<void> } {
  const agent = new Agent({
    allowH2: false,
    connect: { timeout: CONNECT_MS, ...(isPrivate ? {} : { lookup }) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: HEAD_MAX,
  });
  async function send({ method, url, headers, body, signal }: Sent): Promise<Answered> {
    if (url.origin !== base)
      throw new NoAnswer('This is no address of the upstream.', false, false, null);
    let begun = false;
    const dispatcher = agent.compose((dispatch) => (options, handler) => {
      return dispatch(options, new Begun(handler, () => (begun = true)));
    });
    try {
      const answer = await request(url, {
        dispatcher,
        method: method as Dispatcher.HttpMethod,
        headers,
        body,
        signal,
      });
      return { status: answer.statusCode, headers: answer.headers, body: answer.body };
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const isLate = /_TIMEOUT$|^ETIMEDOUT$/.test(code);
      throw new NoAnswer(wordsOf(code), begun, isLate, error);
    }
  }
  return { send, close: () => agent.destroy() };
}

/** Its own declaration leaves out what it does. */
const Passing = DecoratorHandler as unknown as new (
  handler: Dispatcher.DispatchHandler,
) => { onRequestStart(controller: Dispatcher.DispatchController, context: object): void };

/** Notes that a connection was there and the request's first byte went out. */
class Begun extends Passing {
  #begin: () => void;
  constructor(handler: Dispatcher.DispatchHandler, begin: () => void) {
    super(handler);
    this.#begin = begin;
  }
  override onRequestStart(controller: Dispatcher.DispatchController, context: object): void {
    this.#begin();
    super.onRequestStart(controller, context);
  }
}

function wordsOf(code: string): string {
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return 'The upstream did not answer in time.';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'The upstream could not be reached in time.';
  return `The upstream could not be reached${/^[A-Z0-9_]{2,40}$/.test(code) ? ` (${code})` : ''}.`;
}
