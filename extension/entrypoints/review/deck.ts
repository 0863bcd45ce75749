import { batch, computed, type Signal, signal } from '@preact/signals';
import type { AssetCard } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';
import type { Pair } from './compare-pair.ts';
import { type Calendar, DEFAULT_FILTER, type Filter } from './filter.ts';
import { placeIn, queueOf } from './queue.ts';

export type Mode = 'grid' | 'full' | 'compare';
export type Tally = { usable: number; rejected: number; unreviewed: number };

/** The assets, the queue of those that are looked at, and where in it the person is. */
export class Deck {
  readonly #cards = new Map<Id, Signal<AssetCard>>();
  readonly queue = signal<readonly Id[]>([]);
  readonly at = signal(0);
  readonly selected = signal<ReadonlySet<Id>>(new Set());
  readonly mode = signal<Mode>('grid');
  /** In a comparison: the two, and the one that keys act on. */
  readonly pair = signal<Pair | null>(null);
  readonly side = signal<'left' | 'right'>('left');
  readonly filter = signal<Filter>(DEFAULT_FILTER);
  /** Of the queue. */
  readonly tally = signal<Tally>({ usable: 0, rejected: 0, unreviewed: 0 });
  /** Rises when assets came or left, so that lists over all of them are made anew. */
  readonly arrivals = signal(0);
  readonly current = computed<Id | null>(() => this.queue.value[this.at.value] ?? null);
  calendar: Calendar;
  #anchor: number | null = null;

  constructor(calendar: Calendar) {
    this.calendar = calendar;
  }

  /** The asset as a signal; undefined where the extension does not hold it. */
  card(id: Id | null): Signal<AssetCard> | undefined {
    return id === null ? undefined : this.#cards.get(id);
  }

  all(): AssetCard[] {
    return [...this.#cards.values()].map((card) => card.peek());
  }

  /**
   * Puts rows in as they are stored now; those in `held` have newer verdicts under way.
   * @returns whether any of them is news.
   */
  merge(rows: readonly AssetCard[], held: (id: Id) => boolean = () => false): boolean {
    let [arrived, changed] = [false, false];
    batch(() => {
      for (const row of rows) {
        const known = this.#cards.get(row.id);
        if (!known) {
          this.#cards.set(row.id, signal(row));
          arrived = true;
        } else if (!held(row.id) && JSON.stringify(known.peek()) !== JSON.stringify(row)) {
          known.value = row;
          changed = true;
        }
      }
      if (arrived) this.arrivals.value += 1;
    });
    return arrived || changed;
  }

  /** Makes the queue anew. With `keep`, what is in it stays and the person where they are. */
  requeue({ keep, at }: { keep: boolean; at?: Id | null }): void {
    const here = at ?? this.current.peek();
    const kept = keep ? new Set(this.queue.peek()) : undefined;
    const queue = queueOf(this.all(), this.filter.peek(), this.calendar, kept);
    const plain = new Map(this.all().map((card) => [card.id, card]));
    batch(() => {
      this.queue.value = queue;
      this.at.value = placeIn(queue, here, plain);
      if (!keep) this.clearSelection();
    });
    this.count();
  }

  count(): void {
    const tally = { usable: 0, rejected: 0, unreviewed: 0 };
    for (const id of this.queue.peek())
      tally[this.#cards.get(id)?.peek().rating ?? 'unreviewed'] += 1;
    this.tally.value = tally;
  }

  goTo(index: number): void {
    this.at.value = Math.max(0, Math.min(index, this.queue.peek().length - 1));
  }

  /** The first asset after `from`, and then before it, that has no verdict; -1 if all have one. */
  nextUnreviewed(from: number): number {
    const queue = this.queue.peek();
    for (let step = 1; step <= queue.length; step++) {
      const index = (from + step) % queue.length;
      if (this.card(queue[index] ?? null)?.peek().rating === null) return index;
    }
    return -1;
  }

  /** Moves to `index` and selects all from where the selection began. */
  extendTo(index: number): void {
    const to = Math.max(0, Math.min(index, this.queue.peek().length - 1));
    this.#anchor ??= this.at.peek();
    const [from, until] = [Math.min(this.#anchor, to), Math.max(this.#anchor, to)];
    batch(() => {
      this.selected.value = new Set(this.queue.peek().slice(from, until + 1));
      this.at.value = to;
    });
  }

  toggle(index: number): void {
    const id = this.queue.peek()[index];
    if (id === undefined) return;
    const next = new Set(this.selected.peek());
    if (!next.delete(id)) next.add(id);
    this.#anchor = index;
    batch(() => {
      this.selected.value = next;
      this.at.value = index;
    });
  }

  selectAll(): void {
    this.#anchor = 0;
    this.selected.value = new Set(this.queue.peek());
  }

  clearSelection(): void {
    this.#anchor = null;
    if (this.selected.peek().size > 0) this.selected.value = new Set();
  }

  /** What a key acts on: the visible selection, or the one asset that is current. */
  targets(): Id[] {
    const { queue, selected, mode } = this;
    const pair = this.pair.peek();
    if (mode.peek() === 'compare' && pair) return [pair[this.side.peek()]];
    const current = this.current.peek();
    if (mode.peek() === 'grid' && selected.peek().size > 0)
      return queue.peek().filter((id) => selected.peek().has(id));
    return current === null ? [] : [current];
  }
}
