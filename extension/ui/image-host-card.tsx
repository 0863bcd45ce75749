import { useState } from 'preact/hooks';
import { siteName } from '../../shared/id.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import type { ImageHost, View } from '../state.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { Said } from './said.tsx';
import { allowImages } from './site-permission.ts';

/** Hosts that images come from, each asked for once: whoever says no is left in peace. */
export function ImageHostCards({ view }: { view: View }) {
  // A view of an earlier version has no shelf yet.
  const open = (view.shelf?.imageHosts ?? []).filter(({ declined }) => !declined);
  return open.map((one) => <ImageHostCard key={one.host} of={one} />);
}

function ImageHostCard({ of: { host, site } }: { of: ImageHost }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const answer = async (allowed: boolean) =>
    setOutcome(await ask(() => sendMessage('answerImageHost', { host, allowed })));
  const name = new URL(host).hostname;
  return (
    <section class="card stack tight" aria-label={`Thumbnails of images from ${name}`}>
      <p>
        {siteName(site)} keeps its images on <strong class="break">{name}</strong>. May Tierwise
        read them there, to make thumbnails?
      </p>
      <p class="small soft">
        Without it, review shows what the page shows. Thumbnails stay on this computer.
      </p>
      <div class="row">
        <Button look="primary" onPress={async () => answer(await allowImages(host))}>
          Allow…<span class="hidden"> thumbnails from {name}</span>
        </Button>
        <Button look="quiet" onPress={() => answer(false)}>
          No thanks<span class="hidden">, no thumbnails from {name}</span>
        </Button>
      </div>
      {outcome?.ok === false && <Said outcome={outcome} done="" />}
    </section>
  );
}
