import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { render } from 'preact';
import type { AssetCard } from '../../shared/asset-card.ts';
import type { Id } from '../../shared/id.ts';
import { lookAround } from '../site/look.ts';
import css from '../ui/cards.css?inline';
import { Compare, type Side } from '../ui/compare.tsx';
import type { Ratings } from './card-ratings.ts';
import { addLayer } from './layer.ts';
import type { OverlayHandle } from './overlay-handle.ts';

type Needs = {
  handle: OverlayHandle;
  ratings: Ratings;
  /** Where the page shows an asset, or its own address. */
  source(card: AssetCard): string;
};
type Pair = { draft: Side; final: Side };

/** Draft and result over the page, under one slider, until it is closed. */
export function createPairs({ handle, ratings, source }: Needs): {
  open: ReadonlySignal<Pair | null>;
  /** Of a result or of its draft; false where no pair of it is known. */
  show(asset: Id | undefined): boolean;
} {
  const { root, hold, signal: ended } = handle;
  const box = addLayer(root, css, 'dialog', 'pair', ended);
  const open = signal<Pair | null>(null);
  const side = (card: AssetCard): Side => ({ card, src: source(card) });
  const close = () => {
    open.value = null;
  };

  const pairOf = (asset: Id): Pair | null => {
    const cards = ratings.cards.peek();
    const card = cards.get(asset);
    const origin = card?.request.promotedFrom;
    if (card && origin) {
      const draft = cards.get(origin);
      return draft ? { draft: side(draft), final: side(card) } : null;
    }
    const results = [...cards.values()].filter((one) => one.request.promotedFrom === asset);
    const latest = results.toSorted((a, b) => b.at - a.at)[0];
    return card && latest ? { draft: side(card), final: side(latest) } : null;
  };

  box.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  const stops = [
    effect(() => {
      const pair = open.value;
      const cards = ratings.cards.value;
      const now = (one: Side): Side => ({ ...one, card: cards.get(one.card.id) ?? one.card });
      render(
        pair && (
          <Compare
            key={pair.final.card.id}
            draft={now(pair.draft)}
            final={now(pair.final)}
            onRate={(rating) => void ratings.mark([pair.final.card.id], rating)}
            onJudge={(kept) => void ratings.judge(pair.final.card.id, kept)}
            onClose={close}
          />
        ),
        box,
      );
      if (!pair && box.open) box.close();
      if (!pair || box.open) return;
      box.style.colorScheme = lookAround(document.body).dark ? 'dark' : 'light';
      box.showModal();
      box.querySelector('input')?.focus();
    }),
    // A question about a held request has to be seen.
    hold.subscribe((state) => {
      if (state && state.step !== 'checking') close();
    }),
  ];
  ended.addEventListener('abort', () => {
    for (const stop of stops) stop();
    render(null, box);
  });
  return {
    open,
    show(asset) {
      const pair = asset === undefined ? null : pairOf(asset);
      if (pair) open.value = pair;
      return pair !== null;
    },
  };
}
