import { effect } from '@preact/signals';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Preferences } from '../../state.ts';
import { Canvas } from './canvas.tsx';
import type { Control } from './control.ts';
import { Details } from './details.tsx';
import { LookAhead } from './look-ahead.ts';
import { Sharp } from './sharp.tsx';

/** One asset as large as it goes, and beside it what it is. */
export function Stage({ control, preferences }: { control: Control; preferences: Preferences }) {
  const { deck } = control;
  const lookAhead = useMemo(() => new LookAhead(), []);
  const [sharp, setSharp] = useState(false);
  useLayoutEffect(() => {
    const stop = effect(() => {
      lookAhead.follow(deck.queue.value, deck.at.value, (id) => deck.card(id)?.peek());
    });
    return () => {
      stop();
      lookAhead.close();
    };
  }, [deck, lookAhead]);
  const card = deck.card(deck.current.value)?.value;
  if (!card) return null;
  const actual = control.actualPixels.value;
  return (
    <section class="stage" aria-label="Full screen">
      <div class={`picture${actual ? ' actual' : ''}${sharp ? ' sharpened' : ''}`}>
        <Canvas deck={deck} lookAhead={lookAhead} />
        <Sharp key={card.id} card={card} onShown={setSharp} />
      </div>
      <Details card={card} control={control} preferences={preferences} />
    </section>
  );
}
