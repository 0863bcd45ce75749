import { batch, signal } from '@preact/signals';
import type { Rating } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';
import { type Rated, sendMessage } from '../../messages.ts';
import type { Deck } from './deck.ts';
import { readCards } from './shelf-reader.ts';

/** One act of the person, and what the assets were before it. */
type Act = { former: Rated[] };

/** More in one message would hold up those that follow. */
const PER_MESSAGE = 200;

/** Verdicts: shown at once, stored in order, put back and said where they could not be stored. */
export class Verdicts {
  readonly #deck: Deck;
  readonly #done: Act[] = [];
  readonly #underWay = new Map<Id, number>();
  #chain: Promise<void> = Promise.resolve();
  /** How many acts can be undone. */
  readonly undoable = signal(0);
  /** Why the last one that failed did. */
  readonly failure = signal<string | null>(null);

  constructor(deck: Deck) {
    this.#deck = deck;
  }

  /** Whether a newer verdict than the stored one is on its way. */
  isUnderWay = (id: Id): boolean => this.#underWay.has(id);

  /** Resolves when all that was decided so far is stored. */
  settled(): Promise<void> {
    return this.#chain;
  }

  rate(ids: readonly Id[], rating: Rating | null): void {
    const rated = ids.map((asset) => ({ asset, rating }));
    const act: Act = { former: this.#show(rated) };
    this.#done.push(act);
    this.undoable.value = this.#done.length;
    this.#send(rated, (former) => {
      act.former = former;
      if (former.length === 0) this.#drop(act);
    });
  }

  /** Restores what was before the last act. @returns its assets, or null if there is none. */
  undo(): Id[] | null {
    const act = this.#done.pop();
    this.undoable.value = this.#done.length;
    if (!act) return null;
    this.#show(act.former);
    // What the background said they were, once it has: that is what gets restored.
    this.#send(() => act.former);
    return act.former.map(({ asset }) => asset);
  }

  #drop(act: Act): void {
    const index = this.#done.indexOf(act);
    if (index >= 0) this.#done.splice(index, 1);
    this.undoable.value = this.#done.length;
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

  #send(what: Rated[] | (() => Rated[]), answered?: (former: Rated[]) => void): void {
    const touched = (typeof what === 'function' ? what() : what).map(({ asset }) => asset);
    for (const id of touched) this.#underWay.set(id, (this.#underWay.get(id) ?? 0) + 1);
    this.#chain = this.#chain.then(async () => {
      const rated = typeof what === 'function' ? what() : what;
      const former: Rated[] = [];
      let why: string | null = null;
      try {
        for (let from = 0; from < rated.length; from += PER_MESSAGE)
          former.push(...(await sendMessage('rate', rated.slice(from, from + PER_MESSAGE))));
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
      }
      for (const id of touched) {
        const more = (this.#underWay.get(id) ?? 1) - 1;
        if (more > 0) this.#underWay.set(id, more);
        else this.#underWay.delete(id);
      }
      answered?.(former);
      const kept = new Set(former.map(({ asset }) => asset));
      const lost = rated.map(({ asset }) => asset).filter((asset) => !kept.has(asset));
      if (lost.length > 0) await this.#putBack(lost, why);
    });
  }

  /** Shows again what is stored, and says that the verdict was not. */
  async #putBack(lost: readonly Id[], why: string | null): Promise<void> {
    const count = lost.length === 1 ? 'One verdict was' : `${lost.length} verdicts were`;
    const reason = why ?? 'Tierwise does not know these assets any more';
    this.failure.value = `${count} not kept and put back: ${reason}.`;
    const stored = await readCards(lost).catch(() => []);
    this.#deck.merge(stored, this.isUnderWay);
    this.#deck.count();
  }
}
