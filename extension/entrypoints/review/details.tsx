import type { AssetCard } from '../../../shared/asset-card.ts';
import { type Id, siteName } from '../../../shared/id.ts';
import type { Preferences } from '../../state.ts';
import { Button } from '../../ui/button.tsx';
import { duration } from '../../ui/format.ts';
import { Line } from '../../ui/line.tsx';
import { TierGlyph } from '../../ui/tier-glyph.tsx';
import { promotionsOf } from './compare-pair.ts';
import type { Control } from './control.ts';
import { creditsWords, destinationWords, sizeWords, tierWords } from './facts.ts';
import { Verdict } from './verdict.tsx';

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

type Props = { card: AssetCard; control: Control; preferences: Preferences };

/** What an asset is, what it cost, where it came from and what it led to. */
export function Details({ card, control, preferences }: Props) {
  const { request } = card;
  const destination = preferences.destinations[card.project ?? ''];
  return (
    <aside class="details stack" aria-label="About this asset">
      <div class="row">
        {card.rating ? <Verdict rating={card.rating} /> : <span class="soft">Unreviewed</span>}
      </div>
      <p class="prompt">{request.prompt || <span class="soft">No prompt</span>}</p>
      {request.negativePrompt && <p class="small soft prompt">Without: {request.negativePrompt}</p>}
      <dl>
        <Line name="Model">{request.model ?? '?'}</Line>
        <Line name="Tier">
          <TierGlyph tier={request.tier} /> {tierWords(card)}
        </Line>
        <Line name="Pixels">{sizeWords(card)}</Line>
        <Line name="Credits">{creditsWords(card)}</Line>
        {card.latencyMs !== null && <Line name="Took">{duration(card.latencyMs)}</Line>}
        {card.imported ? (
          <>
            <Line name="Made">
              {card.imported.madeAt === null ? '?' : WHEN.format(card.imported.madeAt)}
            </Line>
            <Line name="Imported">{WHEN.format(card.imported.at)}</Line>
          </>
        ) : (
          <Line name="Came back">{WHEN.format(card.at)}</Line>
        )}
        <Line name="Project">{card.project || 'none'}</Line>
        <Line name="Studio">{siteName(card.site)}</Line>
      </dl>
      {destination && <p class="small">{destinationWords(card, destination)}</p>}
      <Lineage card={card} control={control} />
    </aside>
  );
}

function Lineage({ card, control }: { card: AssetCard; control: Control }) {
  const { deck } = control;
  const draft = card.request.promotedFrom;
  void deck.arrivals.value;
  const promotions = promotionsOf(card.id, deck.all());
  const open = (id: Id) => control.goToAsset(id);
  if (draft === null && promotions.length === 0) return null;
  const { compositionKept } = card;
  return (
    <div class="stack tight lineage">
      {draft !== null && (
        <>
          <p class="row">
            <span class="grow">Promoted from a draft</span>
            {deck.card(draft) && (
              <Button look="quiet" onPress={() => open(draft)}>
                Show draft
              </Button>
            )}
          </p>
          <fieldset class="row wrap kept">
            <legend class="small soft">Was its composition kept?</legend>
            <Button pressed={compositionKept === true} onPress={() => void control.judge(true)}>
              Kept <kbd>K</kbd>
            </Button>
            <Button pressed={compositionKept === false} onPress={() => void control.judge(false)}>
              Changed <kbd>⇧K</kbd>
            </Button>
          </fieldset>
        </>
      )}
      {promotions.map(({ id, request }) => (
        <p class="row" key={id}>
          <span class="grow">Promoted to {request.model ?? 'another model'}</span>
          <Button look="quiet" onPress={() => open(id)}>
            Show
          </Button>
        </p>
      ))}
    </div>
  );
}
