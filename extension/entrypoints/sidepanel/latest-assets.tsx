import { useEffect, useRef, useState } from 'preact/hooks';
import type { AssetCard, Rating } from '../../../shared/asset-card.ts';
import type { Id, Instant, Site } from '../../../shared/id.ts';
import { type Outcome, type Rated, sendMessage } from '../../messages.ts';
import type { View } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { ratingWord } from '../../ui/rating-mark.tsx';
import { estimate, type Pace } from '../review/pace.ts';
import { AssetTile } from './asset-tile.tsx';
import { latestAssets } from './latest-shelf.ts';
import { RunningPromotions } from './running-promotions.tsx';

const SHOWN = 9;

type Props = { view: View; site: Site; now: Instant; pace: Pace };

/** The latest images of one studio, to rate and promote from here; works without the companion. */
export function LatestAssets({ view, site, now, pace }: Props) {
  const { revision, week } = view.shelf;
  const [cards, setCards] = useState<AssetCard[]>([]);
  const [said, setSaid] = useState('');
  const past = useRef<Rated[][]>([]);
  const turn = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    let gone = false;
    latestAssets(site, SHOWN).then(
      (found) => !gone && setCards(found),
      () => !gone && setSaid('The stored images could not be read.'),
    );
    return () => {
      gone = true;
    };
  }, [site, revision]);

  const store = async (rated: Rated[]): Promise<Rated[]> => {
    try {
      return await sendMessage('rate', rated);
    } catch {
      return [];
    }
  };
  const show = (rated: readonly Rated[]) => {
    const next = new Map(rated.map(({ asset, rating }) => [asset, rating]));
    setCards((all) =>
      all.map((card) =>
        next.has(card.id) ? { ...card, rating: next.get(card.id) ?? null } : card,
      ),
    );
  };
  /** One act at a time: an undo right after a key must find what that key replaced. */
  const inTurn = (work: () => Promise<void>) => {
    turn.current = turn.current.then(work).catch(() => {});
  };
  const rate = (card: AssetCard, rating: Rating | null) => {
    const next = rating !== null && card.rating === rating ? null : rating;
    const rated = [{ asset: card.id, rating: next }];
    show(rated);
    inTurn(async () => {
      const former = await store(rated);
      if (former.length === 0) {
        show([{ asset: card.id, rating: card.rating }]);
        return setSaid('Not stored: Tierwise itself did not answer.');
      }
      past.current.push(former);
      setSaid(`1 image marked ${ratingWord(next)}`);
    });
  };
  const undo = async () => {
    const last = past.current.pop();
    if (!last) return setSaid('Nothing to undo');
    const redone = await store(last);
    if (redone.length > 0) {
      show(last);
      return setSaid(`Undone for ${plural(redone.length, 'image')}`);
    }
    past.current.push(last);
    setSaid('Not undone: Tierwise itself did not answer.');
  };
  const promote = async (asset: Id) => {
    const outcome: Outcome = await ask(() => sendMessage('promote', asset));
    setSaid(outcome.ok ? 'Promoting in the studio’s tab; it can be undone there.' : outcome.why);
  };

  return (
    <section class="stack tight" aria-labelledby="assets">
      <h2 id="assets">Latest assets</h2>
      <RunningPromotions recent={view.snapshot.recent} site={site} now={now} />
      {week.unreviewed > 0 && (
        <p class="row wrap">
          <span class="grow">
            <strong>{week.unreviewed}</strong> to review, {estimate(week.unreviewed, pace).time}
          </span>
          <Button look="primary" onPress={() => void sendMessage('openReview', null)}>
            Review
          </Button>
        </p>
      )}
      {cards.length === 0 ? (
        <p class="small soft">Images show here as soon as this studio returned some.</p>
      ) : (
        <ul class="assets">
          {cards.map((card) => (
            <AssetTile
              key={card.id}
              card={card}
              onRate={(rating) => rate(card, rating)}
              onUndo={() => inTurn(undo)}
              onPromote={() => void promote(card.id)}
            />
          ))}
        </ul>
      )}
      <div class="row small">
        <p class="grow soft" role="status">
          {said}
        </p>
        {past.current.length > 0 && (
          <Button look="quiet" onPress={() => inTurn(undo)}>
            Undo
          </Button>
        )}
      </div>
    </section>
  );
}
