import type { ReadonlySignal } from '@preact/signals';
import type { Instant, Site } from '../../../shared/id.ts';
import type { Preferences, View } from '../../state.ts';
import { CapsForm } from '../../ui/caps-form.tsx';
import { Mark } from '../../ui/icon.tsx';
import { AwaySetting } from './away-setting.tsx';
import { AllBuckets } from './buckets.tsx';
import { ImageHosts } from './image-hosts.tsx';
import { NotifySetting } from './notify-setting.tsx';
import { Pairing } from './pairing.tsx';
import { Plans } from './plans.tsx';
import { Promotions } from './promotions.tsx';
import { Recorded } from './recorded.tsx';
import { Rules } from './rules.tsx';
import { type Reading, Sites } from './sites.tsx';

type Props = {
  view: ReadonlySignal<View | null | undefined>;
  sites: ReadonlySignal<Site[] | undefined>;
  preferences: ReadonlySignal<Preferences | undefined>;
  reading: ReadonlySignal<Reading | undefined>;
  now: ReadonlySignal<Instant>;
};

/** All settings on one page. */
export function Options({ view: stored, sites, preferences, reading, now }: Props) {
  const view = stored.value;
  if (view === undefined || !sites.value || !preferences.value || !reading.value) return null;
  const studios = view?.snapshot.sites ?? {};
  const known = [...new Set([...sites.value, ...Object.keys(studios)])];
  return (
    <div class="options">
      <header class="row">
        <Mark size={30} />
        <h1>Tierwise settings</h1>
      </header>
      <section aria-labelledby="companion">
        <h2 id="companion">Companion</h2>
        <Pairing connection={view?.connection ?? null} now={now.value} />
      </section>
      <section aria-labelledby="studios">
        <h2 id="studios">Studios</h2>
        <Sites sites={sites.value} preferences={preferences.value} reading={reading.value} />
        <ImageHosts hosts={view?.shelf?.imageHosts ?? []} />
      </section>
      <section aria-labelledby="promotions">
        <h2 id="promotions">Promotions</h2>
        <Promotions preferences={preferences.value} />
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits">Your limits</h2>
        {view ? (
          <div class="card stack">
            <p class="soft">
              Over the cap of a day, a week or a project nothing is sent. A dearer generation waits
              for your approval in the side panel, and drafts ask before they touch what is kept for
              finals. Leave a box empty for no limit.
            </p>
            <CapsForm
              rules={view.snapshot.rules}
              of={['daily', 'weekly', 'project', 'generation', 'finals']}
            />
            <AwaySetting rules={view.snapshot.rules} />
          </div>
        ) : (
          <p class="card soft">Limits appear here once Tierwise has started.</p>
        )}
      </section>
      <section aria-labelledby="credits">
        <h2 id="credits">Credits</h2>
        <AllBuckets
          sites={known.map((site) => ({ site, summary: studios[site] ?? null }))}
          now={now.value}
        />
        <NotifySetting preferences={preferences.value} />
      </section>
      <section aria-labelledby="plans">
        <h2 id="plans">What you pay</h2>
        <Plans plans={known.map((site) => ({ site, plan: studios[site]?.plan ?? null }))} />
      </section>
      <section aria-labelledby="rules">
        <h2 id="rules">Rules</h2>
        {view ? (
          <Rules rules={view.snapshot.rules} now={now.value} />
        ) : (
          <p class="card soft">Rules appear here once Tierwise has started.</p>
        )}
      </section>
      <section aria-labelledby="recorded">
        <h2 id="recorded">What is recorded, and where it stays</h2>
        <Recorded />
      </section>
    </div>
  );
}
