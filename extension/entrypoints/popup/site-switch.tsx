import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Site, siteName } from '../../../shared/id.ts';
import { isAllowed } from '../../host-permission.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import type { ActiveSite } from '../../ui/active-site.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { hasPanel, openPanel } from '../../ui/open-panel.ts';
import { Said } from '../../ui/said.tsx';
import { allow } from '../../ui/site-permission.ts';

type Props = { active: ActiveSite | null; sites: Site[] };

/** Tierwise on the site of the tab in front: on, off, or not possible here. */
export function SiteSwitch({ active, sites }: Props) {
  const [fresh, setFresh] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const site = active?.site;
  useEffect(() => {
    if (site) isAllowed(site).then(setAllowed);
  }, [site]);
  if (!active || !site)
    return (
      <div class="stack tight">
        <p class="soft">Open your studio’s page and press this button there to switch it on.</p>
        <OpenPanel look="plain" />
      </div>
    );
  const name = siteName(site);
  const enabled = sites.includes(site) && allowed !== false;

  const enable = async () => {
    // First thing in the click: browsers let nobody else ask.
    const granted = await allow(site).catch((error: Error) => {
      setOutcome({ ok: false, why: `The browser would not ask: ${error.message}` });
      return null;
    });
    if (granted === null) return;
    setAllowed(granted);
    if (!granted)
      return setOutcome({ ok: false, why: `Not allowed on ${name}, so nothing is read there.` });
    const answer = await ask(() => sendMessage('enableSite', site));
    setOutcome(answer);
    setFresh(answer.ok);
  };
  const disable = async () => {
    const answer = await ask(() => sendMessage('disableSite', site));
    setOutcome(answer);
    setFresh(false);
  };

  if (fresh)
    return (
      <div class="stack tight">
        <p>
          Enabled on <strong>{name}</strong>. This page was loaded before, so it is not recorded
          yet.
        </p>
        <Button
          look="primary"
          wide
          onPress={async () => {
            await browser.tabs.reload(active.tab);
            window.close();
          }}
        >
          Reload page to record
        </Button>
      </div>
    );
  if (enabled)
    return (
      <div class="stack tight">
        <div class="row">
          <p class="grow">
            Enabled on <strong>{name}</strong>
          </p>
          <Button look="quiet" onPress={disable}>
            Disable
          </Button>
        </div>
        <OpenPanel look="primary" tab={active.tab} />
        {outcome?.ok === false && <Said outcome={outcome} done="" />}
      </div>
    );
  return (
    <div class="stack tight">
      <Button look="primary" wide onPress={enable}>
        Enable on {name}
      </Button>
      <p class="small soft">
        Your browser asks once, for this site only. What is read stays on this computer.
      </p>
      <OpenPanel look="plain" tab={active.tab} />
      {outcome?.ok === false && <Said outcome={outcome} done="" />}
    </div>
  );
}

function OpenPanel({ look, tab }: { look: 'primary' | 'plain'; tab?: number }) {
  if (!hasPanel || tab === undefined) return null;
  return (
    <Button
      look={look}
      wide
      onPress={async () => {
        await openPanel(tab);
        window.close();
      }}
    >
      <Icon name="panel" />
      Open side panel
    </Button>
  );
}
