import type { Id } from '../../../shared/id.ts';
import type { Rated } from '../../messages.ts';

/** One act of the person: verdicts, or taking those of an earlier act back. */
export type Act = {
  wanted: Rated[];
  /** What the assets were before it; as shown, then as the background answered. */
  former: Rated[];
  undoes: Act | null;
};

/** More in one go would hold up what is decided meanwhile. */
const AT_ONCE = 200;

/** Acts that are not stored yet, in their order. */
export class UnsentActs {
  #waiting: Act[] = [];
  #sent: Act[] = [];

  add(act: Act): void {
    this.#waiting.push(act);
  }

  touches(id: Id): boolean {
    return [...this.#sent, ...this.#waiting].some(({ wanted }) =>
      wanted.some(({ asset }) => asset === id),
    );
  }

  /**
   * The acts that go in the next message: as many as name each asset once, so that the answer
   * tells what each was before its act.
   */
  next(): { acts: Act[]; rated: Rated[] } {
    const acts: Act[] = [];
    const rated: Rated[] = [];
    const named = new Set<Id>();
    for (const act of this.#waiting) {
      const wanted = resolved(act);
      const apart = wanted.every(({ asset }) => !named.has(asset));
      if (acts.length > 0 && (!apart || rated.length + wanted.length > AT_ONCE)) break;
      acts.push(act);
      rated.push(...wanted);
      for (const { asset } of wanted) named.add(asset);
    }
    this.#waiting = this.#waiting.slice(acts.length);
    this.#sent = acts;
    return { acts, rated };
  }

  /** The message was answered. */
  settle(): void {
    this.#sent = [];
  }

  /** Everything that is left, in messages to be sent one after the other. */
  rest(): Rated[][] {
    const messages: Rated[][] = [];
    for (;;) {
      const { acts, rated } = this.next();
      if (acts.length === 0) return messages;
      messages.push(rated);
    }
  }
}

/** What undoing restores is what the background said there was, once it has. */
function resolved(act: Act): Rated[] {
  if (act.undoes) act.wanted = act.undoes.former;
  return act.wanted;
}
