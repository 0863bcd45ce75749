import { isDeepStrictEqual } from 'node:util';
import { decide } from '../shared/decide.ts';
import type { Id } from '../shared/id.ts';
import type { GateReply, GateRequest } from '../shared/protocol.ts';
import { requestFacts } from '../shared/request-facts.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { CurrentSnapshot } from './current-snapshot.ts';
import type { Deps } from './deps.ts';
import type { OwnEvents } from './own-events.ts';
import { Refusal } from './refusal.ts';

/** Longer than studios take for a clip; a reservation that nobody settled ends by it. */
export const LEASE_MS = 15 * 60_000;
/** Answers kept for those who ask twice. */
const REMEMBERED = 5000;

/** Answers a request's question once its price is reserved. Throws a Refusal. */
export type Gatekeeper = (asked: GateRequest) => Promise<GateReply>;

type Judged = { asked: GateRequest; reply: GateReply; rules: number };

/**
 * Judges one request after the other, so that none is judged by a day's spending that another is
 * just adding to. Where it may go and its price is known, the price is reserved durably before the
 * answer. Asked again for the same generation it answers the same and reserves nothing more. A dry
 * run is judged in its turn like any other and leaves no trace.
 */
export function gatekeeper(
  deps: Pick<Deps, 'ledger' | 'now'>,
  current: CurrentSnapshot,
  keep: OwnEvents,
): Gatekeeper {
  const judged = new Map<Id, Judged>();
  let last: Promise<unknown> = Promise.resolve();

  async function judge(asked: GateRequest): Promise<GateReply> {
    const { snapshot } = current();
    const before = judged.get(asked.generation);
    if (before && !isSameRequest(before.asked, asked)) {
      throw new Refusal('other-request', 'This generation is another request.', 'generation');
    }
    if (before && before.rules === snapshot.rules.revision && !asked.dryRun) return before.reply;
    const now = deps.now();
    const others = withoutOwnReservation(snapshot, asked);
    const decision = decide(requestFacts(asked, others, now), snapshot.rules, now, 'companion');
    if (asked.dryRun) return { decision, reservation: null };
    const mayGo = decision.verdict !== 'block';
    const reservation = mayGo ? await reserve(deps, keep, asked) : null;
    const reply = { decision, reservation };
    judged.set(asked.generation, { asked, reply, rules: snapshot.rules.revision });
    if (judged.size > REMEMBERED) judged.delete(judged.keys().next().value!);
    return reply;
  }

  return (asked) => {
    const reply = last.then(() => judge(asked));
    last = reply.catch(() => {});
    return reply;
  };
}

async function reserve(
  { ledger, now }: Pick<Deps, 'ledger' | 'now'>,
  keep: OwnEvents,
  { generation, site, reset, quoted }: GateRequest,
): Promise<GateReply['reservation']> {
  const record = ledger.stats.generations.get(generation);
  if (record && record.reserved !== null && record.reservedUntil !== null) {
    return { credits: record.reserved, until: record.reservedUntil };
  }
  // What its page has reported already is charged or over; there is nothing left to set aside.
  if (quoted.credits === null || (record && record.outcome !== null)) return null;
  const at = now();
  const { credits } = quoted;
  const until = at + LEASE_MS;
  await keep([{ type: 'reservation.taken', at, site, reset, generation, credits, until }]);
  return { credits, until };
}

/** A reservation that this generation holds already must not count against it. */
function withoutOwnReservation(snapshot: Snapshot, { site, generation }: GateRequest): Snapshot {
  const summary = snapshot.sites[site];
  if (!summary?.reservations.some((one) => one.generation === generation)) return snapshot;
  const reservations = summary.reservations.filter((one) => one.generation !== generation);
  return { ...snapshot, sites: { ...snapshot.sites, [site]: { ...summary, reservations } } };
}

/** Price and time may be read anew by who asks again; what is asked for may not change. */
function isSameRequest(a: GateRequest, b: GateRequest): boolean {
  return a.site === b.site && isDeepStrictEqual(a.request, b.request);
}
