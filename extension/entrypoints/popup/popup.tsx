import type { ReadonlySignal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { type Instant, type Site, siteName } from '../../../shared/id.ts';
import type { Understanding } from '../../../shared/site/understanding.ts';
import type { Preferences, View } from '../../state.ts';
import type { ActiveSite } from '../../ui/active-site.ts';
import { Button } from '../../ui/button.tsx';
import { ConnectionLine } from '../../ui/connection-line.tsx';
import { plural } from '../../ui/format.ts';
import { Icon, Mark } from '../../ui/icon.tsx';
import { UnderstoodCard } from '../../ui/understood-card.tsx';
import { ReviewButton } from './review-button.tsx';
import { SiteSwitch } from './site-switch.tsx';
import { Today } from './today.tsx';

type Props = {
  view: ReadonlySignal<View | null | undefined>;
  sites: ReadonlySignal<Site[] | undefined>;
  preferences: ReadonlySignal<Preferences | undefined>;
  active: ReadonlySignal<ActiveSite | null | undefined>;
  /** By tab. */
  understandings: ReadonlySignal<{ [tab: string]: Understanding } | undefined>;
  now: ReadonlySignal<Instant>;
};

/** Status first, then today, then this site and the one thing to do. */
export function Popup({ view: stored, sites, preferences, active, understandings, now }: Props) {
  const view = stored.value;
  if (view === undefined || sites.value === undefined || active.value === undefined) return null;
  const options = () => browser.runtime.openOptionsPage();
  const here = active.value?.site;
  const known = Object.keys(view?.snapshot.sites ?? {});
  const site = known.find((one) => one === here) ?? sites.value.find((one) => known.includes(one));
  const summary = site === undefined ? undefined : view?.snapshot.sites[site];
  const waiting = view?.approvals.length ?? 0;
  return (
    <div class="popup stack">
      <header class="row">
        <Mark />
        <h1 class="grow">Tierwise</h1>
        <Button look="icon" label="Settings" onPress={options}>
          <Icon name="cog" />
        </Button>
      </header>
      <ConnectionLine connection={view?.connection ?? null} now={now.value} onPair={options} />
      {summary && view && (
        <Today
          name={site === undefined || site === here ? null : siteName(site)}
          summary={summary}
          caps={view.snapshot.rules.caps}
          project={preferences.value?.project ?? null}
          ahead={site === undefined ? undefined : view.ahead?.[site]}
          now={now.value}
        />
      )}
      {waiting > 0 && (
        <p class="card amber">
          <strong>{plural(waiting, 'generation')}</strong> {waiting === 1 ? 'waits' : 'wait'} for
          your approval in the side panel.
        </p>
      )}
      {view && <ReviewButton week={view.shelf.week} />}
      {view && (
        <a class="small" href="/report.html" target="_blank" rel="noopener">
          Weekly report
        </a>
      )}
      {active.value && here && sites.value.includes(here) && (
        <UnderstoodCard
          tab={active.value.tab}
          compact
          understanding={understandings.value?.[active.value.tab] ?? null}
          onTeaching={() => window.close()}
        />
      )}
      <SiteSwitch active={active.value} sites={sites.value} />
    </div>
  );
}
