import type { AssetCard, Rating } from '../../shared/asset-card.ts';
import type { Id } from '../../shared/id.ts';
import { type Outcome, onMessage } from '../messages.ts';
import type { Ratings } from './card-ratings.ts';
import type { Promoter } from './promoter.ts';

type Needs = {
  ratings: Ratings;
  promoter: Promoter;
  promote(card: AssetCard): void;
  targets(): readonly Id[];
  mark(ids: readonly Id[], rating: Rating | null): void;
  activeCard(): AssetCard | null;
};

/** The browser's own keys, its menu, and the panel reach the cards through the background. */
export function hearBackground(needs: Needs, ended: AbortSignal): void {
  const { ratings, promoter, promote, targets, mark, activeCard } = needs;

  function begin(card: AssetCard): Outcome {
    const { blocked } = promoter.plan(card);
    if (blocked) return { ok: false, why: blocked.why };
    promote(card);
    return { ok: true };
  }

  const stops = [
    onMessage('promoteHere', ({ data }) => begin(data)),
    onMessage('cardSays', ({ data }) => ratings.say(data)),
    onMessage('cardCommand', ({ data }) => {
      const ids = targets();
      if (ids.length === 0) return ratings.say('Point at an image first.');
      if (data === 'usable') return mark(ids, 'usable');
      if (ids.length > 1) return ratings.say('Promote one image at a time.');
      const card = ratings.cards.peek().get(ids[0] ?? '') ?? activeCard();
      const outcome = card && begin(card);
      if (outcome?.ok === false) ratings.say(outcome.why);
    }),
  ];
  ended.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
}
