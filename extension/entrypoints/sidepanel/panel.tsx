import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Instant, type Site, siteName } from '../../../shared/id.ts';
import type { Understanding } from '../../../shared/site/understanding.ts';
import { destinationOf, type Preferences, type View } from '../../state.ts';
import type { ActiveSite } from '../../ui/active-site.ts';
import { ApprovalCard } from '../../ui/approval-card.tsx';
import { Button } from '../../ui/button.tsx';
import { CapsForm } from '../../ui/caps-form.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ConnectionLine } from '../../ui/connection-line.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon, Mark } from '../../ui/icon.tsx';
import { ImageHostCards } from '../../ui/image-host-card.tsx';
import { Notices } from '../../ui/notices.tsx';
import { PlanCard } from '../../ui/plan-card.tsx';
import { ProjectCard } from '../../ui/project-card.tsx';
import { SiteSection } from '../../ui/site-section.tsx';
import { UnderstoodCard } from '../../ui/understood-card.tsx';
import type { Pace } from '../review/pace.ts';
import { LatestAssets } from './latest-assets.tsx';

type Props = {
  view: ReadonlySignal<View | null | undefined>;
  sites: ReadonlySignal<Site[] | undefined>;
  preferences: ReadonlySignal<Preferences | undefined>;
  active: ReadonlySignal<ActiveSite | null | undefined>;
  /** By tab. */
  understandings: ReadonlySignal<{ [tab: string]: Understanding } | undefined>;
  /** How quickly the person reviews. */
  pace: ReadonlySignal<Pace | undefined>;
  now: ReadonlySignal<Instant>;
};

/** The side panel: approvals first, then the studio in front of the person. */
export function Panel(props: Props) {
  const view = props.view.value;
  const now = props.now.value;
  const [chosen, setChosen] = useState<Site | null>(null);
  if (view === undefined || props.sites.value === undefined) return null;
  const options = () => browser.runtime.openOptionsPage();
  const known = [...new Set([...props.sites.value, ...Object.keys(view?.snapshot.sites ?? {})])];
  const front = props.active.value ?? null;
  const active = front?.site;
  const latest = view?.approvals[0]?.site ?? view?.snapshot.recent[0]?.site;
  const site = [chosen, active, latest].find((one) => one && known.includes(one)) ?? known[0];
  return (
    <div class="panel stack">
      <header class="row">
        <Mark />
        <h1 class="grow">Tierwise</h1>
        <Button look="icon" label="Settings" onPress={options}>
          <Icon name="cog" />
        </Button>
      </header>
      <ConnectionLine connection={view?.connection ?? null} now={now} onPair={options} />
      {view?.approvals.map((approval) => (
        <ApprovalCard key={approval.generation} approval={approval} now={now} />
      ))}
      <Notices of={view?.snapshot.notices ?? []} />
      {view && <ImageHostCards view={view} />}
      {front && props.sites.value.includes(front.site) && (
        <UnderstoodCard
          key={front.tab}
          tab={front.tab}
          understanding={props.understandings.value?.[front.tab] ?? null}
        />
      )}
      {known.length > 1 && site && (
        <Choice
          label="Studio"
          value={site}
          options={known.map((one) => [one, siteName(one)] as const)}
          onValue={setChosen}
        />
      )}
      {view && site ? (
        <SiteSection
          key={site}
          view={view}
          site={site}
          now={now}
          project={props.preferences.value?.project ?? null}
        >
          <PlanCard
            view={view}
            site={site}
            now={now}
            project={props.preferences.value?.project ?? null}
            destination={props.preferences.value ? destinationOf(props.preferences.value) : null}
          />
          <LatestAssets view={view} site={site} now={now} pace={props.pace.value ?? []} />
        </SiteSection>
      ) : (
        <EmptyState title="No studio yet">
          Open your studio’s page, press Tierwise’s button in the toolbar and switch it on there.
        </EmptyState>
      )}
      {view && (
        <section class="card stack" aria-labelledby="limits">
          <h2 id="limits">Your limits</h2>
          <CapsForm
            rules={view.snapshot.rules}
            of={['daily', 'weekly', 'project', 'generation', 'finals']}
          />
          <p class="small soft">
            Over the cap of a day, a week or a project nothing is sent; a dearer generation waits
            for your approval here, and drafts ask before they touch what is kept for finals.
          </p>
        </section>
      )}
      {props.preferences.value && <ProjectCard preferences={props.preferences.value} />}
    </div>
  );
}
