import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { Instant } from '../../../shared/id.ts';
import type { Preferences, View } from '../../state.ts';
import { ImageHostCards } from '../../ui/image-host-card.tsx';
import { Actions } from './actions.tsx';
import { CheatSheet } from './cheat-sheet.tsx';
import { CompanionBanner } from './companion-banner.tsx';
import { Compare } from './compare.tsx';
import type { Control } from './control.ts';
import { Filters } from './filters.tsx';
import { Finish, NothingHere } from './finish.tsx';
import { Grid } from './grid.tsx';
import { Head } from './head.tsx';
import { Stage } from './stage.tsx';

type Props = {
  control: Control;
  view: ReadonlySignal<View | null | undefined>;
  preferences: ReadonlySignal<Preferences | undefined>;
  now: ReadonlySignal<Instant>;
};

/** The queue first: what is to be decided, large, and the few keys that decide it. */
export function Review({ control, view, preferences, now }: Props) {
  // Not the view itself: it is written after each verdict, and nothing here has to be drawn for it.
  const known = useComputed(() => view.value !== undefined).value;
  if (!known || preferences.value === undefined) return null;
  const { deck } = control;
  const mode = deck.mode.value;
  const empty = deck.queue.value.length === 0;
  const finished = control.finished.value;
  return (
    <div class="review">
      <header>
        <Head control={control} />
        {(mode === 'grid' || empty || finished) && <Filters control={control} />}
        <Notices control={control} view={view} now={now} />
      </header>
      {empty ? (
        <NothingHere control={control} />
      ) : finished ? (
        <Finish control={control} />
      ) : mode === 'grid' ? (
        <Grid control={control} />
      ) : mode === 'full' ? (
        <Stage control={control} preferences={preferences.value} />
      ) : (
        <Compare control={control} />
      )}
      {(!empty || control.verdicts.undoable.value > 0) && <Actions control={control} />}
      <CheatSheet control={control} />
    </div>
  );
}

function Notices({ control, view, now }: Omit<Props, 'preferences'>) {
  return (
    <>
      <CompanionBanner
        control={control}
        connection={view.value?.connection ?? null}
        now={now.value}
      />
      {view.value && <ImageHostCards view={view.value} />}
    </>
  );
}
