import type { Site } from '../../shared/id.ts';
import { isSameValue } from '../../shared/same-value.ts';
import { createTurn } from '../in-turn.ts';
import { type Unheld, unheldSites } from '../state.ts';

const inTurn = createTurn();

/** Keeps how a site sends what it is paid for where that cannot be held; null: it can. */
export function noteUnheld(site: Site, seen: Unheld | null): Promise<void> {
  return inTurn(async () => {
    const { [site]: known, ...others } = await unheldSites.getValue();
    const next = seen && { how: seen.how, byEnter: seen.byEnter || known?.byEnter === true };
    if (isSameValue(known ?? null, next)) return;
    await unheldSites.setValue(next === null ? others : { ...others, [site]: next });
  });
}
