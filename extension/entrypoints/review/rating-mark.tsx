import type { Rating } from '../../../shared/asset-card.ts';

const WORDS: Record<Rating, string> = { usable: 'Usable', rejected: 'Rejected' };
const SHAPES: Record<Rating, string> = {
  usable: 'M3 8.5l3.2 3.2L13 5',
  rejected: 'M4 4l8 8M12 4l-8 8',
};

/** A verdict by shape and word; the colour says no more than they do. Nothing where there is none. */
export function RatingMark({ rating }: { rating: Rating | null }) {
  if (rating === null) return null;
  return (
    <span class={`verdict ${rating}`}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
      >
        <path d={SHAPES[rating]} />
      </svg>
      {WORDS[rating]}
    </span>
  );
}
