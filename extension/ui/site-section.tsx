import type { ComponentChildren } from 'preact';
import { dayOutlook } from '../../shared/day-outlook.ts';
import { type Instant, type Site, siteName } from '../../shared/id.ts';
import type { Misunderstood, View } from '../state.ts';
import { DayCard } from './day-card.tsx';
import { EmptyState } from './empty-state.tsx';
import { ago } from './format.ts';
import { GenerationRow } from './generation-row.tsx';
import { MismatchList } from './mismatch-list.tsx';
import { RunningList } from './running-list.tsx';

const SHOWN = 12;

type Props = {
  view: View;
  site: Site;
  now: Instant;
  /** The project that is worked on; null: none. */
  project: string | null;
  /** What stands between the day and the latest generations. */
  children?: ComponentChildren;
};

/** All of one studio: the day, the latest generations, and what was not understood. */
export function SiteSection({ view, site, now, project, children }: Props) {
  const summary = view.snapshot.sites[site];
  const ofSite = view.snapshot.recent.filter((one) => one.site === site);
  const recent = ofSite.slice(0, SHOWN);
  const misunderstood = view.misunderstood.filter((one) => one.site === site);
  return (
    <div class="stack">
      {misunderstood.length > 0 && <NotUnderstood items={misunderstood} now={now} site={site} />}
      {summary && <RunningList recent={ofSite} summary={summary} now={now} />}
      {summary?.mismatches && <MismatchList mismatches={summary.mismatches} />}
      {summary && (
        <DayCard
          summary={summary}
          outlook={dayOutlook(summary, view.snapshot.rules.caps, now, {
            project,
            ahead: view.ahead?.[site],
          })}
          project={project}
          now={now}
        />
      )}
      {children}
      <section class="stack tight" aria-labelledby="recent">
        <h2 id="recent">Latest generations</h2>
        {recent.length === 0 ? (
          <EmptyState title="No charges seen yet">
            Prices show as “?” until this studio shows or charges them. They become true as you
            generate.
          </EmptyState>
        ) : (
          <ul class="generations">
            {recent.map((one) => (
              <GenerationRow
                key={one.id}
                generation={one}
                recent={view.snapshot.recent}
                now={now}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function NotUnderstood(props: { items: Misunderstood[]; now: Instant; site: Site }) {
  const items = [...props.items].sort((a, b) => b.at - a.at).slice(0, 5);
  return (
    <section class="card amber stack tight" aria-labelledby="misunderstood">
      <h2 id="misunderstood">Something on {siteName(props.site)} was not understood</h2>
      <p class="small">The page itself went on untouched, and nothing was guessed.</p>
      <ul class="stack tight small">
        {items.map(({ at, what }) => (
          <li key={`${at}${what}`} class="row">
            <span class="grow break">{what}</span>
            <span class="soft">{ago(at, props.now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
