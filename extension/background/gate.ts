import { rulesAway } from '../../shared/away.ts';
import { type BatchFit, batchFit } from '../../shared/batch-fit.ts';
import { conceptMembers, conceptOf } from '../../shared/concept.ts';
import { dayOutlook } from '../../shared/day-outlook.ts';
import { decide } from '../../shared/decide.ts';
import type { Decision, GenerationRequest } from '../../shared/generation.ts';
import { groundIn } from '../../shared/ground-in.ts';
import type { Id, Instant, Site } from '../../shared/id.ts';
import { priceKey, quote } from '../../shared/price.ts';
import { projectFor } from '../../shared/project-for.ts';
import type { GateRequest } from '../../shared/protocol.ts';
import { type Asked, requestFacts } from '../../shared/request-facts.ts';
import type { RuleSet } from '../../shared/rule.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whyNotWaived } from '../../shared/waiver.ts';
import type { GateAnswer, Held, Waivable } from '../messages.ts';
import { destinationOf, preferences } from '../state.ts';
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
  const [{ asked, snapshot }, device] = await Promise.all([
    questionOf(held, site, now),
    deviceId(),
  ]);
  const gateRequest = { ...asked, generation: held.generation, device, at: held.at };
  const decision =
    (await companionDecides(gateRequest, now)) ?? (await decideAway(asked, snapshot, now));
  const { quoted, concept, project } = asked;
  return {
    ...{ decision, quoted, concept, project },
    waivable: waivableIn(decision, snapshot.rules, project),
    fit: fitOf(asked, snapshot, now),
  };
}

/** How much of a batch is paid for by what is left; what is set aside for it already is its own. */
function fitOf(asked: Question, snapshot: Snapshot, now: Instant): BatchFit | null {
  const summary = snapshot.sites[asked.site];
  if (!summary) return null;
  const { generation, project, quoted, request } = asked;
  const reservations = summary.reservations.filter((one) => one.generation !== generation);
  const outlook = dayOutlook({ ...summary, reservations }, snapshot.rules.caps, now, { project });
  return batchFit(quoted.credits, request.count, outlook);
}

/** What the rules known here say of it: nobody is asked, and nothing set aside. */
export async function foresee(held: Held, site: Site): Promise<Decision> {
  const now = Date.now();
  const { asked, snapshot } = await questionOf(held, site, now);
  return decideHere(asked, snapshot, now);
}

/** To stop one of several questions would still leave a sheet: it is all of them or none. */
function waivableIn(
  { verdict, because }: Decision,
  { rules }: RuleSet,
  project: string | null,
): Waivable | null {
  if (verdict !== 'confirm') return null;
  const spoke = because.map((one) => rules.find(({ id }) => id === one.rule));
  const asking = spoke.filter((rule) => rule?.verdict !== 'allow');
  if (asking.some((rule) => !rule || whyNotWaived(rule) !== null)) return null;
  return { rules: asking.flatMap((rule) => rule?.id ?? []), project };
}

type Question = Asked & { concept: Id };

/** A request with what is known of its price, its idea and its day. */
async function questionOf(
  held: Held,
  site: Site,
  now: Instant,
): Promise<{ asked: Question; snapshot: Snapshot }> {
  // The page waits: what does not depend on each other is read at once.
  const [snapshot, parents, draft, zone, preferred] = await Promise.all([
    currentSnapshot(now),
    parentsOf(held.request, site),
    draftOf(held.request, site),
    readMeta(`zone:${site}`),
    preferences.getValue(),
  ]);
  const request = { ...held.request, parents };
  const reset = resetDay(held.at, held.resetZone, zone ?? null);
  const known = snapshot.sites[site]?.prices ?? [];
  const quoted = quote(known, priceKey(request), held.shown.credits).quoted;
  const concept =
    draft?.concept ??
    conceptOf(request, held.at, conceptMembers(snapshot.recent, site)) ??
    held.generation;
  const chosen = { project: preferred.project, at: preferred.projectAt ?? 0 };
  const project = projectFor(site, concept, chosen, snapshot.recent);
  const asked: Question = {
    ...{ generation: held.generation, site, request, quoted, concept, reset },
    project,
    destination: destinationOf({ ...preferred, project }),
  };
  return { asked, snapshot };
}

/** Without a companion these rules are all there is; away from one, what is known here may be old. */
async function decideAway(asked: Question, snapshot: Snapshot, now: Instant): Promise<Decision> {
  if (!(await readMeta('key'))) return decideHere(asked, snapshot, now);
  return decideHere(asked, { ...snapshot, rules: rulesAway(snapshot.rules) }, now);
}

function decideHere(asked: Question, snapshot: Snapshot, now: Instant): Decision {
  const facts = requestFacts(asked, groundIn(snapshot, asked, now), now);
  return decide(facts, snapshot.rules, now, 'extension');
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
