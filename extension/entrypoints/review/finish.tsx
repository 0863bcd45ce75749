import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Mark } from '../../ui/icon.tsx';
import type { Control } from './control.ts';
import { weekOf } from './filter.ts';
import { minutes } from './pace.ts';

const EVERYTHING = { period: 'all', site: null, project: null, origin: 'all' } as const;

/** The end of the queue: what came of it, how long it took, and where to go on. */
export function Finish({ control }: { control: Control }) {
  const { deck, decided, spentMs } = control;
  const { usable, rejected } = deck.tally.value;
  const total = deck.queue.value.length;
  const elsewhere = unreviewedElsewhere(control);
  const time = decided.value > 0 ? `, ${minutes(spentMs.value)}` : '';
  return (
    <section class="finish" aria-labelledby="finished">
      <Mark size={44} />
      <h2 id="finished">
        All reviewed: {usable} usable of {total}
        {time}
      </h2>
      <p class="soft">
        {usable} usable, {rejected} rejected. Your ratios and the next recommendation know it
        already.
      </p>
      <div class="row wrap">
        <a class="button primary" href={`report.html#week=${reportWeek(control)}`}>
          See the week’s report
        </a>
        {elsewhere > 0 && <More control={control} count={elsewhere} />}
        <Button onPress={() => control.filterBy({ show: 'all' })}>Look at them again</Button>
      </div>
    </section>
  );
}

/** Nothing matches the filter; or nothing was ever generated. */
export function NothingHere({ control }: { control: Control }) {
  const { deck } = control;
  void deck.arrivals.value;
  const { show } = deck.filter.value;
  const elsewhere = unreviewedElsewhere(control);
  const all = deck.all().length;
  if (all === 0)
    return (
      <section class="finish">
        <Mark size={44} />
        <h2>Nothing to review yet</h2>
        <p class="soft">
          Images that come back from your studio appear here, once Tierwise is on there.
        </p>
      </section>
    );
  return (
    <section class="finish">
      <Mark size={44} />
      <h2>{show === 'unreviewed' ? 'All reviewed here' : 'Nothing here'}</h2>
      <p class="soft">
        {elsewhere > 0
          ? `${plural(elsewhere, 'asset')} outside this filter ${elsewhere === 1 ? 'waits' : 'wait'} for a verdict.`
          : `All ${all} assets that this browser holds have a verdict.`}
      </p>
      <div class="row wrap">
        {elsewhere > 0 && <More control={control} count={elsewhere} />}
        <Button onPress={() => control.filterBy({ ...EVERYTHING, show: 'all' })}>
          Show all {all}
        </Button>
      </div>
    </section>
  );
}

function More({ control, count }: { control: Control; count: number }) {
  return (
    <Button onPress={() => control.filterBy({ ...EVERYTHING, show: 'unreviewed' })}>
      Review {count.toLocaleString('en-US')} more
    </Button>
  );
}

function unreviewedElsewhere({ deck }: Control): number {
  return deck.all().filter(({ rating }) => rating === null).length - deck.tally.value.unreviewed;
}

/** The ISO week that most of the queue belongs to. */
function reportWeek({ deck }: Control): string {
  const { period } = deck.filter.value;
  if (/^\d{4}-W\d{2}$/.test(period)) return period;
  const counts = new Map<string, number>();
  for (const id of deck.queue.value) {
    const card = deck.card(id)?.peek();
    if (!card) continue;
    const week = weekOf(card, deck.calendar);
    if (week === null) continue;
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
