import { trip } from '../trip.ts';
import { REQUEST_LIMIT } from '../wire.ts';
import type { Afford } from './budget.ts';
import type { Holds, Verdict } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { postIncoming } from './read-answer.ts';
import { addressOf, learning, match, refusalOf } from './rules.ts';
import { wrapConstructor } from './wrap-constructor.ts';
import { snapshotBody } from './xhr-body.ts';

/** A frame that waits, for its verdict or for those before it. `seq`: 0 where it is not held. */
type Frame = {
  data: unknown;
  size: number;
  seq: number;
  rule: string;
  told: Promise<Verdict> | null;
  next: Frame | null;
};
/** A socket. `last`: number and start of the frame that was held and sent last. */
type Known = {
  head: Frame | null;
  tail: Frame | null;
  waiting: number;
  last: number;
  request: string;
};

const OPEN = 1;
/** A frame shorter than this carries no prompt. */
const TEXT_MIN = 16;

/**
 * Wraps `WebSocket`: the object stays the browser's own, only `send` may wait, and everything sent
 * after a frame that waits goes after it. A refused frame is dropped and the page hears the
 * profile's refusal over the socket: closing it would end what else goes on there.
 */
export function holdSockets(line: Line, holds: Holds, afford: Afford): void {
  const prototype = WebSocket.prototype;
  const { send, close } = prototype;
  const known = native.makeWeakMap<WebSocket, Known>();
  wrapConstructor('WebSocket', (self) => {
    try {
      trip('socket');
      if (!line.isOpen()) return;
      const one: Known = { head: null, tail: null, waiting: 0, last: 0, request: '' };
      known.set(self, one);
      native.listen(self, 'message', (event: Event) => heard(self, one, event));
      native.listen(self, 'close', () => empty(self, one, true));
    } catch {
      line.fault('socket');
    }
  });

  prototype.send = new native.NativeProxy(send, {
    apply(target, self, args) {
      const one = known.get(self);
      if (!one || args.length === 0 || native.socketState(self) !== OPEN)
        return native.apply(target, self, args);
      const frame = hold(self, args[0]);
      if (!frame.told && !one.head) return native.apply(target, self, args);
      frame.data = snapshot(args[0]);
      frame.size = sizeOf(frame.data);
      one.waiting += frame.size;
      if (one.head) one.tail!.next = frame;
      else one.head = frame;
      one.tail = frame;
      if (one.head === frame) void drain(self, one);
      return undefined;
    },
  });

  prototype.close = new native.NativeProxy(close, {
    apply(target, self, args) {
      try {
        trip('socket-close');
        const one = known.get(self);
        const code = args[0];
        if (one?.head && (code === undefined || code === 1000 || (code >= 3000 && code < 5000)))
          empty(self, one, false);
      } catch {
        line.fault('socket-close');
      }
      return native.apply(target, self, args);
    },
  });

  // What waits here was sent, as far as the page knows.
  const buffered = Object.getOwnPropertyDescriptor(prototype, 'bufferedAmount');
  if (buffered?.get)
    native.defineProperty(prototype, 'bufferedAmount', {
      ...buffered,
      get: new native.NativeProxy(buffered.get, {
        apply: (target, self, args) =>
          (native.apply(target, self, args) as number) + (known.get(self)?.waiting ?? 0),
      }),
    });

  function hold(self: WebSocket, data: unknown): Frame {
    const frame: Frame = { data, size: 0, seq: 0, rule: '', told: null, next: null };
    try {
      trip('socket-send');
      const address =
        line.isOpen() && typeof data === 'string' ? addressOf(native.socketUrl(self)) : null;
      if (!address || typeof data !== 'string') return frame;
      const matched = match('WS', address);
      const wanted = matched
        ? matched.submit
        : learning() && data.length >= TEXT_MIN && afford(data.length);
      if (!wanted) return frame;
      frame.rule = matched?.rule ?? '';
      frame.seq = holds.next();
      frame.told = holds.wait(line, frame.seq);
      const { seq, rule } = frame;
      const about = { method: 'WS', url: address.url, type: '', headers: '{}' };
      line.post({ kind: 'submit', seq, rule, ...about, body: data, cut: false });
    } catch {
      holds.end(frame.seq, 'release');
      line.fault('socket-send');
    }
    return frame;
  }

  /** Sends what waits, in its order, each once its verdict is there. */
  async function drain(self: WebSocket, one: Known): Promise<void> {
    while (one.head) {
      const frame = one.head;
      const verdict = frame.told ? await frame.told : 'release';
      // The socket was closed meanwhile, and the queue emptied.
      if (one.head !== frame) return;
      one.head = frame.next;
      one.waiting -= frame.size;
      if (verdict === 'release') go(self, one, frame);
      else if (verdict === 'refuse') refuse(self);
    }
  }

  function go(self: WebSocket, one: Known, { seq, data }: Frame): void {
    if (seq) {
      one.last = seq;
      one.request = native.cutText(data as string, 0, REQUEST_LIMIT);
    }
    try {
      native.apply(send, self, [data]);
    } catch {
      // It would have been refused at once, had nothing waited before it.
    }
  }

  /**
   * The page closes the socket, or it is closed: what a rule named is given up, as it was not sent
   * yet. All else the page did send before, and it goes while it can.
   */
  function empty(self: WebSocket, one: Known, closed: boolean): void {
    let frame = one.head;
    one.head = null;
    one.waiting = 0;
    while (frame) {
      const { seq, rule, next } = frame;
      if (closed || rule) holds.giveUp(line, seq);
      else {
        holds.letGo(line, seq, 'closed');
        go(self, one, frame);
      }
      frame = next;
    }
  }

  function heard(self: WebSocket, one: Known, event: Event): void {
    try {
      trip('socket-message');
      const { last: seq, request } = one;
      postIncoming(line, afford, event, {
        seq,
        method: 'WS',
        url: native.socketUrl(self),
        request,
      });
    } catch {
      line.fault('socket-message');
    }
  }
}

function refuse(self: WebSocket): void {
  const said = {
    data: refusalOf().body,
    origin: native.originOf(new native.NativeURL(native.socketUrl(self))),
  };
  native.dispatch(self, native.construct(native.NativeMessageEvent, ['message', said]) as Event);
}

/** What the browser would take of it now; text is made of anything else, as it does. */
function snapshot(data: unknown): unknown {
  if (typeof data === 'string' || data instanceof native.NativeBlob) return data;
  const copy = snapshotBody(data);
  return typeof copy === 'object' && copy !== data ? copy : `${data}`;
}

/** In bytes, or near enough for text: who asks wants to know whether all has gone. */
function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof native.NativeBlob ? native.blobSize(data) : native.bufferSize(data);
}
