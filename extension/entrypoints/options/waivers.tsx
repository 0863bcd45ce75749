import { useEffect, useState } from 'preact/hooks';
import type { Id, Instant } from '../../../shared/id.ts';
import type { Waivers as Kept } from '../../../shared/report/waivers.ts';
import type { RuleSet } from '../../../shared/rule.ts';
import { isLiving, takenBack, type Waiver } from '../../../shared/waiver.ts';
import { type Answer, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { plural } from '../../ui/format.ts';
import { WaivedOnce } from './waived-once.tsx';
import { WaiverCard } from './waiver-card.tsx';

type Props = {
  rules: RuleSet;
  now: Instant;
  onSave(rules: Pick<RuleSet, 'waivers'>): Promise<boolean>;
};

/** Rules that need not ask, and until when; and the reasons that were given for one request alone. */
export function Waivers({ rules, now, onSave }: Props) {
  const [kept, setKept] = useState<Answer<Kept> | null>(null);
  const [isOpen, setOpen] = useState(false);
  // Absent in a view that an earlier version stored.
  const known = rules.waivers ?? [];
  const waivers = [...known].sort((a, b) => b.since - a.since);
  const isAsked = isOpen || waivers.length > 0;
  useEffect(() => {
    if (!isAsked) return;
    void ask(() => sendMessage('waivers', undefined)).then((told) => setKept(told as Answer<Kept>));
  }, [isAsked, rules.revision]);
  const standing = waivers.filter((one) => one.until === null || one.until > now);
  const ended = waivers.filter((one) => !standing.includes(one));
  const usesOf = (id: Id) =>
    kept?.ok ? (kept.value.standing.find((one) => one.id === id)?.uses ?? null) : null;
  const card = (waiver: Waiver) => (
    <WaiverCard
      key={waiver.id}
      waiver={waiver}
      title={rules.rules.find(({ id }) => id === waiver.rule)?.title ?? waiver.rule}
      uses={usesOf(waiver.id)}
      now={now}
      onTakeBack={
        isLiving(waiver, now)
          ? () => void onSave({ waivers: takenBack(known, waiver.id, Date.now()) })
          : null
      }
    />
  );
  return (
    <section class="stack" aria-labelledby="waivers" data-waivers>
      <h3 id="waivers">Waivers</h3>
      {standing.length === 0 ? (
        <p class="soft">
          None stands. Where a rule asks you, a reason and <em>Don’t ask again</em> make one. A
          limit of yours is never waived.
        </p>
      ) : (
        <ul class="stack">{standing.map(card)}</ul>
      )}
      {kept?.ok === false && waivers.length > 0 && (
        <p class="soft">How often they were used: ? {kept.why}</p>
      )}
      {ended.length > 0 && (
        <details>
          <summary class="small">{plural(ended.length, 'waiver')} that ended</summary>
          <ul class="stack opened">{ended.map(card)}</ul>
        </details>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="small">Reasons given for one request alone</summary>
        {kept?.ok && <WaivedOnce kept={kept.value} rules={rules.rules} />}
        {kept?.ok === false && <p class="soft">{kept.why}</p>}
      </details>
    </section>
  );
}
