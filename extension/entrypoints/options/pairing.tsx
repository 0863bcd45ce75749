import { useState } from 'preact/hooks';
import type { Instant } from '../../../shared/id.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import type { Connection } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { ConnectionLine } from '../../ui/connection-line.tsx';
import { Field } from '../../ui/field.tsx';
import { Said } from '../../ui/said.tsx';

type Props = { connection: Connection | null; now: Instant };

/** Connect the companion of this computer, see how it stands, or forget it. */
export function Pairing({ connection, now }: Props) {
  const [code, setCode] = useState('');
  const [check, setCheck] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const state = connection?.state ?? 'unpaired';
  const paired = state === 'connected' || state === 'away' || state === 'stranger';

  const pair = async () => {
    const answer = await ask(() => sendMessage('pairWithCode', code.trim()));
    setOutcome(answer);
    setCheck('check' in answer && typeof answer.check === 'string' ? answer.check : null);
    if (answer.ok) setCode('');
  };
  const forget = async () => {
    setCheck(null);
    setOutcome(await ask(() => sendMessage('forgetCompanion')));
  };

  return (
    <div class="card stack">
      <ConnectionLine
        connection={connection}
        now={now}
        onPair={() => document.querySelector<HTMLInputElement>('.pairing input')?.focus()}
      />
      {connection?.url && (
        <p class="small soft">
          Address: <code>{connection.url}</code>
        </p>
      )}
      {paired ? (
        <div class="row">
          <Button onPress={forget}>Forget this companion</Button>
          <Said outcome={outcome} done="Forgotten. The companion keeps its history." />
        </div>
      ) : (
        <div class="stack pairing">
          <ol class="steps">
            <li>
              In the project’s folder run <code>npm run companion</code>. It prints a link on this
              computer.
            </li>
            <li>Open the link and press “Pair”; or copy the code from there and paste it here.</li>
          </ol>
          <Field
            label="Pairing code"
            value={code}
            onValue={setCode}
            placeholder="paste the code"
            maxLength={64}
          />
          <div class="row">
            <Button look="primary" disabled={code.trim().length < 16} onPress={pair}>
              Pair
            </Button>
            <Said outcome={outcome} done="Paired." />
          </div>
        </div>
      )}
      {check && (
        <p>
          The terminal must show the same number: <strong class="check">{check}</strong>. If it does
          not, forget this companion.
        </p>
      )}
    </div>
  );
}
