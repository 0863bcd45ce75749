import { batch, computed, signal } from '@preact/signals';
import type { Rating } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';
import { sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { plural } from '../../ui/format.ts';
import { comparePair } from './compare-pair.ts';
import type { Deck } from './deck.ts';
import { DEFAULT_FILTER, type Filter } from './filter.ts';
import { active, type Pace, paced } from './pace.ts';
import { Verdicts } from './verdicts.ts';

const RATED: Record<Rating | 'null', string> = {
  usable: 'usable',
  rejected: 'rejected',
  null: 'unreviewed again',
};

/** What keys and buttons do: both end here. */
export class Control {
  readonly deck: Deck;
  readonly verdicts: Verdicts;
  readonly autoAdvance = signal(true);
  readonly help = signal(false);
  readonly actualPixels = signal(false);
  readonly pace = signal<Pace>([]);
  /** Of this session: decisions, and the milliseconds that they took. */
  readonly decided = signal(0);
  readonly spentMs = signal(0);
  /** What was last done, for people and screen readers. */
  readonly said = signal('');
  /** Columns of the grid as it stands, and its rows in view. */
  columns = 1;
  rows = 1;
  /** Nothing is left to decide in the queue: its end is shown in its place. */
  readonly finished = computed(
    () =>
      this.deck.filter.value.show === 'unreviewed' &&
      this.deck.queue.value.length > 0 &&
      this.deck.tally.value.unreviewed === 0,
  );
  #lastAt: number;

  constructor(deck: Deck, now: number) {
    this.deck = deck;
    this.verdicts = new Verdicts(deck);
    this.#lastAt = now;
  }

  /** The same verdict again takes it back. */
  rate(asked: Rating | null, now: number): void {
    const { deck } = this;
    const targets = deck.targets();
    const ratings = targets.map((id) => deck.card(id)?.peek().rating ?? null);
    const again = ratings.length > 0 && ratings.every((one) => one === asked);
    const rating = again ? null : asked;
    if (targets.length === 0 || (again && asked === null)) return;
    const bulk = targets.length > 1;
    const from = deck.at.peek();
    batch(() => {
      this.verdicts.rate(targets, rating);
      this.said.value = `${bulk ? `${targets.length} assets` : ''} ${RATED[`${rating}`]}`.trim();
      deck.clearSelection();
      if (!bulk && rating !== null) this.#decided(now);
      if (!bulk && rating !== null && this.autoAdvance.peek() && deck.mode.peek() !== 'compare')
        this.#advance(from);
    });
  }

  toggleAutoAdvance(): void {
    this.autoAdvance.value = !this.autoAdvance.peek();
    this.said.value = `Auto-advance is ${this.autoAdvance.peek() ? 'on' : 'off'}`;
  }

  undo(): void {
    const restored = this.verdicts.undo();
    if (restored === null) {
      this.said.value = 'Nothing to undo';
      return;
    }
    const index = this.deck.queue.peek().indexOf(restored[0] ?? '');
    batch(() => {
      if (index >= 0 && this.deck.mode.peek() !== 'compare') this.deck.goTo(index);
      this.said.value = `Undone: ${plural(restored.length, 'asset')} as before`;
    });
  }

  show(mode: 'grid' | 'full'): void {
    batch(() => {
      this.actualPixels.value = false;
      // A selection that is not visible would be acted on without anybody seeing it.
      if (mode === 'full') this.deck.clearSelection();
      this.deck.pair.value = null;
      this.deck.mode.value = mode;
    });
  }

  compare(): void {
    const { deck } = this;
    if (deck.mode.peek() === 'compare') {
      this.show('grid');
      return;
    }
    const current = deck.card(deck.current.peek())?.peek();
    const at = deck.at.peek();
    const queue = deck.queue.peek();
    if (!current) return;
    const pair = comparePair(
      current,
      deck.all(),
      deck.mode.peek() === 'grid' ? deck.targets() : [],
      queue[at + 1] ?? queue[at - 1] ?? null,
    );
    if (!pair) {
      this.said.value = 'Nothing to compare it with';
      return;
    }
    batch(() => {
      deck.clearSelection();
      deck.pair.value = pair;
      deck.side.value = pair.right === current.id ? 'right' : 'left';
      deck.mode.value = 'compare';
    });
  }

  async promote(): Promise<void> {
    const [asset, ...more] = this.deck.targets();
    if (asset === undefined) return;
    if (more.length > 0) {
      this.said.value = `${more.length + 1} are selected: promote one at a time`;
      return;
    }
    const outcome = await ask(() => sendMessage('promote', asset));
    if (outcome.ok) this.said.value = 'Promoting in your studio’s tab, where it can be undone';
    else this.verdicts.failure.value = outcome.why;
  }

  /** Whether a promotion kept its draft's composition; the same again takes it back. */
  async judge(kept: boolean): Promise<void> {
    const [asset] = this.deck.targets();
    const card = this.deck.card(asset ?? null);
    if (!card || card.peek().request.promotedFrom === null) return;
    const before = card.peek().compositionKept;
    const now = before === kept ? null : kept;
    card.value = { ...card.peek(), compositionKept: now };
    const judged = { asset: card.peek().id, kept: now };
    const outcome = await ask(() => sendMessage('judgeComposition', judged));
    if (outcome.ok) {
      this.verdicts.stored += 1;
      return;
    }
    card.value = { ...card.peek(), compositionKept: before };
    this.verdicts.failure.value = outcome.why;
  }

  filterBy(change: Partial<Filter>): void {
    this.deck.filter.value = { ...this.deck.filter.peek(), ...change };
    this.deck.requeue({ keep: false });
    if (this.deck.mode.peek() === 'compare') this.show('grid');
  }

  /** Goes to an asset, whatever the filter; false if the extension does not hold it. */
  goToAsset(id: Id): boolean {
    const { deck } = this;
    if (!deck.card(id)) return false;
    if (!deck.queue.peek().includes(id)) {
      deck.filter.value = { ...DEFAULT_FILTER, show: 'all', period: 'all' };
      deck.requeue({ keep: false, at: id });
    }
    deck.goTo(deck.queue.peek().indexOf(id));
    return true;
  }

  #advance(from: number): void {
    const { deck } = this;
    const inOrder = deck.filter.peek().show !== 'unreviewed';
    const next = inOrder ? from + 1 : deck.nextUnreviewed(from);
    if (next < 0) return;
    deck.goTo(next);
    const left = deck.tally.peek().unreviewed;
    if (next < from) this.said.value = `Back to the ${left === 1 ? 'one' : left} that you skipped`;
  }

  #decided(now: number): void {
    const took = now - this.#lastAt;
    this.#lastAt = now;
    this.decided.value += 1;
    this.spentMs.value += active(took);
    this.pace.value = paced(this.pace.peek(), took);
  }
}
