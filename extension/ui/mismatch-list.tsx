import { useState } from 'preact/hooks';
import type { Mismatch } from '../../shared/prices/mismatches.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { mismatchWords } from './mismatch-words.ts';
import { Said } from './said.tsx';

/** Charges that were not as expected: learn the price, or leave it as a one-off; both can be undone. */
export function MismatchList({ mismatches }: { mismatches: readonly Mismatch[] }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const judge = async (generation: string, learn: boolean | null) =>
    setOutcome(await ask(() => sendMessage('judgePrice', { generation, learn })));
  if (mismatches.length === 0) return null;
  return (
    <section class="card stack tight" aria-labelledby="mismatches">
      <h2 id="mismatches">Not as expected</h2>
      <ul class="stack tight">
        {mismatches.map((one) => (
          <li key={one.generation} class={one.learn === null ? 'stack tight' : 'row'}>
            <span class="grow">
              {[one.key.model ?? 'model unknown', one.key.resolution].filter(Boolean).join(' ')}:{' '}
              {mismatchWords(one)}
              {one.learn !== null && (
                <span class="soft"> · {one.learn ? 'learned' : 'left as a one-off'}</span>
              )}
            </span>
            {one.learn === null ? (
              <div class="row">
                <Button onPress={() => judge(one.generation, true)}>Learn this price</Button>
                <Button look="quiet" onPress={() => judge(one.generation, false)}>
                  One-off
                </Button>
              </div>
            ) : (
              <Button look="quiet" onPress={() => judge(one.generation, null)}>
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Said outcome={outcome?.ok === false ? outcome : null} done="" />
    </section>
  );
}
