import type { Hint } from './hint.ts';
import { mismatchWords } from './mismatch-words.ts';
import { RunningRing } from './running-ring.tsx';
import { TierGlyph } from './tier-glyph.tsx';

type Props = {
  hint: Hint;
  /** Too little room for words: a dot that says it all as a tooltip. */
  small: boolean;
  /** Not enough room for all: the card has what is left out. Advice goes alone; a warning stays. */
  narrow: boolean;
  onDismiss(): void;
  /** Whether the charge that is asked about is the price from now on. */
  onJudge(learn: boolean): void;
};

/** One line of at most three facts. */
export function HintLine({ hint, small, narrow, onDismiss, onJudge }: Props) {
  const { tier, lead, advice, price, rest, tone, dot, asks, running } = hint;
  const alone = narrow && advice !== null;
  const warns = tone !== 'plain';
  // What counts down is not read out at each step; a warning stands in its place.
  const words = asks
    ? `${mismatchWords(asks)}: learn this price?`
    : [lead, price, running && !warns ? 'running' : rest].filter(Boolean).join(' · ');
  const showsLead = lead && (alone || !narrow || !warns);
  const showsRest = rest && (!narrow || warns);
  if (small)
    return (
      <span class={`only-dot ${tone}`} role="img" aria-label={words} title={words}>
        {dot === 'alert' || asks ? '!' : <TierGlyph tier={tier} />}
      </span>
    );
  if (asks)
    return (
      <>
        <span class="facts" role="status" aria-label={words} title={words}>
          <span class="lead">{narrow ? mismatchWords(asks) : words}</span>
        </span>
        <button
          type="button"
          class="say"
          title="It is the price from now on"
          onClick={() => onJudge(true)}
        >
          Learn
        </button>
        <button type="button" class="say" title="It was a one-off" onClick={() => onJudge(false)}>
          Ignore
        </button>
      </>
    );
  return (
    <>
      {/* Keyed by its words: replaced text is no layout shift, moved text would be one. */}
      <span key={words} class="facts" role="status" aria-label={words}>
        {dot === 'hollow' && <span class={`ring ${tone}`} />}
        {dot === 'alert' && <span class="alert">!</span>}
        {dot === null && !alone && !running && <TierGlyph tier={tier} />}
        {running && !alone && <RunningRing {...running.state} />}
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
