import type { EventBody } from '../../shared/event.ts';
import type { Id, Instant, Site } from '../../shared/id.ts';
import { createTurn } from '../in-turn.ts';
import type { Observed, Outcome, Rated } from '../messages.ts';
import { admit, ownObservation } from './admit.ts';
import { openDb } from './db.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

/** What a verdict was before is read, and then it is changed. */
const inTurn = createTurn();

/**
 * Records verdicts of the person. @param only a page's own site, whose assets alone it may rate;
 * null for our own pages.
 * @returns what they were before; assets that are not on the shelf are left out.
 */
export function rate(rated: readonly Rated[], only: Site | null): Promise<Rated[]> {
  return inTurn(async () => {
    const db = await openDb();
    const before: Rated[] = [];
    const bodies: Stated[] = [];
    for (const { asset, rating } of rated) {
      const card = await db.get('shelf', asset);
      if (!card || (only !== null && card.site !== only)) continue;
      before.push({ asset, rating: card.rating });
      const known = await db.get('verdicts', asset);
      const body = { type: 'asset.rated', site: card.site, asset, rating } as const;
      bodies.push({ body, after: known?.rated?.at ?? 0 });
    }
    await record(bodies);
    return before;
  });
}

/** Records whether a promotion kept its draft's composition; see `rate`. */
export function judgeComposition(
  asset: Id,
  kept: boolean | null,
  only: Site | null,
): Promise<Outcome> {
  return inTurn(async () => {
    const db = await openDb();
    const card = await db.get('shelf', asset);
    if (!card || (only !== null && card.site !== only))
      return { ok: false, why: 'This image is not known here.' };
    const known = await db.get('verdicts', asset);
    const body = { type: 'composition.judged', site: card.site, asset, kept } as const;
    await record([{ body, after: known?.judged?.at ?? 0 }]);
    return { ok: true };
  });
}

/** `after`: the instant of the verdict that this one follows. */
type Stated = { body: EventBody; after: Instant };

async function record(stated: readonly Stated[]): Promise<void> {
  if (stated.length === 0) return;
  const now = Date.now();
  const sites = new Map<Site, Observed[]>();
  for (const { body, after } of stated) {
    // A clock that was set back must not let an older verdict stand.
    const one = ownObservation(body, Math.max(now, after + 1));
    sites.set(body.site, [...(sites.get(body.site) ?? []), one]);
  }
  for (const [site, observed] of sites) await admit(observed, site);
  void refreshView().then(() => flush());
}
