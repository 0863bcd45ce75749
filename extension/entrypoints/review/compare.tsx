import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { AssetCard } from '../../../shared/asset-card.ts';
import { Switch } from '../../ui/switch.tsx';
import type { Control } from './control.ts';
import { creditsWords, sizeWords, tierWords } from './facts.ts';
import { decodedPicture, pictureOf } from './pictures.ts';
import { Verdict } from './verdict.tsx';

const LOOKS = [
  ['side', 'Side by side'],
  ['slider', 'Slider'],
] as const;

/** Two assets against each other; the keys act on the one that is marked. */
export function Compare({ control }: { control: Control }) {
  const { deck } = control;
  const look = useSignal<'side' | 'slider'>('side');
  const pair = deck.pair.value;
  const left = deck.card(pair?.left ?? null)?.value;
  const right = deck.card(pair?.right ?? null)?.value;
  if (!pair || !left || !right) return null;
  return (
    <section class="compare" aria-label="Compare">
      <div class="row wrap">
        <p class="grow soft">
          {pair.linked ? 'The draft, and what was promoted from it' : 'Two assets'}: ← and → choose
          which one the keys act on.
        </p>
        <Switch
          label="Look"
          value={look.value}
          options={LOOKS}
          onValue={(value) => {
            look.value = value;
          }}
        />
      </div>
      {look.value === 'slider' ? (
        <Slider left={left} right={right} />
      ) : (
        <div class="two">
          <Large card={left} />
          <Large card={right} />
        </div>
      )}
      <div class="two captions">
        <Caption control={control} card={left} side="left" role={pair.linked ? 'Draft' : 'Left'} />
        <Caption
          control={control}
          card={right}
          side="right"
          role={pair.linked ? 'Promotion' : 'Right'}
        />
      </div>
    </section>
  );
}

function Slider({ left, right }: { left: AssetCard; right: AssetCard }) {
  const [at, setAt] = useState(50);
  return (
    <div class="slider" style={{ '--at': `${at}%` }}>
      <Large card={left} />
      <Large card={right} />
      <input
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label="How much of the left one is shown, in percent"
        onInput={(event) => setAt(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

type CaptionProps = { control: Control; card: AssetCard; side: 'left' | 'right'; role: string };

function Caption({ control, card, side, role }: CaptionProps) {
  const active = control.deck.side.value === side;
  return (
    <button
      type="button"
      class={`side${active ? ' active' : ''}`}
      aria-pressed={active}
      onClick={() => {
        control.deck.side.value = side;
      }}
    >
      <span class="row">
        <strong>{role}</strong>
        <span class="grow soft">
          {card.request.model ?? 'model ?'} · {tierWords(card)} · {sizeWords(card)} ·{' '}
          {creditsWords(card)}
        </span>
        <Verdict rating={card.rating} />
      </span>
    </button>
  );
}

/** The studio's own file where it may be loaded, else the thumbnail, else why there is none. */
function Large({ card }: { card: AssetCard }) {
  const [shown, setShown] = useState<{ url: string } | { why: string } | null>(null);
  const { id, thumbnail } = card;
  useEffect(() => {
    let own: string | null = null;
    let gone = false;
    void (async () => {
      const picture = await pictureOf(card);
      if (gone) return;
      if (picture.from === 'nowhere') return setShown({ why: picture.why });
      own = picture.from === 'thumbnail' ? URL.createObjectURL(picture.blob) : null;
      setShown({ url: own ?? (picture.from === 'studio' ? picture.url : '') });
      const url = card.media === 'image' ? await decodedPicture(card) : null;
      if (url !== null && !gone) setShown({ url });
    })();
    return () => {
      gone = true;
      if (own !== null) URL.revokeObjectURL(own);
    };
  }, [id, thumbnail]);
  if (shown === null) return <div class="large" />;
  return (
    <div class="large">
      {'why' in shown ? (
        <p class="unseen soft">{shown.why}</p>
      ) : (
        <img
          src={shown.url}
          alt={card.request.prompt || 'An asset without a prompt'}
          draggable={false}
        />
      )}
    </div>
  );
}
