import type { Instant, Site } from '../../../shared/id.ts';
import type { RecentGeneration } from '../../../shared/snapshot.ts';
import { ago } from '../../ui/format.ts';
import { TierGlyph } from '../../ui/tier-glyph.tsx';

type Props = { recent: readonly RecentGeneration[]; site: Site; now: Instant };

/** What the studio still draws of what was promoted. */
export function RunningPromotions({ recent, site, now }: Props) {
  const running = recent.filter(
    (one) =>
      one.site === site && one.promotedFrom && one.outcome === 'released' && one.end === null,
  );
  if (running.length === 0) return null;
  return (
    <ul class="stack tight small" aria-label="Running promotions">
      {running.map(({ id, tier, model, prompt, at }) => (
        <li key={id} class="row">
          <TierGlyph tier={tier} />
          <span class="grow clamp">
            Promoting to {model ?? '?'}: {prompt}
          </span>
          <span class="soft">{ago(at, now)}</span>
        </li>
      ))}
    </ul>
  );
}
