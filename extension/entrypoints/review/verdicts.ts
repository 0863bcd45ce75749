import { batch, signal } from '@preact/signals';
import type { Rating } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';
import { type Rated, sendMessage } from '../../messages.ts';
import type { Deck } from './deck.ts';
import { readCards } from './shelf-reader.ts';
import { type Act, UnsentActs } from './unsent-acts.ts';

/** The background takes 5000 in one message. */
const PER_MESSAGE = 2000;

/** Verdicts: shown at once, stored in order, put back and said where they could not be stored. */
export class Verdicts {
  readonly #deck: Deck;
  readonly #done: Act[] = [];
  readonly #unsent = new UnsentActs();
  #storing: Promise<void> | null = null;
  /** How many acts can be undone. */
  readonly undoable = signal(0);
  /** Changes that were stored by this page, each of which raises the shelf's revision by one. */
  stored = 0;
  /** Why the last one that failed did. */
  readonly failure = signal<string | null>(null);

  constructor(deck: Deck) {
    this.#deck = deck;
  }

  /** Whether a newer verdict than the stored one is on its way. */
  isUnderWay = (id: Id): boolean => this.#unsent.touches(id);

  rate(ids: readonly Id[], rating: Rating | null): void {
    const wanted = ids.map((asset) => ({ asset, rating }));
    const act: Act = { wanted, former: this.#show(wanted), undoes: null };
    this.#done.push(act);
    this.undoable.value = this.#done.length;
    this.#send(act);
  }

  /** Restores what was before the last act. @returns its assets, or null if there is none. */
  undo(): Id[] | null {
    const act = this.#done.pop();
    this.undoable.value = this.#done.length;
    if (!act) return null;
    const wanted = act.former;
    this.#send({ wanted, former: this.#show(wanted), undoes: act });
    return wanted.map(({ asset }) => asset);
  }

  /** Sends all that is left without waiting for answers: the page is about to go. */
  leave(): void {
    for (const rated of this.#unsent.rest()) void sendMessage('rate', rated);
  }

  /** Shows verdicts before they are stored. @returns what was shown before. */
  #show(rated: readonly Rated[]): Rated[] {
    const former: Rated[] = [];
    batch(() => {
      for (const { asset, rating } of rated) {
        const card = this.#deck.card(asset);
        if (!card) continue;
        const before = card.peek();
        former.push({ asset, rating: before.rating });
        if (before.rating !== rating) card.value = { ...before, rating };
      }
      this.#deck.count();
    });
    return former;
  }

  #send(act: Act): void {
    this.#unsent.add(act);
    this.#storing ??= this.#store().finally(() => {
      this.#storing = null;
    });
  }

  /** One message at a time; what was decided meanwhile goes together in the next. */
  async #store(): Promise<void> {
    for (;;) {
      const { acts, rated } = this.#unsent.next();
      if (acts.length === 0) return;
      const former: Rated[] = [];
      let why = 'Tierwise does not know these assets any more';
      try {
        for (let from = 0; from < rated.length; from += PER_MESSAGE)
          former.push(...(await sendMessage('rate', rated.slice(from, from + PER_MESSAGE))));
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
      }
      this.#unsent.settle();
      this.stored += former.length;
      const known = new Map(former.map((one) => [one.asset, one]));
      const lost = acts.flatMap((act) => act.former).filter(({ asset }) => !known.has(asset));
      for (const act of acts)
        act.former = act.wanted.flatMap(({ asset }) => known.get(asset) ?? []);
      if (lost.length > 0) await this.#putBack(lost, acts, why);
    }
  }

  /** Shows again what is stored, and says that the verdict was not. */
  async #putBack(lost: readonly Rated[], acts: readonly Act[], why: string): Promise<void> {
    for (const act of acts) {
      if (act.former.length > 0) continue;
      const index = this.#done.indexOf(act);
      if (index >= 0) this.#done.splice(index, 1);
      // What could not be undone can be undone later.
      if (act.undoes) this.#done.push(act.undoes);
    }
    this.undoable.value = this.#done.length;
    const count = lost.length === 1 ? 'One verdict was' : `${lost.length} verdicts were`;
    const stored = await readCards(lost.map(({ asset }) => asset)).catch(() => []);
    // Where not even that can be read, what was shown before.
    this.#show(lost.filter(({ asset }) => !this.isUnderWay(asset)));
    this.#deck.merge(stored, this.isUnderWay);
    this.#deck.count();
    this.failure.value = `${count} not kept and put back: ${why}.`;
  }
}
