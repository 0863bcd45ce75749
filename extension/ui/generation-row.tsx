import { formatCredits } from '../../shared/credit.ts';
import type { Instant } from '../../shared/id.ts';
import type { RecentGeneration } from '../../shared/snapshot.ts';
import { Chip } from './chip.tsx';
import { ago, duration, plural } from './format.ts';
import { IdeaLine } from './idea-line.tsx';
import { TierGlyph } from './tier-glyph.tsx';

type Props = {
  generation: RecentGeneration;
  /** All of the latest, by which its idea is told. */
  recent: readonly RecentGeneration[];
  now: Instant;
};

/** One generation of late: what was asked, by which model, what it cost and what came of it. */
export function GenerationRow({ generation, recent, now }: Props) {
  const { prompt, model, tier, charge, latencyMs, assets, at, kind, resolution } = generation;
  const came = outcomeOf(generation);
  const facts = [
    [model ?? 'model unknown', resolution].filter(Boolean).join(' '),
    generation.outcome === 'released' && `${formatCredits(charge)} cr`,
    latencyMs !== null && duration(latencyMs),
    assets.length > 0 && plural(assets.length, 'image'),
  ].filter(Boolean);
  return (
    <li class="generation">
      <TierGlyph tier={tier} />
      <div class="grow stack tight">
        <p class="clamp">{prompt || <span class="soft">{kindWords(kind)}, no prompt</span>}</p>
        <p class="small soft row wrap">
          <span class="grow">{facts.join(' · ')}</span>
          {came ? <Chip tone={came.tone}>{came.text}</Chip> : <span>{ago(at, now)}</span>}
        </p>
        <IdeaLine generation={generation} recent={recent} />
      </div>
    </li>
  );
}

function kindWords(kind: RecentGeneration['kind']): string {
  if (kind === null) return 'Unknown kind';
  return kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');
}

/** What to say about the end; nothing where all went as usual. */
function outcomeOf({ outcome, end }: RecentGeneration) {
  if (outcome === 'refused') return { tone: 'amber', text: 'refused by rule' } as const;
  if (outcome === 'cancelled') return { tone: undefined, text: 'cancelled' } as const;
  if (outcome === 'aborted') return { tone: undefined, text: 'left by the page' } as const;
  if (end === null) return { tone: 'accent', text: 'running' } as const;
  if (end === 'failed') return { tone: 'red', text: 'failed' } as const;
  if (end === 'rejected') return { tone: 'red', text: 'not accepted' } as const;
  if (end === 'canceled') return { tone: undefined, text: 'cancelled' } as const;
  return null;
}
