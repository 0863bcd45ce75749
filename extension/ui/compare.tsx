import { Component } from 'preact';
import type { AssetCard, Rating } from '../../shared/asset-card.ts';
import { trusted } from './card-mark.tsx';
import { RatingMark, ratingWord } from './rating-mark.tsx';

/** One side: the asset, and where the page shows it from. */
export type Side = { card: AssetCard; src: string };

type Props = {
  draft: Side;
  final: Side;
  onRate(rating: Rating): void;
  onJudge(kept: boolean): void;
  onClose(): void;
};

/** Draft and final under one slider. */
export class Compare extends Component<Props, { at: number }> {
  override state = { at: 50 };

  override render({ draft, final, onRate, onJudge, onClose }: Props, { at }: { at: number }) {
    const { rating, compositionKept } = final.card;
    const rate = (value: Rating, key: string, name: string) => (
      <button
        type="button"
        aria-pressed={rating === value}
        aria-keyshortcuts={key}
        onClick={trusted(() => onRate(value))}
      >
        {name} <kbd>{key}</kbd>
      </button>
    );
    const judge = (kept: boolean, name: string) => (
      <button
        type="button"
        aria-pressed={compositionKept === kept}
        onClick={trusted(() => onJudge(kept))}
      >
        {name}
      </button>
    );
    return (
      <div class="compare">
        <div class="stage" style={{ '--at': `${at}%`, '--shape': shapeOf(final.card) }}>
          <img src={final.src} alt="Final" />
          <img class="draft" src={draft.src} alt="Draft" />
          <span class="divide" aria-hidden />
          <span class="tag left" aria-hidden>
            Draft
          </span>
          <span class="tag right" aria-hidden>
            Final
          </span>
          <input
            type="range"
            min="0"
            max="100"
            value={at}
            aria-label="How much of the draft is shown, per cent"
            onInput={(event) => this.setState({ at: Number(event.currentTarget.value) })}
          />
        </div>
        <div class="sides">
          <Words name="Draft" card={draft.card} />
          <Words name="Final" card={final.card} />
        </div>
        <div class="verdict">
          <span class="ask">Composition kept?</span>
          {judge(true, 'Yes')}
          {judge(false, 'No')}
          <span class="grow" />
          <span class="now">
            <RatingMark rating={rating} /> {ratingWord(rating)}
          </span>
          {rate('usable', 'P', 'Usable')}
          {rate('rejected', 'X', 'Rejected')}
          <button type="button" onClick={trusted(onClose)}>
            Close <kbd>Esc</kbd>
          </button>
        </div>
      </div>
    );
  }
}

function Words({ name, card }: { name: string; card: AssetCard }) {
  const { request, width, height } = card;
  const size = width && height ? `${width} × ${height}` : (request.resolution ?? 'size unknown');
  return (
    <p>
      <strong>{name}</strong> {request.model ?? 'model unknown'}
      <span class="soft"> · {size}</span>
    </p>
  );
}

function shapeOf({ width, height }: AssetCard): string {
  return width && height ? `${width} / ${height}` : '1 / 1';
}
