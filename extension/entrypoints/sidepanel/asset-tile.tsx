import type { AssetCard, Rating } from '../../../shared/asset-card.ts';
import { sendMessage } from '../../messages.ts';
import { RatingMark, ratingWord } from '../../ui/rating-mark.tsx';
import { commandOf } from '../review/keys.ts';
import { Thumbnail } from '../review/thumbnail.tsx';

type Props = {
  card: AssetCard;
  onRate(rating: Rating | null): void;
  onUndo(): void;
  onPromote(): void;
};

/** One asset in the panel: the same keys as everywhere while it has the focus. */
export function AssetTile({ card, onRate, onUndo, onPromote }: Props) {
  const { request, rating } = card;
  const name = `${request.prompt?.trim().slice(0, 120) || 'No prompt'}, ${ratingWord(rating)}`;
  const pressed = (event: KeyboardEvent) => {
    const command = event.isTrusted ? commandOf(event, 'control') : null;
    if (command?.do === 'rate') onRate(command.rating);
    else if (command?.do === 'undo') onUndo();
    else if (command?.do === 'promote') onPromote();
    else return;
    event.preventDefault();
  };
  const button = (text: string, label: string, keys: string, act: () => void, on?: boolean) => (
    <button
      type="button"
      aria-label={label}
      aria-pressed={on}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      onClick={act}
    >
      {text}
    </button>
  );
  return (
    <li class="asset" onKeyDown={pressed}>
      <button
        type="button"
        class="shown"
        aria-label={`${name}; opens in review`}
        title={name}
        onClick={() => void sendMessage('openReview', card.id)}
      >
        <Thumbnail card={card} />
        <span class="verdict">
          <RatingMark rating={rating} />
        </span>
      </button>
      <div class="rate">
        {button('P', 'Usable', 'P', () => onRate('usable'), rating === 'usable')}
        {button('X', 'Rejected', 'X', () => onRate('rejected'), rating === 'rejected')}
        {button('U', 'Clear', 'U', () => onRate(null))}
        {button('↑', 'Promote', 'Shift+P', onPromote)}
      </div>
    </li>
  );
}
