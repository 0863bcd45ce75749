import { trip } from '../trip.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { addressOf, match } from './rules.ts';

/** Ways to send that cannot be held: they go on, and we say that they did. */
export function noticeEscapes(line: Line): void {
  function notice(how: string, url: unknown): void {
    try {
      trip('escape');
      const address = line.isOpen() ? addressOf(url) : null;
      if (address && match('POST', address)?.submit)
        line.post({ kind: 'escaped', how, path: address.path });
    } catch {
      line.fault('escape');
    }
  }

  Navigator.prototype.sendBeacon = new native.NativeProxy(Navigator.prototype.sendBeacon, {
    apply(target, self, args) {
      notice('a beacon', args[0]);
      return native.apply(target, self, args);
    },
  });

  HTMLFormElement.prototype.submit = new native.NativeProxy(HTMLFormElement.prototype.submit, {
    apply(target, self, args) {
      notice('a form', formAction(self));
      return native.apply(target, self, args);
    },
  });
  native.listen(
    window,
    'submit',
    (event: Event) => notice('a form', formAction(targetOf(event))),
    true,
  );
}

const targetOf = native.getter<unknown>(Event.prototype, 'target');
const actionOf = native.getter<unknown>(HTMLFormElement.prototype, 'action');

/** Read from the prototype: a field named "action" hides the form's own property. */
function formAction(form: unknown): unknown {
  return form instanceof HTMLFormElement ? actionOf(form) : null;
}
