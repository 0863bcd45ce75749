import { formatAmount } from '../../shared/credit.ts';
import type { Instant } from '../../shared/id.ts';
import type { PromotionPlan } from '../../shared/promotion.ts';
import { TIER_LABEL } from '../../shared/tier.ts';
import type { RunningPromotion } from '../features/promoter.ts';
import { trusted } from './card-mark.tsx';
import { duration, until } from './format.ts';
import { TierGlyph } from './tier-glyph.tsx';

type PeekProps = {
  plan: PromotionPlan;
  /** What suffices for the project's destination, in words; null where none is chosen. */
  destination: string | null;
  now: Instant;
  onPromote(): void;
};

/** What one click on Promote would do, before the click. */
export function PromotePeek({ plan, destination, now, onPromote }: PeekProps) {
  const { target, quoted, blocked, latency, kept, how, leaves } = plan;
  const facts = target && [
    target.tier && TIER_LABEL[target.tier],
    `${formatAmount(quoted)} cr`,
    latency ? `~${duration(latency.p50)}` : '? s',
    how,
    kept ? `composition kept ${kept.kept} of ${kept.judged}` : 'composition not judged yet',
  ];
  return (
    <>
      <p class="plan">
        {target && <TierGlyph tier={target.tier} />}
        <strong class="grow">{target ? `Promote to ${targetName(target)}` : 'Promote'}</strong>
        <button
          type="button"
          class="go"
          aria-disabled={blocked !== null}
          onClick={trusted(() => {
            if (!blocked) onPromote();
          })}
        >
          Promote
        </button>
      </p>
      {facts && (
        <p title={how === 'exact' ? EXACT : RE_RENDER}>{facts.filter(Boolean).join(' · ')}</p>
      )}
      {blocked && (
        <p class="why">
          {blocked.why}
          {blocked.until !== null && ` Possible ${until(blocked.until, now)}.`}
        </p>
      )}
      {leaves.length > 0 && <p class="soft">Does not travel: {leaves.join('; ')}</p>}
      {destination && <p class="soft">{destination}</p>}
    </>
  );
}

type RunProps = {
  run: RunningPromotion;
  now: Instant;
  onUndo(): void;
  onCompare(): void;
};

/** How far a promotion is, from its time to undo to its end. */
export function PromoteRun({ run, now, onUndo, onCompare }: RunProps) {
  const { step, plan } = run;
  const name = plan.target ? targetName(plan.target) : 'a higher tier';
  const button = (text: string, act: () => void, look = '') => (
    <button type="button" class={look} onClick={trusted(act)}>
      {text}
    </button>
  );
  if (step === 'undo') {
    const left = Math.max(0, Math.ceil(((run.until ?? now) - now) / 1000));
    return (
      <p class="plan">
        <span class="grow" role="timer">
          Promoting to <strong>{name}</strong> in {left} s
        </span>
        {button('Undo (Esc)', onUndo, 'go')}
      </p>
    );
  }
  const lost = run.lost && run.lost.length > 0 && (
    <p class="soft">Not put back in your form: {run.lost.join('; ')}</p>
  );
  if (step === 'done')
    return (
      <>
        <p class="plan">
          <span class="grow" role="status">
            <strong>{name}</strong> is ready
          </span>
          {run.result && button('Compare (C)', onCompare, 'go')}
          {button('Close', onUndo)}
        </p>
        {lost}
      </>
    );
  if (step === 'failed')
    return (
      <>
        <p class="plan">
          <span class="why grow" role="status">
            {run.why ?? 'The promotion failed; the studio did not say why.'}
          </span>
          {button('Close', onUndo)}
        </p>
        {lost}
      </>
    );
  const elapsed = run.startedAt === undefined ? null : now - run.startedAt;
  return (
    <p class="plan">
      <Ring elapsed={elapsed ?? 0} latency={plan.latency} />
      <span class="grow" role="status">
        {STEP_WORDS[step]} <strong>{name}</strong>
      </span>
      {step === 'running' && <span class="soft">{timing(elapsed ?? 0, plan.latency)}</span>}
      {(step === 'setting' || step === 'looking') && button('Undo (Esc)', onUndo)}
    </p>
  );
}

const EXACT = 'The same picture with more detail';
const RE_RENDER = 'A new picture of the same words: it may come out differently';
const STEP_WORDS = {
  looking: 'Looking in the studio’s list for',
  setting: 'Setting up',
  sent: 'At the gate:',
  running: 'Rendering in',
};

function targetName({ label, resolution }: NonNullable<PromotionPlan['target']>): string {
  return resolution ? `${label} ${resolution}` : label;
}

function timing(elapsed: number, latency: PromotionPlan['latency']): string {
  const passed = duration(Math.max(1000, elapsed));
  if (!latency) return `${passed} so far`;
  if (elapsed > latency.p90) return `${passed}, longer than 9 in 10 (${duration(latency.p90)})`;
  return `${passed} of about ${duration(latency.p50)}`;
}

const ROUND = 2 * Math.PI * 6;

/** Full at the ninetieth percentile; the notch is the median. */
function Ring({ elapsed, latency }: { elapsed: number; latency: PromotionPlan['latency'] }) {
  if (!latency) return <span class="pulse" />;
  const share = Math.min(1, elapsed / latency.p90);
  const angle = (latency.p50 / latency.p90) * 2 * Math.PI - Math.PI / 2;
  return (
    <svg class="progress" width="18" height="18" viewBox="0 0 18 18" aria-hidden>
      <circle class="rest" cx="9" cy="9" r="6" />
      <circle
        class="passed"
        cx="9"
        cy="9"
        r="6"
        stroke-dasharray={`${share * ROUND} ${ROUND}`}
        transform="rotate(-90 9 9)"
      />
      <circle class="median" cx={9 + 6 * Math.cos(angle)} cy={9 + 6 * Math.sin(angle)} r="1.5" />
    </svg>
  );
}
