import { useState } from 'preact/hooks';
import { type Site, siteName } from '../../../shared/id.ts';
import { SHIPANY_TWO } from '../../../shared/site/shipany-two.ts';
import type { Understanding } from '../../../shared/site/understanding.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import {
  type Preferences,
  preferences,
  type ResolvedProfile,
  type SiteKnowledge,
} from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Said } from '../../ui/said.tsx';
import { Switch } from '../../ui/switch.tsx';
import { SiteProfileCard } from './site-profile.tsx';

/** How each site is read. */
export type Reading = {
  known: { [site: Site]: SiteKnowledge };
  holding: { [site: Site]: ResolvedProfile };
  seen: { [tab: string]: Understanding };
};
type Props = { sites: Site[]; preferences: Preferences; reading: Reading };

/** Where Tierwise is switched on, how each site is read, and how to take it back. */
export function Sites({ sites, preferences: current, reading }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const revoke = async (site: Site) =>
    setOutcome(await ask(() => sendMessage('disableSite', site)));
  // What was forgotten here can be put back here, also on a site that is off.
  const [met] = useState(() => new Set<Site>());
  for (const site of Object.keys(reading.known)) met.add(site);
  const all = [...new Set([...sites, ...met])];
  return (
    <div class="card stack">
      {all.length === 0 ? (
        <p class="soft">
          None yet. Open your studio’s page, press Tierwise’s button in the toolbar and choose
          “Enable”.
        </p>
      ) : (
        <ul class="list">
          {all.map((site) => (
            <li key={site} data-site={site}>
              <SiteRow
                site={site}
                isOn={sites.includes(site)}
                reading={reading}
                onRevoke={() => revoke(site)}
              />
            </li>
          ))}
        </ul>
      )}
      <Said outcome={outcome} done="Revoked. Open pages of it are read until they are reloaded." />
      <div class="row wrap">
        <span class="grow">Line beside the studio’s Generate button</span>
        <Switch
          label="Line beside the Generate button"
          value={current.showHint ? 'on' : 'off'}
          options={[
            ['on', 'Show'],
            ['off', 'Hide'],
          ]}
          onValue={(value) => preferences.setValue({ ...current, showHint: value === 'on' })}
        />
      </div>
    </div>
  );
}

type RowProps = { site: Site; isOn: boolean; reading: Reading; onRevoke(): void };

function SiteRow({ site, isOn, reading, onRevoke }: RowProps) {
  const holds = reading.holding[site] ?? null;
  // The tab that was looked at last.
  const [seen = null] = Object.values(reading.seen)
    .filter((one) => one.site === site)
    .sort((a, b) => b.at - a.at);
  return (
    <>
      <div class="row">
        <span class="grow break">{site}</span>
        {isOn ? (
          <Button look="quiet" onPress={onRevoke}>
            Revoke<span class="hidden"> {site}</span>
          </Button>
        ) : (
          <span class="soft small">switched off</span>
        )}
      </div>
      <details>
        <summary>
          How it is read<span class="hidden"> on {siteName(site)}</span>
          <State seen={seen} />
          <Holding holds={holds} />
        </summary>
        <SiteProfileCard
          site={site}
          known={reading.known[site] ?? null}
          holds={holds}
          seen={seen}
        />
      </details>
    </>
  );
}

const SOURCE: Record<ResolvedProfile['source'], string> = {
  bundled: 'bundled',
  learned: 'learned',
  taught: 'taught by you',
  imported: 'imported',
};

/** Which profile holds there. */
function Holding({ holds }: { holds: ResolvedProfile | null }) {
  const { id, version } = holds?.profile ?? SHIPANY_TWO;
  return (
    <>
      <Chip
        tone={holds?.source === 'taught' || holds?.source === 'imported' ? 'accent' : undefined}
      >
        {holds ? SOURCE[holds.source] : 'first guess'}
      </Chip>
      {holds?.problem && <Chip tone="amber">last good one</Chip>}
      <span class="soft small break">
        {id}, version {version}
      </span>
    </>
  );
}

function State({ seen }: { seen: Understanding | null }) {
  if (seen?.state === 'understood') return <Chip tone="accent">understood</Chip>;
  if (seen?.state === 'paused') return <Chip tone="amber">paused</Chip>;
  return null;
}
