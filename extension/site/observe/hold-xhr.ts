import { trip } from '../trip.ts';
import { type BodyText, copyForm, readBody } from './body-text.ts';
import type { Afford } from './budget.ts';
import type { Holds } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { isPicture } from './picture-text.ts';
import { type Asked, isData, limitOf, postAnswer, unread } from './read-answer.ts';
import { type Address, addressOf, asksInAddress, learning, type Matched, match } from './rules.ts';
import { tellEscaped, tellHeld } from './tell-held.ts';
import { readXhr, snapshotBody } from './xhr-body.ts';
import { pretendAborted, pretendRefused, stopPretending } from './xhr-events.ts';

/** A request as it was opened. `held`: its number while it waits, else 0. */
type Known = {
  method: string;
  address: Address | null;
  sync: boolean;
  held: number;
  headers: Record<string, string>;
};

/** Wraps `XMLHttpRequest`: the object stays the browser's own, only `send` may wait. */
export function holdXhr(line: Line, holds: Holds, afford: Afford): void {
  const prototype = XMLHttpRequest.prototype;
  const { open, send, abort, setRequestHeader } = prototype;
  const known = native.makeWeakMap<XMLHttpRequest, Known>();
  function wrap<F extends (...args: never[]) => unknown>(
    name: 'open' | 'send' | 'abort' | 'setRequestHeader',
    method: F,
    around: (self: XMLHttpRequest, args: unknown[], goOn: () => unknown) => unknown,
  ): void {
    prototype[name] = new native.NativeProxy(method, {
      apply: (target, self, args) =>
        around(self as XMLHttpRequest, args, () => native.apply(target, self, args)),
    }) as never;
  }

  wrap('open', open, (self, args, goOn) => {
    try {
      const before = known.get(self);
      if (before?.held) holds.end(before.held, 'aborted');
      stopPretending(self);
    } catch {
      line.fault('xhr-open');
    }
    const result = goOn();
    try {
      trip('xhr-open');
      if (line.isOpen()) known.set(self, recognise(args));
    } catch {
      line.fault('xhr-open');
    }
    return result;
  });

  wrap('setRequestHeader', setRequestHeader, (self, args, goOn) => {
    refuseWhileHeld(self, 'setRequestHeader');
    const result = goOn();
    const one = known.get(self);
    if (one && typeof args[0] === 'string')
      one.headers[native.lowerCase(args[0])] = typeof args[1] === 'string' ? args[1] : '';
    return result;
  });

  wrap('abort', abort, (self, _, goOn) => {
    const one = known.get(self);
    if (!one?.held || !holds.giveUp(line, one.held)) return goOn();
    return pretendAborted(self);
  });

  wrap('send', send, (self, args, goOn) => {
    const one = known.get(self);
    if (!one?.address) return goOn();
    refuseWhileHeld(self, 'send');
    // What the browser itself throws is the page's: a synchronous one must not go a second time.
    if (!take(self, one, one.address, args[0])) return goOn();
    return undefined;
  });

  /** @returns whether it is held, and sent or refused later. */
  function take(self: XMLHttpRequest, one: Known, address: Address, given: unknown): boolean {
    try {
      trip('xhr-send');
      const matched = look(one, address, given);
      if (!matched) return false;
      const asked: Asked = {
        ...{ seq: 0, rule: matched.rule, method: one.method },
        ...{ url: address.url, request: '' },
      };
      const body = matched.submit ? snapshotBody(given) : given;
      if (matched.submit && !one.sync) {
        void hold(self, one, asked, body);
        return true;
      }
      if (typeof body === 'string') asked.request = body;
      watch(self, asked, matched.submit ? tell(one, asked, body) : null);
    } catch {
      line.fault('xhr-send');
    }
    return false;
  }

  function look(one: Known, address: Address, body: unknown): Matched | null {
    const found = match(one.method, address, (name) => (name in one.headers ? name : null));
    if (found || !learning()) return found;
    if (one.method === 'GET') return { rule: '', submit: asksInAddress(address) };
    const asks = one.method !== 'HEAD';
    return { rule: '', submit: asks && body !== undefined && body !== null };
  }

  async function hold(
    self: XMLHttpRequest,
    one: Known,
    asked: Asked,
    body: unknown,
  ): Promise<void> {
    const seq = holds.next();
    asked.seq = one.held = seq;
    const told = holds.wait(line, seq);
    try {
      trip('xhr-hold');
      const text = await textOf(one, body);
      tellHeld(line, holds, afford, asked, (name) => one.headers[name], text);
    } catch {
      holds.letGo(line, seq, 'fault');
      line.fault('xhr-hold');
    }
    const verdict = await told;
    one.held = 0;
    if (verdict === 'aborted') return;
    if (verdict === 'refuse') return pretendRefused(self);
    watch(self, asked);
    native.apply(send, self, [body]);
  }

  /** The page waits for the answer of a synchronous one: it goes at once, and is told. */
  async function tell(one: Known, asked: Asked, body: unknown): Promise<void> {
    try {
      trip('xhr-tell');
      asked.seq = holds.next();
      const text = await textOf(one, body);
      const header = (name: string) => one.headers[name];
      tellEscaped(line, afford, 'a synchronous request', asked, header, text);
    } catch {
      line.fault('xhr-tell');
    }
  }

  /** @param told after which its answer is said. */
  function watch(self: XMLHttpRequest, asked: Asked, told: Promise<void> | null = null): void {
    const ended = async () => {
      native.unlisten(self, 'loadend', ended);
      await told;
      void readAnswer(self, asked);
    };
    native.listen(self, 'loadend', ended);
  }

  async function readAnswer(self: XMLHttpRequest, asked: Asked): Promise<void> {
    try {
      trip('xhr-answer');
      const type = native.lowerCase(native.answerHeader(self, 'content-type') ?? '');
      const picture = asked.seq !== 0 && isPicture(type);
      if (!asked.rule && !picture && !isData(type)) return unread(line, asked);
      const read = await readXhr(self, picture ? { type, limit: limitOf(asked) } : null);
      if (read) postAnswer(line, afford, asked, { ...read, type });
      else unread(line, asked);
    } catch {
      line.fault('xhr-answer');
    }
  }

  /** As the browser does once `send` was called. */
  function refuseWhileHeld(self: XMLHttpRequest, method: string): void {
    if (!known.get(self)?.held) return;
    throw new native.NativeDOMException(
      `Failed to execute '${method}' on 'XMLHttpRequest': The object's state must be OPENED.`,
      'InvalidStateError',
    );
  }
}

function textOf(one: Known, body: unknown): Promise<BodyText> {
  const told = body instanceof native.NativeFormData ? copyForm(body, false) : body;
  return readBody(told, one.headers['content-type'] ?? '');
}

function recognise(args: unknown[]): Known {
  const method = typeof args[0] === 'string' ? native.upperCase(args[0]) : '';
  const headers = { __proto__: null } as unknown as Known['headers'];
  const sync = args.length > 2 && !args[2];
  return { method, address: method ? addressOf(args[1]) : null, sync, held: 0, headers };
}
