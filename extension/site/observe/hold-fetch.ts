import { trip } from '../trip.ts';
import { ANSWER_LIMIT, BODY_LIMIT } from '../wire.ts';
import type { Holds, Verdict } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { interestingPath, type Matched, match, REFUSAL } from './rules.ts';

/** Wraps `fetch`: submit requests wait for a verdict, watched answers are read beside the page. */
export function holdFetch(line: Line, holds: Holds): void {
  const fault = (where: string) => line.post({ kind: 'fault', where });

  const wrapped = new native.NativeProxy(native.fetchNatively, {
    apply(target, self, args) {
      let request: Request;
      let matched: Matched | null;
      try {
        trip('fetch');
        if (!line.isOpen() || interestingPath(args[0]) === null)
          return native.apply(target, self, args);
        // The snapshot that the browser itself would take now, once.
        request = native.construct(native.NativeRequest, args as unknown[]) as Request;
      } catch {
        // An argument that is refused natively too, or a fault of ours: the browser's own answer.
        return native.apply(target, self, args);
      }
      try {
        trip('match');
        matched = match(
          native.requestMethod(request),
          interestingPath(native.requestUrl(request)) ?? '',
        );
      } catch {
        fault('match');
        matched = null;
      }
      if (!matched) return native.apply(target, self, [request]);
      return matched.submit
        ? held(line, holds, request, matched)
        : passed(line, target, self, request, matched, 0);
    },
  });
  window.fetch = wrapped;
}

async function held(
  line: Line,
  holds: Holds,
  request: Request,
  matched: Matched,
): Promise<Response> {
  const signal = native.requestSignal(request);
  const seq = holds.next();
  let verdict: Verdict = 'release';
  const abort = () => {
    if (holds.end(seq, 'aborted')) line.post({ kind: 'aborted', seq });
  };
  try {
    trip('hold');
    if (!native.isAborted(signal)) {
      const told = holds.wait(line, seq);
      native.listen(signal, 'abort', abort);
      void describe(line, holds, seq, request, matched);
      verdict = await told;
    }
  } catch {
    holds.end(seq, 'release');
    line.post({ kind: 'let-go', seq, why: 'fault' });
    line.post({ kind: 'fault', where: 'hold' });
    verdict = 'release';
  }
  try {
    native.unlisten(signal, 'abort', abort);
  } catch {
    // It stays registered and finds nothing to abort.
  }
  if (verdict === 'aborted') throw native.abortReason(signal);
  if (verdict === 'refuse') return refusal();
  return passed(line, native.fetchNatively, window, request, matched, seq);
}

/** Says what is held. Methods of promises are the page's to replace; `await` is not. */
async function describe(
  line: Line,
  holds: Holds,
  seq: number,
  request: Request,
  { rule }: Matched,
): Promise<void> {
  try {
    trip('describe');
    const blob = await native.requestBlob(native.cloneRequest(request));
    const cut = native.blobSize(blob) > BODY_LIMIT;
    const body = await native.blobText(cut ? native.blobSlice(blob, 0, BODY_LIMIT) : blob);
    const url = native.requestUrl(request);
    line.post({ kind: 'submit', seq, rule: rule.id, url, body, cut });
  } catch {
    if (holds.end(seq, 'release')) line.post({ kind: 'let-go', seq, why: 'fault' });
    line.post({ kind: 'fault', where: 'describe' });
  }
}

/** Sends it, hands the page the browser's own response, and reads a copy afterwards. */
async function passed(
  line: Line,
  fetch: typeof window.fetch,
  self: unknown,
  request: Request,
  { rule }: Matched,
  seq: number,
): Promise<Response> {
  let response: Response;
  try {
    response = await (native.apply(fetch, self, [request]) as Promise<Response>);
  } catch (error) {
    line.post({ kind: 'lost', seq });
    throw error;
  }
  try {
    trip('answer');
    void read(line, native.cloneResponse(response), rule.id, seq);
  } catch {
    line.post({ kind: 'fault', where: 'answer' });
  }
  return response;
}

async function read(line: Line, copy: Response, rule: string, seq: number): Promise<void> {
  try {
    trip('read');
    const status = native.responseStatus(copy);
    const whole = await native.responseText(copy);
    const cut = whole.length > ANSWER_LIMIT;
    const text = cut ? native.cutText(whole, 0, ANSWER_LIMIT) : whole;
    line.post({ kind: 'answer', seq, rule, status, text, cut });
  } catch {
    // The page gave it up half-way, or the connection broke.
    line.post({ kind: 'lost', seq });
  }
}

function refusal(): Response {
  const init = { status: REFUSAL.status, headers: { 'Content-Type': REFUSAL.type } };
  return native.construct(native.NativeResponse, [REFUSAL.body, init]) as Response;
}
