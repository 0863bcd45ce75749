import { useState } from 'preact/hooks';
import type { Instant } from '../../shared/id.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import type { Connection } from '../state.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { connectionWords } from './connection-words.ts';
import { plural } from './format.ts';
import { Said } from './said.tsx';
import { allowCompanion } from './site-permission.ts';

type Props = { connection: Connection | null; now: Instant; onPair(): void };

/** State of the companion first, and the one thing that helps. */
export function ConnectionLine({ connection, now, onPair }: Props) {
  const { tone, full, title, detail, remedy } = connectionWords(connection, now);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const lost = connection?.lost ?? 0;
  return (
    <div class="stack tight">
      <div class="status">
        <span class={`dot ${tone} ${full ? 'full' : ''}`} />
        <span class="grow">
          <strong>{title}</strong>
          {full && detail && <span class="soft"> · {detail}</span>}
        </span>
        {remedy === 'reconnect' && (
          <Button
            look="quiet"
            onPress={async () => setOutcome(await ask(() => sendMessage('reconnect')))}
          >
            Try again
          </Button>
        )}
        {remedy === 'allow' && (
          <Button look="quiet" onPress={() => void allowCompanion()}>
            Allow…
          </Button>
        )}
        {remedy === 'pair' && (
          <Button look="quiet" onPress={onPair}>
            Pair…
          </Button>
        )}
      </div>
      {!full && <p class="soft small">{detail}</p>}
      {lost > 0 && (
        <p class="small said bad">{plural(lost, 'event')} could not be kept and are missing.</p>
      )}
      {outcome && <Said outcome={outcome} done="Asked again." />}
    </div>
  );
}
