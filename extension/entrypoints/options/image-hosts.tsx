import { useState } from 'preact/hooks';
import { siteName } from '../../../shared/id.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import type { ImageHost } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Said } from '../../ui/said.tsx';
import { allowImages } from '../../ui/site-permission.ts';

/** Where images come from without the permission for thumbnails; what was declined can be changed. */
export function ImageHosts({ hosts }: { hosts: readonly ImageHost[] }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const allow = async (host: string) => {
    if (!(await allowImages(host))) return;
    setOutcome(await ask(() => sendMessage('answerImageHost', { host, allowed: true })));
  };
  if (hosts.length === 0 && outcome === null) return null;
  return (
    <div class="card stack">
      <p class="soft">
        Images from these hosts have no thumbnails, because the browser does not let Tierwise read
        them.
      </p>
      <ul class="list">
        {hosts.map(({ host, site, declined }) => (
          <li key={host} class="row">
            <span class="grow break">
              {host}{' '}
              <span class="soft small">
                for {siteName(site)}
                {declined ? ', declined' : ''}
              </span>
            </span>
            <Button look="quiet" onPress={() => allow(host)}>
              Allow…<span class="hidden"> {host}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Said outcome={outcome} done="Allowed. Thumbnails are being made." />
    </div>
  );
}
