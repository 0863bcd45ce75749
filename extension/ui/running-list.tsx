import { useEffect, useState } from 'preact/hooks';
import { type Countdown, countdown, countdownWords, seconds } from '../../shared/countdown.ts';
import type { Instant } from '../../shared/id.ts';
import { latencyOf } from '../../shared/latency.ts';
import type { RecentGeneration, SiteSummary } from '../../shared/snapshot.ts';
import { RunningRing } from './running-ring.tsx';
import { stillRunning } from './still-running.ts';

type Props = {
  recent: readonly RecentGeneration[];
  summary: SiteSummary;
  now: Instant;
};

/** What the studio works on now, each against the time that its like took. */
export function RunningList({ recent, summary, now }: Props) {
  const running = stillRunning(recent, now);
  const tick = useSeconds(running.length > 0, now);
  if (running.length === 0) return null;
  return (
    <section class="card stack tight" aria-labelledby="running">
      <h2 id="running">Running</h2>
      <ul class="stack tight">
        {running.map((one) => {
          const latency = latencyOf(summary.latencies, one);
          const state = countdown(one.at, tick, latency);
          return (
            <li key={one.id} class="row">
              <RunningRing share={state.share} late={state.late} />
              <span class="grow clamp">{one.prompt || one.model || 'no prompt'}</span>
              <span class="standing">
                <span class={state.late ? 'amber-text' : ''}>{countdownWords(state)}</span>
                <span class="small soft">{standing(state)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the words leave out; empty where nothing is known to hold it against. */
function standing({ elapsed, nine, share }: Countdown): string {
  if (share === null) return '';
  return [`${seconds(elapsed)} so far`, nine !== null && `9 of 10 by ${seconds(nine)}`]
    .filter(Boolean)
    .join(', ');
}

/** The present, by the second while it matters; the panel's own clock goes slower. */
function useSeconds(wanted: boolean, now: Instant): Instant {
  const [tick, setTick] = useState(now);
  useEffect(() => {
    if (!wanted) return;
    setTick(Date.now());
    const timer = setInterval(() => setTick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [wanted]);
  return wanted ? Math.max(tick, now) : now;
}
