import { useEffect, useState } from 'preact/hooks';
import type { Id, Instant, Site } from '../../../shared/id.ts';
import { createRatings } from '../../features/card-ratings.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import type { View } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { estimate, type Pace } from '../review/pace.ts';
import { AssetTile } from './asset-tile.tsx';
import { latestAssets } from './latest-shelf.ts';
import { RunningPromotions } from './running-promotions.tsx';

const SHOWN = 9;

type Props = { view: View; site: Site; now: Instant; pace: Pace };

/** The latest images of one studio, to rate and promote from here; works without the companion. */
export function LatestAssets({ view, site, now, pace }: Props) {
  const { revision, week } = view.shelf;
  const [ratings] = useState(createRatings);
  const [shown, setShown] = useState<Id[]>([]);
  useEffect(() => {
    let gone = false;
    latestAssets(site, SHOWN).then(
      (found) => {
        if (gone) return;
        ratings.learn(found);
        setShown(found.map(({ id }) => id));
      },
      () => !gone && ratings.say('The stored images could not be read.'),
    );
    return () => {
      gone = true;
    };
  }, [site, revision]);
  const known = ratings.cards.value;
  const cards = shown.flatMap((id) => known.get(id) ?? []);
  const promote = async (asset: Id) => {
    const outcome: Outcome = await ask(() => sendMessage('promote', asset));
    ratings.say(
      outcome.ok ? 'Promoting in the studio’s tab; it can be undone there.' : outcome.why,
    );
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
              onRate={(rating) => void ratings.mark([card.id], rating)}
              onUndo={() => void ratings.undo()}
              onPromote={() => void promote(card.id)}
            />
          ))}
        </ul>
      )}
      <div class="row small">
        <p class="grow soft" role="status">
          {ratings.said.value?.text}
        </p>
        {ratings.canUndo() && (
          <Button look="quiet" onPress={() => void ratings.undo()}>
            Undo
          </Button>
        )}
      </div>
    </section>
  );
}
