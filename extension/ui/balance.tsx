import { formatCredits } from '../../shared/credit.ts';
import { type DayOutlook, lasting } from '../../shared/day-outlook.ts';
import { Chip } from './chip.tsx';

const LEFT_OF = {
  day: 'left today',
  week: 'left this week',
  project: 'left for this project',
  balance: 'credits left',
};

/** What is left, in large, and whether it lasts. */
export function Balance({ outlook }: { outlook: DayOutlook }) {
  const lasts = lasting(outlook);
  return (
    <div class="row">
      <p class="balance grow">
        <strong>{formatCredits(outlook.left)}</strong>{' '}
        <span class="soft">{LEFT_OF[outlook.leftIs ?? 'balance']}</span>
      </p>
      {lasts && (
        <Chip tone={lasts === 'lasts' ? 'accent' : lasts === 'may not last' ? 'amber' : 'red'}>
          {lasts}
        </Chip>
      )}
    </div>
  );
}
