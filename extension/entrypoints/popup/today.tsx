import { formatCredits } from '../../../shared/credit.ts';
import type { Instant } from '../../../shared/id.ts';
import type { Caps } from '../../../shared/rule.ts';
import type { SiteSummary } from '../../../shared/snapshot.ts';
import { Chip } from '../../ui/chip.tsx';
import { dayOutlook, lasting } from '../../ui/day-outlook.ts';
import { ago, plural } from '../../ui/format.ts';

/** `name`: the site, where it is not the one of the tab in front. */
type Props = { name: string | null; summary: SiteSummary; caps: Caps; now: Instant };

/** The balance in large, and today in one line. */
export function Today({ name, summary, caps, now }: Props) {
  const outlook = dayOutlook(summary, caps, now);
  const { left, leftToday, spent, unknown, generations } = outlook;
  const lasts = lasting(outlook);
  return (
    <section class="card" aria-label={`Credits on ${name ?? 'this site'}`}>
      {name && <h2 class="soft">{name}</h2>}
      <div class="row">
        <p class="balance grow">
          <strong>{formatCredits(left)}</strong>{' '}
          <span class="soft">{leftToday ? 'left today' : 'credits left'}</span>
        </p>
        {lasts && (
          <Chip tone={lasts === 'lasts' ? 'accent' : lasts === 'may not last' ? 'amber' : 'red'}>
            {lasts}
          </Chip>
        )}
      </div>
      <p class="small soft">
        {generations === 0
          ? 'Nothing generated today'
          : `${unknown > 0 ? 'At least ' : ''}${formatCredits(spent)} spent today · ${plural(generations, 'generation')}`}
        {summary.balance && ` · seen ${ago(summary.balance.at, now)}`}
      </p>
    </section>
  );
}
