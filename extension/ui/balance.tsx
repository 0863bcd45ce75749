import { formatCredits } from '../../shared/credit.ts';
import { type DayOutlook, lasting } from '../../shared/day-outlook.ts';
import { Chip } from './chip.tsx';

/** What is left, in large, and whether it lasts. */
export function Balance({ outlook }: { outlook: DayOutlook }) {
  const lasts = lasting(outlook);
  return (
    <div class="row">
      <p class="balance grow">
        <strong>{formatCredits(outlook.left)}</strong>{' '}
        <span class="soft">{outlook.leftToday ? 'left today' : 'credits left'}</span>
      </p>
      {lasts && (
        <Chip tone={lasts === 'lasts' ? 'accent' : lasts === 'may not last' ? 'amber' : 'red'}>
          {lasts}
        </Chip>
      )}
    </div>
  );
}
