import { trip } from '../trip.ts';
import { ANSWER_LIMIT, type FromPage, REQUEST_LIMIT, SUBMIT_ANSWER_LIMIT } from '../wire.ts';
import type { Afford } from './budget.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { isPicture, pictureText } from './picture-text.ts';
import { addressOf, matchIncoming } from './rules.ts';

/** Which request an answer is to. */
export type Asked = { seq: number; rule: string; method: string; url: string; request: string };

/** Our copy of an answer keeps the connection; after so long without a byte it lets go. */
const QUIET_MS = 300_000;
/** Of those that may stay open and that no rule names. */
const OPEN_MAX = 3;
let open = 0;

/** Posts one answer, or one piece of it, within its bounds. */
export function postAnswer(
  line: Line,
  afford: Afford,
  { seq, rule, method, url, request }: Asked,
  { type, status, text }: { type: string; status: number; text: string },
): void {
  const limit = limitOf({ seq, rule });
  const cut = text.length > limit;
  if (!rule && !afford(cut ? limit : text.length)) return;
  const answer: FromPage = {
    kind: 'answer',
    ...{ seq, rule, method, url, type, status, cut },
    text: cut ? native.cutText(text, 0, limit) : text,
    request: native.cutText(request, 0, REQUEST_LIMIT),
  };
  line.post(answer);
}

/** Posts what came over a socket or an EventSource, where it is of interest. */
export function postIncoming(
  line: Line,
  afford: Afford,
  event: Event,
  asked: Omit<Asked, 'rule'> & { method: 'WS' | 'SSE' },
): void {
  // `open` and `error` of a source carry nothing, whatever the studio calls its own.
  const text = event instanceof native.NativeMessageEvent ? native.dataOf(event) : null;
  if (typeof text !== 'string') return;
  const address = addressOf(asked.url);
  const rule = address && matchIncoming(asked.method, address);
  const status = asked.method === 'WS' ? 101 : 200;
  if (rule !== null) postAnswer(line, afford, { ...asked, rule }, { type: '', status, text });
}

export const limitOf = (asked: { seq: number; rule: string }) =>
  asked.seq || asked.rule ? SUBMIT_ANSWER_LIMIT : ANSWER_LIMIT;

/** Whether text of this type may say something; images, pages, styles and programs do not. */
export function isData(type: string): boolean {
  return (
    native.has(type, 'json') ||
    native.has(type, 'text/plain') ||
    native.has(type, 'text/x-component') ||
    native.has(type, 'event-stream')
  );
}

/** Says that nothing will be told of the answer, if it is to a request that was held. */
export function unread(line: Line, { seq }: Asked): void {
  if (seq) line.post({ kind: 'lost', seq });
}

/** Reads a response beside the page, from a copy: as it goes where it is a stream of messages. */
export function readBeside(line: Line, afford: Afford, response: Response, asked: Asked): void {
  const stated = native.headerOf(native.responseHeaders(response), 'content-type') ?? '';
  const type = native.lowerCase(stated);
  // A picture that came back to a request of its own is what the request made.
  if (asked.seq && isPicture(type)) {
    void readPicture(line, afford, native.cloneResponse(response), asked, type);
    return;
  }
  if (!asked.rule && !isData(type)) {
    unread(line, asked);
    return;
  }
  const lines = native.has(type, 'ndjson') || native.has(type, 'jsonl');
  const end = native.has(type, 'event-stream') ? '\n\n' : lines ? '\n' : '';
  if (end && !asked.rule && open >= OPEN_MAX) return;
  void read(line, afford, native.cloneResponse(response), asked, type, end);
}

async function readPicture(
  line: Line,
  afford: Afford,
  copy: Response,
  asked: Asked,
  type: string,
): Promise<void> {
  try {
    trip('read');
    const status = native.responseStatus(copy);
    const text = await pictureText(await native.responseBlob(copy), type, limitOf(asked));
    postAnswer(line, afford, asked, { type, status, text });
  } catch {
    unread(line, asked);
  }
}

async function read(
  line: Line,
  afford: Afford,
  copy: Response,
  asked: Asked,
  type: string,
  end: string,
): Promise<void> {
  if (end) open += 1;
  try {
    trip('read');
    const status = native.responseStatus(copy);
    const body = native.responseBody(copy);
    const reader = body && native.readerOf(body);
    const decoder = native.makeDecoder();
    let text = '';
    while (reader) {
      const quiet = native.after(QUIET_MS, () => void letGo(reader));
      const { done, value } = await native.readOn(reader);
      native.cancel(quiet);
      text += native.decode(decoder, value, { stream: !done });
      if (done) break;
      const whole = end ? lastEnd(text, end) : 0;
      if (whole)
        postAnswer(line, afford, asked, { type, status, text: native.cutText(text, 0, whole) });
      text = whole ? native.cutText(text, whole) : text;
      if (text.length > limitOf(asked)) {
        void letGo(reader);
        break;
      }
    }
    if (text || !end) postAnswer(line, afford, asked, { type, status, text });
  } catch {
    // The page gave it up half-way, or the connection broke.
    unread(line, asked);
  }
  if (end) open -= 1;
}

async function letGo(reader: ReadableStreamDefaultReader): Promise<void> {
  try {
    await native.giveUp(reader);
  } catch {
    // It broke by itself.
  }
}

/** Where the last whole message ends; 0 where none does. Lines may end in a carriage return too. */
function lastEnd(text: string, end: string): number {
  const at = native.lastIndexIn(text, end);
  const other = end === '\n' ? -1 : native.lastIndexIn(text, '\n\r\n');
  return at >= other ? (at < 0 ? 0 : at + end.length) : other + 3;
}
