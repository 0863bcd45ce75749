import { type ConceptMember, conceptOf } from '../../shared/concept.ts';
import { decide } from '../../shared/decide.ts';
import type { Decision, GenerationRequest } from '../../shared/generation.ts';
import type { Instant, Site } from '../../shared/id.ts';
import { priceKey, quote } from '../../shared/price.ts';
import type { GateRequest } from '../../shared/protocol.ts';
import { requestFacts } from '../../shared/request-facts.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { GateAnswer, Held } from '../messages.ts';
import { preferences } from '../state.ts';
import { gate as askCompanion } from './companion.ts';
import { noteConnection } from './connection.ts';
import { openDb } from './db.ts';
import { deviceId, readMeta } from './meta.ts';
import { currentSnapshot } from './outbox.ts';
import { resetDay } from './reset.ts';
import { refreshView } from './view.ts';

/** The companion gets this long; then the same rules are applied to what is known here. */
const COMPANION_WITHIN_MS = 700;

/** Judges a held request: by the companion where it answers in time, else here. */
export async function judge(held: Held, site: Site): Promise<GateAnswer> {
  const now = Date.now();
  // The page waits: what does not depend on each other is read at once.
  const [snapshot, parents, draft, zone, { project }, device] = await Promise.all([
    currentSnapshot(now),
    parentsOf(held.request, site),
    draftOf(held.request, site),
    readMeta(`zone:${site}`),
    preferences.getValue(),
    deviceId(),
  ]);
  const request = { ...held.request, parents };
  const reset = resetDay(held.at, held.resetZone, zone ?? null);
  const known = snapshot.sites[site]?.prices ?? [];
  const quoted = held.shown.credits === null ? quote(known, priceKey(request)).quoted : held.shown;
  const concept =
    draft?.concept ?? conceptOf(request, held.at, membersOf(snapshot, site)) ?? held.generation;
  const asked = { site, request, quoted, concept, reset };
  const gateRequest = { ...asked, generation: held.generation, device, at: held.at, project };
  const decision =
    (await companionDecides(gateRequest, now)) ??
    decide(requestFacts(asked, snapshot, now), snapshot.rules, now, 'extension');
  return { decision, quoted, concept };
}

/** Null where the companion is not there in time, or does not take the question. */
async function companionDecides(asked: GateRequest, now: Instant): Promise<Decision | null> {
  let decision: Decision | null = null;
  let failed: unknown = null;
  try {
    decision = (await askCompanion(asked, COMPANION_WITHIN_MS)).decision;
  } catch (error) {
    failed = error;
  }
  // Surfaces are told when this changed, not at each request: it writes all that they read.
  void noteConnection(failed, now).then((changed) => (changed ? refreshView() : undefined));
  return decision;
}

/** The draft that is promoted, as the shelf holds it: older ones are not among the recent. */
async function draftOf({ promotedFrom }: GenerationRequest, site: Site) {
  if (promotedFrom === null) return null;
  const known = await (await openDb()).get('shelf', promotedFrom);
  return known?.site === site ? known : null;
}

async function parentsOf(request: GenerationRequest, site: Site) {
  const db = await openDb();
  const parents = [];
  for (const parent of request.parents) {
    const known = await db.get('assets', [site, parent.url]);
    parents.push({ ...parent, asset: parent.asset ?? known?.asset ?? null });
  }
  return parents;
}

/** Recent generations of the site that were sent, for telling whether an idea goes on. */
function membersOf({ recent }: Snapshot, site: Site): ConceptMember[] {
  return recent.flatMap(({ site: where, concept, prompt, at, assets, outcome }) =>
    where === site && concept !== null && outcome === 'released'
      ? { concept, prompt: prompt ?? '', at, assets }
      : [],
  );
}
