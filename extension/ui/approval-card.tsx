import { useEffect, useState } from 'preact/hooks';
import { formatCredits } from '../../shared/credit.ts';
import { type Instant, siteName } from '../../shared/id.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import type { Approval } from '../state.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { ago } from './format.ts';
import { Said } from './said.tsx';

/** A page may move our panel under a click that was meant for it; this long, none counts. */
const ARM_MS = 500;

/** A held generation that only the person can let go, with a reason that history keeps. */
export function ApprovalCard({ approval, now }: { approval: Approval; now: Instant }) {
  const { generation, prompt, model, credits, because, site, at } = approval;
  const [reason, setReason] = useState('');
  const [armed, setArmed] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARM_MS);
    return () => clearTimeout(timer);
  }, []);
  const answer = async (event: MouseEvent, approved: boolean) => {
    if (!event.isTrusted) return;
    setOutcome(
      await ask(() =>
        sendMessage('answerApproval', { generation, approved, reason: reason.trim() }),
      ),
    );
  };
  return (
    <section class="card amber stack" aria-label="A generation waits for your approval">
      <div class="stack tight">
        <div class="row">
          <h2 class="grow">Waits for your approval</h2>
          <span class="soft small">{ago(at, now)}</span>
        </div>
        <p class="clamp">{prompt ?? 'No prompt (it works on an image).'}</p>
        <p class="soft small">
          {siteName(site)} · {model ?? 'model unknown'} ·{' '}
          <strong>{formatCredits(credits)} cr</strong>
        </p>
      </div>
      <ul class="stack tight">
        {because.map(({ rule, text }) => (
          <li key={rule}>{text}</li>
        ))}
      </ul>
      <Field
        label="Why it is worth it"
        placeholder="Client wants the final today"
        note="Kept with the generation, so that the week’s review can weigh it."
        value={reason}
        onValue={setReason}
        maxLength={500}
      />
      <div class="row">
        <Button
          look="primary"
          disabled={!armed || reason.trim() === ''}
          onPress={(event) => answer(event, true)}
        >
          Approve
        </Button>
        <Button disabled={!armed} onPress={(event) => answer(event, false)}>
          Refuse
        </Button>
      </div>
      {outcome && <Said outcome={outcome} done="Answered." />}
    </section>
  );
}
