import { trip } from '../trip.ts';
import type { Afford } from './budget.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { postAnswer } from './read-answer.ts';
import { type Address, addressOf, matchIncoming } from './rules.ts';
import { wrapConstructor } from './wrap-constructor.ts';

/** What is heard at one source; `url` once it was told apart. */
type Known = { self: EventSource; heard: Record<string, boolean> };

/** Hears what comes over an `EventSource`, under every name that the page listens for. */
export function watchEvents(line: Line, afford: Afford): void {
  const known = native.makeWeakMap<object, Known>();
  const fault = (where: string) => line.post({ kind: 'fault', where });

  wrapConstructor('EventSource', (self) => {
    try {
      trip('event-source');
      if (!line.isOpen()) return;
      known.set(self, { self, heard: { __proto__: null } as unknown as Known['heard'] });
      hear(self, 'message');
    } catch {
      fault('event-source');
    }
  });

  // On a source alone: every other object keeps the one that it shares with all.
  EventSource.prototype.addEventListener = new native.NativeProxy(
    EventSource.prototype.addEventListener,
    {
      apply(target, self, args) {
        try {
          trip('event-listen');
          if (typeof args[0] === 'string') hear(self, args[0]);
        } catch {
          fault('event-listen');
        }
        return native.apply(target, self, args);
      },
    },
  );

  function hear(self: object, name: string): void {
    const one = known.get(self);
    if (!one || one.heard[name]) return;
    one.heard[name] = true;
    native.listen(self, name, (event: Event) => heard(one.self, event));
  }

  function heard(self: EventSource, event: Event): void {
    try {
      trip('event-message');
      // `open` and `error` carry nothing, whatever the studio calls its own.
      const text = event instanceof native.NativeMessageEvent ? native.dataOf(event) : null;
      const address: Address | null = typeof text === 'string' ? addressOf(urlOf(self)) : null;
      const rule = address && matchIncoming('SSE', address);
      if (rule === null || !address || typeof text !== 'string') return;
      const asked = { seq: 0, rule, method: 'SSE', url: address.url, request: '' };
      postAnswer(line, afford, asked, { type: '', status: 200, text });
    } catch {
      fault('event-message');
    }
  }
}

const urlOf = native.sourceUrl;
