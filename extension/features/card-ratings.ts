import { signal } from '@preact/signals-core';
import type { AssetCard, Rating } from '../../shared/asset-card.ts';
import type { Id } from '../../shared/id.ts';
import { createTurn } from '../in-turn.ts';
import type { Rated } from '../messages.ts';
import { sendMessage } from '../page-messages.ts';
import { plural } from '../ui/format.ts';
import { ratingWord } from '../ui/rating-mark.tsx';

/** What was done last, in one line; `undo`: it can be taken back. `n` tells one from the next. */
export type SaidLine = { n: number; text: string; undo: boolean };

/** The verdicts on assets in this page: shown at once, stored by the background, undone in order. */
export function createRatings() {
  const cards = signal<ReadonlyMap<Id, AssetCard>>(new Map());
  const selected = signal<ReadonlySet<Id>>(new Set());
  const said = signal<SaidLine | null>(null);
  /** What each act of the person replaced, the latest last. */
  const past: Rated[][] = [];
  /** Verdicts that are shown and not stored yet. */
  const underWay = new Map<Id, number>();
  /** Answers that were taken in: each counts once. */
  const taken = new WeakSet<AssetCard>();
  /** An undo right after a key must find what that key replaced. */
  const inTurn = createTurn();
  let lines = 0;

  function say(text: string, undo = false): void {
    lines += 1;
    said.value = { n: lines, text, undo };
  }

  function show(changes: readonly (Partial<AssetCard> & { id: Id })[]): void {
    const next = new Map(cards.peek());
    for (const change of changes) {
      const card = next.get(change.id);
      if (card) next.set(change.id, { ...card, ...change });
    }
    cards.value = next;
  }

  async function store(rated: Rated[]): Promise<Rated[]> {
    const before = rated.map(({ asset }) => ({
      asset,
      rating: cards.peek().get(asset)?.rating ?? null,
    }));
    show(rated.map(({ asset, rating }) => ({ id: asset, rating })));
    for (const { asset } of rated) underWay.set(asset, (underWay.get(asset) ?? 0) + 1);
    const former = await sendMessage('rate', rated).catch(() => null);
    for (const { asset } of rated) {
      const more = (underWay.get(asset) ?? 1) - 1;
      if (more > 0) underWay.set(asset, more);
      else underWay.delete(asset);
    }
    const stored = new Set(former?.map(({ asset }) => asset));
    const failed = before.filter(({ asset }) => !stored.has(asset));
    show(failed.map(({ asset, rating }) => ({ id: asset, rating })));
    return former ?? [];
  }

  return {
    cards,
    selected,
    said,
    say,
    canUndo: () => past.length > 0,
    /** Takes in what the background says; a card that is known already is replaced. */
    learn(found: readonly AssetCard[]): void {
      const fresh = found.filter((card) => !taken.has(card));
      if (fresh.length === 0) return;
      const next = new Map(cards.peek());
      for (const card of fresh) {
        taken.add(card);
        // What the person decided since it was asked about is newer.
        const kept = underWay.has(card.id) ? { rating: next.get(card.id)?.rating ?? null } : {};
        next.set(card.id, { ...card, ...kept });
      }
      cards.value = next;
    },
    /** The same verdict again takes it back. Acts on exactly these assets. */
    mark(ids: readonly Id[], rating: Rating | null): Promise<void> {
      return inTurn(async () => {
        const known = ids.flatMap((id) => cards.peek().get(id) ?? []);
        if (known.length === 0) return;
        const again = rating !== null && known.every((card) => card.rating === rating);
        const next = again ? null : rating;
        const former = await store(known.map(({ id }) => ({ asset: id, rating: next })));
        if (former.length > 0) past.push(former);
        const missing = known.length - former.length;
        const done = `${plural(former.length, 'image')} marked ${ratingWord(next)}`;
        const not = `${plural(missing, 'image')} could not be stored`;
        say([former.length > 0 && done, missing > 0 && not].filter(Boolean).join(', '), true);
      });
    },
    undo(): Promise<void> {
      return inTurn(async () => {
        const last = past.pop();
        if (!last) return say('Nothing to undo');
        const redone = await store(last);
        if (redone.length === 0) {
          past.push(last);
          return say('Could not be undone: Tierwise itself did not answer');
        }
        say(`Undone for ${plural(redone.length, 'image')}`, past.length > 0);
      });
    },
    async judge(asset: Id, kept: boolean): Promise<void> {
      const before = cards.peek().get(asset)?.compositionKept ?? null;
      show([{ id: asset, compositionKept: kept }]);
      const outcome = await sendMessage('judgeComposition', { asset, kept }).catch(() => null);
      if (outcome?.ok) return say(kept ? 'Composition kept: noted' : 'Composition not kept: noted');
      show([{ id: asset, compositionKept: before }]);
      say(outcome ? outcome.why : 'Not noted: Tierwise itself did not answer');
    },
    toggle(id: Id): void {
      const next = new Set(selected.peek());
      if (!next.delete(id)) next.add(id);
      selected.value = next;
    },
    clearSelection(): void {
      selected.value = new Set();
    },
  };
}
export type Ratings = ReturnType<typeof createRatings>;
