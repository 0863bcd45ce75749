import { trip } from '../trip.ts';
import { type BodyText, copyForm, readBody } from './body-text.ts';
import type { Afford } from './budget.ts';
import type { Holds, Verdict } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { type Asked, readBeside, unread } from './read-answer.ts';
import { addressOf, asksInAddress, learning, type Matched, match, refusalOf } from './rules.ts';
import { tellHeld } from './tell-held.ts';

/** What the page asked for: the browser's own snapshot, and the form that it was made of. */
type Sent = { request: Request; form: FormData | null };

/** Wraps `fetch`: submit requests wait for a verdict, watched answers are read beside the page. */
export function holdFetch(line: Line, holds: Holds, afford: Afford): void {
  const wrapped = new native.NativeProxy(native.fetchNatively, {
    apply(target, self, args) {
      let request: Request;
      let form: FormData | null = null;
      let matched: Matched | null;
      try {
        trip('fetch');
        const body = native.ownValue(args[1], 'body');
        // A stream's bytes are the page's to time; nothing is to stand between.
        if (!line.isOpen() || body instanceof native.NativeStream || !addressOf(args[0]))
          return native.apply(target, self, args);
        // The snapshot that the browser itself would take now, once.
        request = native.construct(native.NativeRequest, args as unknown[]) as Request;
        if (body instanceof native.NativeFormData) form = copyForm(body, false);
      } catch {
        // An argument that is refused natively too, or a fault of ours: the browser's own answer.
        return native.apply(target, self, args);
      }
      try {
        trip('match');
        matched = look(request);
      } catch {
        line.fault('match');
        matched = null;
      }
      if (!matched) return native.apply(target, self, [request]);
      if (matched.submit) return held({ request, form }, matched);
      const asked = aim(request, matched.rule);
      if (matched.rule) void note(request, asked);
      return passed(target, self, request, asked);
    },
  });
  window.fetch = wrapped;

  function look(request: Request): Matched | null {
    const address = addressOf(request);
    if (!address) return null;
    const method = native.requestMethod(request);
    const headers = native.requestHeaders(request);
    const found = match(method, address, (name) => native.headerOf(headers, name));
    if (found || !learning()) return found;
    const asks = method === 'GET' ? asksInAddress(address) : method !== 'HEAD';
    return { rule: '', submit: asks };
  }

  async function held({ request, form }: Sent, { rule }: Matched): Promise<Response> {
    const signal = native.requestSignal(request);
    const seq = holds.next();
    const asked = { ...aim(request, rule), seq };
    let verdict: Verdict = 'release';
    const abort = () => holds.giveUp(line, seq);
    try {
      trip('hold');
      if (!native.isAborted(signal)) {
        const told = holds.wait(line, seq);
        native.listen(signal, 'abort', abort);
        void describe({ request, form }, asked);
        verdict = await told;
      }
    } catch {
      holds.end(seq, 'release');
      line.post({ kind: 'let-go', seq, why: 'fault' });
      line.fault('hold');
      verdict = 'release';
    }
    try {
      native.unlisten(signal, 'abort', abort);
    } catch {
      // It stays registered and finds nothing to abort.
    }
    if (verdict === 'aborted') throw native.abortReason(signal);
    if (verdict === 'refuse') return refused();
    return passed(native.fetchNatively, window, request, asked);
  }

  /** Says what is held. Methods of promises are the page's to replace; `await` is not. */
  async function describe({ request, form }: Sent, asked: Asked): Promise<void> {
    try {
      trip('describe');
      const text = await bodyOf(request, form);
      const headers = native.requestHeaders(request);
      tellHeld(line, holds, afford, asked, (name) => native.headerOf(headers, name), text);
    } catch {
      holds.letGo(line, asked.seq, 'fault');
      line.fault('describe');
    }
  }

  /** Sends it, hands the page the browser's own response, and reads a copy afterwards. */
  async function passed(
    fetch: typeof window.fetch,
    self: unknown,
    request: Request,
    asked: Asked,
  ): Promise<Response> {
    let response: Response;
    try {
      response = await (native.apply(fetch, self, [request]) as Promise<Response>);
    } catch (error) {
      unread(line, asked);
      throw error;
    }
    try {
      trip('answer');
      readBeside(line, afford, response, asked);
    } catch {
      line.fault('answer');
    }
    return response;
  }
}

function aim(request: Request, rule: string): Asked {
  const method = native.requestMethod(request);
  return { seq: 0, rule, method, url: native.requestUrl(request), request: '' };
}

/** The copy is taken before this first waits. */
async function bodyOf(request: Request, form: FormData | null): Promise<BodyText> {
  if (form) return readBody(form, '');
  const type = native.headerOf(native.requestHeaders(request), 'content-type') ?? '';
  return readBody(await native.requestBlob(native.cloneRequest(request)), type);
}

/** What is asked, to be told with its answer; read while the request is under way. */
async function note(request: Request, asked: Asked): Promise<void> {
  try {
    if (asked.method !== 'GET') asked.request = (await bodyOf(request, null)).body;
  } catch {
    // The answer tells enough without it.
  }
}

function refused(): Response {
  const { status, type, body } = refusalOf();
  const init = { status, headers: { 'Content-Type': type } };
  return native.construct(native.NativeResponse, [body, init]) as Response;
}
