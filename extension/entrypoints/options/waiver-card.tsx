import { type Instant, siteName } from '../../../shared/id.ts';
import type { WaiverUse } from '../../../shared/report/waivers.ts';
import { credits } from '../../../shared/report/words.ts';
import type { Waiver } from '../../../shared/waiver.ts';
import { waiverPlace } from '../../../shared/waiver-place.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ago, plural, until } from '../../ui/format.ts';

type Props = {
  waiver: Waiver;
  /** Of its rule. */
  title: string;
  /** Null: not known now. */
  uses: readonly WaiverUse[] | null;
  now: Instant;
  /** Null: it ended. */
  onTakeBack: (() => void) | null;
};

/** One waiver: of which rule, why, where and how long, and what went through under it. */
export function WaiverCard({ waiver, title, uses, now, onTakeBack }: Props) {
  const { id, since, until: end, reason } = waiver;
  return (
    <li class="card stack tight" data-waiver={id}>
      <div class="row wrap">
        <h4>{title}</h4>
        <Chip tone={onTakeBack ? 'accent' : undefined}>
          {end === null
            ? 'until you take it back'
            : end > now
              ? `ends ${until(end, now)}`
              : `ended ${ago(end, now)}`}
        </Chip>
        <span class="grow" />
        {onTakeBack && (
          <Button look="quiet" onPress={onTakeBack}>
            Take back<span class="hidden"> the waiver of {title}</span>
          </Button>
        )}
      </div>
      <p class="break">“{reason}”</p>
      <p class="small soft break">
        {waiverPlace(waiver)}, given {ago(since, now)}
      </p>
      <p class="small">{uses === null ? 'Used ? times' : usedWords(uses, now)}</p>
    </li>
  );
}

/** Credits of two studios never meet in one number. */
function usedWords(uses: readonly WaiverUse[], now: Instant): string {
  if (uses.length === 0) return 'Not used yet';
  const words = uses.map(({ site, times, last, credits: known, unknownCharges }) => {
    const where = uses.length > 1 ? ` on ${siteName(site)}` : '';
    return `${plural(times, 'time')}${where}, last ${ago(last, now)}: ${costWords(known, unknownCharges, times)}`;
  });
  return `Used ${words.join('; ')}`;
}

function costWords(known: number, unknown: number, times: number): string {
  if (unknown === times) return '? credits went through';
  const more = unknown === 0 ? '' : `, and ? for ${unknown}`;
  return `${credits(known)} went through${more}`;
}
