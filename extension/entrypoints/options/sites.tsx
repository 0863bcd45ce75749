import { useState } from 'preact/hooks';
import type { Site } from '../../../shared/id.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { type Preferences, preferences } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Said } from '../../ui/said.tsx';
import { Switch } from '../../ui/switch.tsx';

type Props = { sites: Site[]; preferences: Preferences };

/** Where Tierwise is switched on, and how to take it back. */
export function Sites({ sites, preferences: current }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const revoke = async (site: Site) =>
    setOutcome(await ask(() => sendMessage('disableSite', site)));
  return (
    <div class="card stack">
      {sites.length === 0 ? (
        <p class="soft">
          None yet. Open your studio’s page, press Tierwise’s button in the toolbar and choose
          “Enable”.
        </p>
      ) : (
        <ul class="list">
          {sites.map((site) => (
            <li key={site} class="row">
              <span class="grow break">{site}</span>
              <Button look="quiet" onPress={() => revoke(site)}>
                Revoke<span class="hidden"> {site}</span>
              </Button>
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
