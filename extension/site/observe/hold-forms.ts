import { trip } from '../trip.ts';
import { copyForm, readBody } from './body-text.ts';
import type { Afford } from './budget.ts';
import { formSent, type Sending, sendForm } from './form.ts';
import { hearRoots } from './hear-roots.ts';
import type { Holds } from './hold.ts';
import type { Line } from './line.ts';
import * as native from './native.ts';
import { type Address, addressOf, learning, match } from './rules.ts';
import { tellHeld } from './tell-held.ts';

/**
 * Holds forms that the browser itself sends. A form leaves by itself only after every listener of
 * the page left it alone, so it is stopped there, and what it held then is sent once it may go.
 */
export function holdForms(line: Line, holds: Holds, afford: Afford): void {
  const submit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = new native.NativeProxy(submit, {
    apply(target, self, args) {
      if (!take(self, null)) native.apply(target, self, args);
    },
  });
  hearRoots((root) =>
    native.listen(
      root,
      'submit',
      (event: Event) => {
        const last = () => {
          native.unlisten(root, 'submit', last);
          if (native.isPrevented(event)) return;
          if (take(native.targetOf(event), native.submitterOf(event))) native.prevent(event);
        };
        // Added now, so that it comes after all listeners that the page has.
        native.listen(root, 'submit', last);
        // Where the page stops the event on its way, nobody may come at all.
        native.after(0, () => native.unlisten(root, 'submit', last));
      },
      true,
    ),
  );

  /** @returns whether it is ours now: held, and sent or refused later. */
  function take(form: unknown, submitter: HTMLElement | null): boolean {
    try {
      trip('form');
      const sent = line.isOpen() ? formSent(form, submitter) : null;
      const address = sent && addressOf(sent.action);
      if (!sent || !address) return false;
      const matched = match('POST', address) ?? (learning() ? { rule: '', submit: true } : null);
      if (!matched?.submit || (!matched.rule && sent.secret)) return false;
      void hold(sent.sending(), address, matched.rule);
      return true;
    } catch {
      line.fault('form');
      return false;
    }
  }

  async function hold(sending: Sending, { url }: Address, rule: string): Promise<void> {
    const seq = holds.next();
    const told = holds.wait(line, seq);
    try {
      trip('form-hold');
      const body = await readBody(copyForm(sending.data, false), '');
      const asked = { seq, rule, method: 'POST', url, request: '' };
      tellHeld(line, holds, afford, asked, () => null, body);
    } catch {
      holds.letGo(line, seq, 'fault');
      line.fault('form-hold');
    }
    if ((await told) === 'release') sendForm(sending, submit);
  }
}
