import type { Hint } from './hint.ts';
import { TierGlyph } from './tier-glyph.tsx';

type Props = {
  hint: Hint;
  /** Too little room for words: a dot that says it all as a tooltip. */
  small: boolean;
  /** Not enough room for all: the card has what is left out. Advice goes alone; a warning stays. */
  narrow: boolean;
  onDismiss(): void;
};

/** One line of at most three facts. */
export function HintLine({ hint, small, narrow, onDismiss }: Props) {
  const { tier, lead, advice, price, rest, tone, dot } = hint;
  const words = [lead, price, rest].filter(Boolean).join(' · ');
  const alone = narrow && advice !== null;
  const warns = tone !== 'plain';
  const showsLead = lead && (alone || !narrow || !warns);
  const showsRest = rest && (!narrow || warns);
  if (small)
    return (
      <span class={`only-dot ${tone}`} role="img" aria-label={words} title={words}>
        {dot === 'alert' ? '!' : <TierGlyph tier={tier} />}
      </span>
    );
  return (
    <>
      {/* Keyed by its words: replaced text is no layout shift, moved text would be one. */}
      <span key={words} class="facts" role="status" aria-label={words}>
        {dot === 'hollow' && <span class={`ring ${tone}`} />}
        {dot === 'alert' && <span class="alert">!</span>}
        {dot === null && !alone && <TierGlyph tier={tier} />}
        {showsLead && <span class={advice ? 'lead advice' : 'lead'}>{lead}</span>}
        {!alone && (
          <>
            {showsLead && <span class="sep">·</span>}
            <span class="price">{price}</span>
            {showsRest && <span class="sep">·</span>}
            {showsRest && <span class={`rest ${tone}`}>{rest}</span>}
          </>
        )}
      </span>
      {advice && (
        <button
          type="button"
          class="dismiss"
          aria-label="Dismiss this advice"
          title="Dismiss (Esc)"
          onClick={onDismiss}
        >
          ×
        </button>
      )}
    </>
  );
}
