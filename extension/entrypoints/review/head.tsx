import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/icon.tsx';
import type { Control } from './control.ts';
import { estimate } from './pace.ts';
import { periodName } from './periods.ts';

/** What is left and how long it will take; then how far it is. */
export function Head({ control }: { control: Control }) {
  const { deck, pace, autoAdvance, help } = control;
  const { usable, rejected, unreviewed } = deck.tally.value;
  const { show, period } = deck.filter.value;
  const total = deck.queue.value.length;
  const { time, basis } = estimate(unreviewed, pace.value);
  const name = periodName(period);
  const words =
    show === 'unreviewed'
      ? unreviewed === 0
        ? `Nothing left ${name}`
        : `${unreviewed.toLocaleString('en-US')} ${name}`
      : `${total.toLocaleString('en-US')} ${show === 'all' ? 'assets' : show} ${name}`;
  return (
    <>
      <div class="row head">
        <Mark size={26} />
        <div class="grow">
          <h1>
            {words}
            {unreviewed > 0 && (
              <span class="soft">
                {show !== 'unreviewed' && `, ${unreviewed.toLocaleString('en-US')} unreviewed`},{' '}
                {time}
              </span>
            )}
          </h1>
          {unreviewed > 0 && <p class="small soft basis">{basis}</p>}
        </div>
        <label class="row toggle">
          <input
            type="checkbox"
            checked={autoAdvance.value}
            onChange={() => control.toggleAutoAdvance()}
          />
          <span>
            Auto-advance <kbd>A</kbd>
          </span>
        </label>
        <Button
          look="quiet"
          onPress={() => {
            help.value = true;
          }}
        >
          Keys <kbd>?</kbd>
        </Button>
      </div>
      <div
        class="progress"
        role="img"
        aria-label={`${usable} usable, ${rejected} rejected, ${unreviewed} unreviewed of ${total}`}
      >
        <span class="usable" style={{ flexGrow: usable }} />
        <span class="rejected" style={{ flexGrow: rejected }} />
        <span style={{ flexGrow: unreviewed }} />
      </div>
    </>
  );
}
