import { useState } from 'preact/hooks';
import type { Instant } from '../../../shared/id.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import type { Connection } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { connectionWords } from '../../ui/connection-words.ts';
import { plural } from '../../ui/format.ts';
import { Said } from '../../ui/said.tsx';
import type { Control } from './control.ts';
import { missing } from './missing.ts';

type Props = { control: Control; connection: Connection | null; now: Instant };

/** Without the companion reviewing goes on; this names what is missing meanwhile. */
export function CompanionBanner({ control, connection, now }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { title, full, remedy } = connectionWords(connection, now);
  const unread = missing.value?.ok === false ? missing.value.why : null;
  if (full && unread === null) return null;
  void control.deck.arrivals.value;
  const held = control.deck.all();
  const unseen = held.filter(({ thumbnail }) => thumbnail === null).length;
  return (
    <div class="banner row wrap" role="note">
      <span class={`dot ${full ? 'full' : ''} amber`} />
      <p class="grow">
        <strong>{full ? 'Not everything is here' : title}.</strong> You review the{' '}
        {plural(held.length, 'asset')} that this browser holds
        {unseen > 0 && `, ${unseen} of them without a thumbnail`}.{' '}
        {full
          ? unread
          : connection?.state === 'away'
            ? 'Older ones, and those of other browsers, are missing. Verdicts are kept and delivered when the companion is back.'
            : 'Older ones, and those of other browsers, are missing. Verdicts are kept in this browser.'}
      </p>
      {remedy === 'reconnect' && (
        <Button
          look="quiet"
          onPress={async () => {
            setOutcome(await ask(() => sendMessage('reconnect')));
            missing.value = await ask(() => sendMessage('refreshShelf'));
          }}
        >
          Try again
        </Button>
      )}
      {outcome?.ok === false && <Said outcome={outcome} done="" />}
    </div>
  );
}
