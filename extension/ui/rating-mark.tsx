import type { Rating } from '../../shared/asset-card.ts';

/** A verdict as a word. */
export const RATING_WORD = {
  usable: 'usable',
  rejected: 'rejected',
  none: 'not reviewed',
} as const;

export function ratingWord(rating: Rating | null): string {
  return RATING_WORD[rating ?? 'none'];
}

/** A verdict as a shape: a disc with a tick, a square with a cross, a broken ring. */
export function RatingMark({ rating }: { rating: Rating | null }) {
  return (
    <svg
      class={`rating ${rating ?? 'none'}`}
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden
    >
      {rating === 'usable' && (
        <>
          <circle class="fill" cx="9" cy="9" r="8" />
          <path class="sign" d="M5.2 9.3l2.6 2.6 5-5.6" />
        </>
      )}
      {rating === 'rejected' && (
        <>
          <rect class="fill" x="1.5" y="1.5" width="15" height="15" rx="3.5" />
          <path class="sign" d="M5.9 5.9l6.2 6.2M12.1 5.9l-6.2 6.2" />
        </>
      )}
      {rating === null && <circle class="ring" cx="9" cy="9" r="6.6" />}
    </svg>
  );
}
