import { trip } from '../trip.ts';
import { BODY_LIMIT } from '../wire.ts';
import type { Holds } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { interestingPath, type Matched, match } from './rules.ts';
import { readXhr, snapshotBody } from './xhr-body.ts';
import { pretendAborted, pretendRefused, stopPretending } from './xhr-events.ts';

type Known = { matched: Matched | null; url: string; sync: boolean; held: number };

/** Wraps `XMLHttpRequest`: the object stays the browser's own, only `send` may wait. */
export function holdXhr(line: Line, holds: Holds): void {
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
      line.post({ kind: 'fault', where: 'xhr-open' });
    }
    const result = goOn();
    try {
      trip('xhr-open');
      if (line.isOpen()) known.set(self, recognise(args));
    } catch {
      line.post({ kind: 'fault', where: 'xhr-open' });
    }
    return result;
  });

  wrap('setRequestHeader', setRequestHeader, (self, _, goOn) => {
    refuseWhileHeld(self, 'setRequestHeader');
    return goOn();
  });

  wrap('abort', abort, (self, _, goOn) => {
    const one = known.get(self);
    if (!one?.held) return goOn();
    const seq = one.held;
    if (!holds.end(seq, 'aborted')) return goOn();
    line.post({ kind: 'aborted', seq });
    pretendAborted(self);
    return undefined;
  });

  wrap('send', send, (self, args, goOn) => {
    const one = known.get(self);
    if (!one?.matched) return goOn();
    if (!one.matched.submit) {
      watch(self, one, 0);
      return goOn();
    }
    if (one.sync) {
      line.post({ kind: 'escaped', how: 'a synchronous request', path: one.matched.rule.path });
      watch(self, one, 0);
      return goOn();
    }
    refuseWhileHeld(self, 'send');
    let body: unknown;
    try {
      trip('xhr-send');
      body = snapshotBody(args[0]);
    } catch {
      line.post({ kind: 'fault', where: 'xhr-send' });
      return goOn();
    }
    void hold(self, one, body);
    return undefined;
  });

  async function hold(self: XMLHttpRequest, one: Known, body: unknown): Promise<void> {
    const seq = holds.next();
    one.held = seq;
    const told = holds.wait(line, seq);
    try {
      trip('xhr-hold');
      await describe(seq, one, body);
    } catch {
      if (holds.end(seq, 'release')) line.post({ kind: 'let-go', seq, why: 'fault' });
      line.post({ kind: 'fault', where: 'xhr-hold' });
    }
    const verdict = await told;
    one.held = 0;
    if (verdict === 'aborted') return;
    if (verdict === 'refuse') return pretendRefused(self);
    watch(self, one, seq);
    native.apply(send, self, [body]);
  }

  async function describe(seq: number, one: Known, body: unknown): Promise<void> {
    // A response reads any body in the same way, FormData included.
    const held = native.construct(native.NativeResponse, [body ?? '']) as Response;
    const blob = await native.responseBlob(held);
    const cut = native.blobSize(blob) > BODY_LIMIT;
    const text = await native.blobText(cut ? native.blobSlice(blob, 0, BODY_LIMIT) : blob);
    const rule = one.matched!.rule.id;
    line.post({ kind: 'submit', seq, rule, url: one.url, body: text, cut });
  }

  function watch(self: XMLHttpRequest, one: Known, seq: number): void {
    const rule = one.matched!.rule.id;
    const ended = () => {
      native.unlisten(self, 'loadend', ended);
      void readAnswer(self, rule, seq);
    };
    native.listen(self, 'loadend', ended);
  }

  async function readAnswer(self: XMLHttpRequest, rule: string, seq: number): Promise<void> {
    try {
      trip('xhr-answer');
      const read = await readXhr(self);
      line.post(read ? { kind: 'answer', seq, rule, ...read } : { kind: 'lost', seq });
    } catch {
      line.post({ kind: 'fault', where: 'xhr-answer' });
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

function recognise(args: unknown[]): Known {
  const nothing: Known = { matched: null, url: '', sync: false, held: 0 };
  const url =
    typeof args[1] === 'string' ? args[1] : args[1] instanceof native.NativeURL ? args[1] : null;
  if (typeof args[0] !== 'string' || url === null) return nothing;
  const path = interestingPath(url);
  if (path === null) return nothing;
  const matched = match(native.upperCase(args[0]), path);
  return { matched, url: path, sync: args.length > 2 && !args[2], held: 0 };
}
