import type { Rating } from '../../../shared/asset-card.ts';
import { RatingMark } from '../../ui/rating-mark.tsx';

const WORDS: Record<Rating, string> = { usable: 'Usable', rejected: 'Rejected' };

/** A verdict by shape and word; the colour says no more than they do. Nothing where there is none. */
export function Verdict({ rating }: { rating: Rating | null }) {
  if (rating === null) return null;
  return (
    <span class={`verdict ${rating}`}>
      <RatingMark rating={rating} />
      {WORDS[rating]}
    </span>
  );
}
