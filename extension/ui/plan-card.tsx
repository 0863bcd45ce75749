import { useMemo, useState } from 'preact/hooks';
import { type Brief, heroesOf } from '../../shared/brief/brief.ts';
import { planIn } from '../../shared/brief/plan-in.ts';
import type { BriefProgress } from '../../shared/brief/progress.ts';
import { formatCredits } from '../../shared/credit.ts';
import type { Destination } from '../../shared/destination.ts';
import type { Instant, Site } from '../../shared/id.ts';
import type { View } from '../state.ts';
import { BriefForm } from './brief-form.tsx';
import { Button } from './button.tsx';
import { deadlineWords } from './deadlines.ts';
import { plural } from './format.ts';
import { WayColumns } from './way-columns.tsx';

type Props = {
  view: View;
  site: Site;
  now: Instant;
  project: string | null;
  destination: Destination | null;
};

/** What is wanted of a studio, and how to get there: stated here, planned anew as work goes on. */
export function PlanCard({ view, site, now, project, destination }: Props) {
  const [stating, setStating] = useState(false);
  const { snapshot, shelf } = view;
  // A plan is drawn in some milliseconds, and the clock ticks more often than it changes.
  const minute = Math.floor(now / 60_000) * 60_000;
  const found = useMemo(
    () => planIn(snapshot, site, minute, shelf?.sizes?.[site] ?? []),
    [snapshot, site, minute, shelf],
  );
  const brief = found?.brief ?? null;
  return (
    <section class="card stack plan-card" aria-labelledby="plan">
      <div class="row">
        <h2 id="plan" class="grow">
          Plan
        </h2>
        {brief && !stating && (
          <Button look="quiet" onPress={() => setStating(true)}>
            Change
          </Button>
        )}
      </div>
      {stating ? (
        <BriefForm
          {...{ site, brief, now, project, destination }}
          onDone={() => setStating(false)}
        />
      ) : found ? (
        <>
          <Wanted brief={found.brief} progress={found.progress} now={now} />
          <p class="next">{found.plan.next}</p>
          {found.plan.remaining.heroes + found.plan.remaining.clips > 0 && (
            <>
              <WayColumns ways={found.plan.ways} />
              {found.plan.unknown.map((sentence) => (
                <p key={sentence} class="small">
                  {sentence}
                </p>
              ))}
              <details class="small soft">
                <summary>What it rests on</summary>
                <ul class="rests">
                  {found.plan.assumed.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                  <li>Your ratings and prices here; where they are few, public figures.</li>
                </ul>
              </details>
            </>
          )}
        </>
      ) : (
        <div class="row wrap">
          <p class="grow soft">
            Say what you need by when: it tells how many drafts and finals get there.
          </p>
          <Button onPress={() => setStating(true)}>State a brief</Button>
        </div>
      )}
    </section>
  );
}

function Wanted({ brief, progress, now }: { brief: Brief; progress: BriefProgress; now: Instant }) {
  const { stills, clips, clipSeconds, deadline, credits, destination } = brief;
  const heroes = heroesOf(brief);
  const things = [
    stills > 0 && plural(stills, 'still'),
    clips > 0 && `${plural(clips, 'clip')} of ${clipSeconds} s`,
    destination?.name,
    deadline !== null && (deadline > now ? deadlineWords(deadline, now) : 'the time is over'),
  ].filter(Boolean);
  const done = [
    `${Math.min(heroes, progress.usableFinals)} of ${plural(heroes, 'final')}`,
    clips > 0 && `${Math.min(clips, progress.usableClips)} of ${plural(clips, 'clip')}`,
  ].filter(Boolean);
  const spent = `${formatCredits(progress.spent)}${progress.unknown > 0 ? ' + ?' : ''}`;
  const share =
    (Math.min(heroes, progress.usableFinals) + Math.min(clips, progress.usableClips)) /
    (heroes + clips);
  return (
    <div class="stack tight">
      <p>
        <strong>{things.join(' · ')}</strong>
      </p>
      <div class="bar" aria-hidden="true">
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <p class="small soft">
        {done.join(', ')} usable · {spent}
        {credits !== null && ` of ${formatCredits(credits)}`} cr spent
      </p>
    </div>
  );
}
