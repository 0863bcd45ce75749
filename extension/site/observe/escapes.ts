import { trip } from '../trip.ts';
import { readBody } from './body-text.ts';
import type { Afford } from './budget.ts';
import type { Holds } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { addressOf, learning, match } from './rules.ts';
import { tellEscaped } from './tell-held.ts';
import { snapshotBody } from './xhr-body.ts';

/** Ways to send that cannot be held: they go on, and we say what went. */
export function noticeEscapes(line: Line, holds: Holds, afford: Afford): void {
  Navigator.prototype.sendBeacon = new native.NativeProxy(Navigator.prototype.sendBeacon, {
    apply(target, self, args) {
      const went = native.apply(target, self, args) as boolean;
      if (went) void tell(args[0], args[1]);
      return went;
    },
  });

  async function tell(to: unknown, body: unknown): Promise<void> {
    try {
      trip('escape');
      const address = line.isOpen() ? addressOf(to) : null;
      if (!address) return;
      const matched = match('POST', address) ?? (learning() ? { rule: '', submit: true } : null);
      if (!matched?.submit) return;
      const { rule } = matched;
      const asked = { seq: holds.next(), rule, method: 'POST', url: address.url, request: '' };
      const text = await readBody(snapshotBody(body), '');
      tellEscaped(line, afford, 'a beacon', asked, () => null, text);
    } catch {
      line.fault('escape');
    }
  }
}
