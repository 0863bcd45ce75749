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
  return (
    <>
      <p class="plan">
        {target && <TierGlyph tier={target.tier} />}
        <strong>{target ? targetName(target) : 'Promote'}</strong>
        {target && (
          <>
            <Fact>{formatAmount(quoted)} cr</Fact>
            <Fact>{latency ? `~${duration(latency.p50)}` : '? s'}</Fact>
            <Fact title={how === 'exact' ? EXACT : RE_RENDER}>{how}</Fact>
            <Fact>
              {kept
                ? `composition kept ${kept.kept} of ${kept.judged}`
                : 'composition not judged yet'}
            </Fact>
          </>
        )}
        <span class="grow" />
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
      <p class="plan counting">
        <span role="status">
          Promoting to <strong>{name}</strong> in {left} s
        </span>
        <span class="grow" />
        {button('Undo (Esc)', onUndo, 'go')}
      </p>
    );
  }
  if (step === 'done')
    return (
      <p class="plan">
        <span role="status">
          <strong>{name}</strong>: the final is there
        </span>
        <span class="grow" />
        {run.result && button('Compare (C)', onCompare, 'go')}
        {button('Close', onUndo)}
      </p>
    );
  if (step === 'failed')
    return (
      <p class="plan">
        <span class="why" role="status">
          {run.why ?? 'The promotion failed; the studio did not say why.'}
        </span>
        <span class="grow" />
        {button('Close', onUndo)}
      </p>
    );
  const elapsed = run.startedAt === undefined ? null : now - run.startedAt;
  return (
    <p class="plan">
      <Ring elapsed={elapsed ?? 0} latency={plan.latency} />
      <span role="status">
        {STEP_WORDS[step]} <strong>{name}</strong>
      </span>
      {step === 'running' && <Fact>{timing(elapsed ?? 0, plan.latency)}</Fact>}
      <span class="grow" />
      {step === 'setting' && button('Undo (Esc)', onUndo)}
    </p>
  );
}

const EXACT = 'The same picture with more detail';
const RE_RENDER = 'A new picture of the same words: it may come out differently';
const STEP_WORDS = { setting: 'Setting up', sent: 'At the gate:', running: 'Rendering in' };

function Fact({ children, title }: { children: preact.ComponentChildren; title?: string }) {
  return (
    <span class="fact" title={title}>
      {children}
    </span>
  );
}

function targetName({ label, resolution, tier }: NonNullable<PromotionPlan['target']>): string {
  const size = resolution ? ` ${resolution}` : '';
  return `${label}${size}${tier ? ` (${TIER_LABEL[tier]})` : ''}`;
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
