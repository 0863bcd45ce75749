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
}
