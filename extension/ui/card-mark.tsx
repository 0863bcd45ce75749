import type { AssetCard, Rating } from '../../shared/asset-card.ts';
import { RatingMark, ratingWord } from './rating-mark.tsx';

export type CardActs = {
  rate(rating: Rating | null): void;
  select(): void;
  promote(): void;
  /** The focus came to the button, or left it. */
  peek(shown: boolean): void;
  /** The pointer did. */
  hover(shown: boolean): void;
  compare(): void;
  point(on: boolean): void;
  focus(on: boolean): void;
};

type Props = {
  card: AssetCard;
  corner: string;
  active: boolean;
  selected: boolean;
  /** The draft that this was promoted from, and where the page shows it; null for one of its own. */
  draft: { src: string | null } | null;
  /** Pixels that the row of buttons may take. */
  room: number;
  box: { left: number; top: number; width: number; height: number };
  acts: CardActs;
};

/** With less room the buttons are signs and letters, and say their words when pointed at. */
const WITH_WORDS = 372;

/** What stands on a picture in the studio's page: its verdict, and the buttons while it is active. */
export function CardMark({ card, corner, active, selected, draft, room, box, acts }: Props) {
  const word = ratingWord(card.rating);
  const transform = `translate(${box.left}px, ${box.top}px)`;
  const size = { width: `${box.width}px`, height: `${box.height}px` };
  return (
    <fieldset
      class={`shot ${corner} ${active ? 'active' : ''} ${selected ? 'picked' : ''}`}
      style={{ transform, ...size }}
      aria-label={nameOf(card)}
    >
      <div
        class="tools"
        style={{ maxWidth: `${room}px` }}
        onPointerEnter={() => acts.point(true)}
        onPointerLeave={() => acts.point(false)}
        onFocusIn={() => acts.focus(true)}
        onFocusOut={() => acts.focus(false)}
      >
        <button
          type="button"
          class="state"
          aria-pressed={selected}
          aria-label={`${word}${selected ? ', selected' : ''}; Shift-click selects`}
          title={`${capital(word)}. Shift-click selects.`}
          onClick={trusted((event) => {
            if (event.shiftKey || event.ctrlKey || event.metaKey) acts.select();
          })}
        >
          <RatingMark rating={card.rating} />
          {selected && <span class="tick" />}
        </button>
        {draft && (
          <button
            type="button"
            class="from"
            title="From this draft: compare (C)"
            aria-label="From draft: compare"
            onClick={trusted(acts.compare)}
          >
            {draft.src && <img src={draft.src} alt="" />}
            {!(active && room < WITH_WORDS) && <span aria-hidden>from draft</span>}
          </button>
        )}
        {active && <Buttons card={card} words={room >= WITH_WORDS} acts={acts} />}
      </div>
    </fieldset>
  );
}

function Buttons({ card, words, acts }: { card: AssetCard; words: boolean; acts: CardActs }) {
  const rate = (rating: Rating | null, key: string, name: string) => (
    <button
      type="button"
      class={`tool ${rating ?? 'none'}`}
      aria-pressed={rating === null ? undefined : card.rating === rating}
      aria-keyshortcuts={key}
      aria-label={name}
      title={`${name} (${key})`}
      onClick={trusted(() => acts.rate(rating))}
    >
      <Sign of={rating ?? 'none'} />
      {words && <span>{name}</span>}
      <kbd>{key}</kbd>
    </button>
  );
  return (
    <>
      {rate('usable', 'P', 'Usable')}
      {rate('rejected', 'X', 'Rejected')}
      {rate(null, 'U', 'Clear')}
      <button
        type="button"
        class="tool promote"
        aria-keyshortcuts="Alt+P"
        aria-label="Promote"
        title="Promote (Alt+P)"
        onClick={trusted(acts.promote)}
        onPointerEnter={() => acts.hover(true)}
        onPointerMove={() => acts.hover(true)}
        onPointerLeave={() => acts.hover(false)}
        onFocus={() => acts.peek(true)}
        onBlur={() => acts.peek(false)}
      >
        <Sign of="promote" />
        {words && <span>Promote</span>}
      </button>
    </>
  );
}

const SIGNS = {
  usable: 'M2 6.4l2.8 2.8L10 3.4',
  rejected: 'M2.6 2.6l6.8 6.8M9.4 2.6L2.6 9.4',
  none: 'M2.2 4.4h4.9a2.6 2.6 0 010 5.2H4.4M4.4 2L2 4.4l2.4 2.4',
  promote: 'M6 10.5v-9M2.2 5.2L6 1.4l3.8 3.8',
};

function Sign({ of }: { of: keyof typeof SIGNS }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
      <path d={SIGNS[of]} />
    </svg>
  );
}

/** Acts for the person only; the page can make clicks, but none that the browser calls trusted. */
export function trusted<E extends Event>(act: (event: E) => void): (event: E) => void {
  return (event) => {
    event.stopPropagation();
    if (event.isTrusted) act(event);
  };
}

function nameOf({ request, media, rating }: AssetCard): string {
  const prompt = request.prompt?.trim().slice(0, 80);
  const what = media === 'video' ? 'Clip' : 'Image';
  return `${what}${prompt ? ` “${prompt}”` : ''}, ${ratingWord(rating)}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
