import { trip } from '../trip.ts';
import type { Afford } from './budget.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { postIncoming } from './read-answer.ts';
import { wrapConstructor } from './wrap-constructor.ts';

/** Hears what comes over an `EventSource`, under every name that the page listens for. */
export function watchEvents(line: Line, afford: Afford): void {
  const known = native.makeWeakMap<EventSource, Record<string, boolean>>();
  wrapConstructor('EventSource', (self) => {
    try {
      trip('event-source');
      if (!line.isOpen()) return;
      known.set(self, { __proto__: null } as unknown as Record<string, boolean>);
      hear(self, 'message');
    } catch {
      line.fault('event-source');
    }
  });

  // On a source alone: every other object keeps the one that it shares with all.
  EventSource.prototype.addEventListener = new native.NativeProxy(
    EventSource.prototype.addEventListener,
    {
      apply(target, self, args) {
        try {
          trip('event-listen');
          if (typeof args[0] === 'string') hear(self as EventSource, args[0]);
        } catch {
          line.fault('event-listen');
        }
        return native.apply(target, self, args);
      },
    },
  );

  function hear(self: EventSource, name: string): void {
    const names = known.get(self);
    if (!names || names[name]) return;
    names[name] = true;
    native.listen(self, name, (event: Event) => {
      try {
        trip('event-message');
        const asked = { seq: 0, method: 'SSE', url: native.sourceUrl(self), request: '' } as const;
        postIncoming(line, afford, event, asked);
      } catch {
        line.fault('event-message');
      }
    });
  }
}
