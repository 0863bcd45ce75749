import { isDeepStrictEqual } from 'node:util';
import type { Credits } from '../shared/credit.ts';
import { decide } from '../shared/decide.ts';
import type { Facts } from '../shared/facts.ts';
import type { Decision } from '../shared/generation.ts';
import { type Ground, groundOf } from '../shared/ground.ts';
import type { Id, Instant, Site } from '../shared/id.ts';
import type { GateReply, GateRequest } from '../shared/protocol.ts';
import { requestFacts, upTo } from '../shared/request-facts.ts';
import type { Deps } from './deps.ts';
import type { OwnEvent, OwnEvents } from './own-events.ts';
import { Refusal } from './refusal.ts';

/** Longer than studios take for a clip; a reservation that nobody settled ends by it. */
export const LEASE_MS = 15 * 60_000;
/** Answers kept for those who ask twice. */
const REMEMBERED = 5000;

/**
 * Judges a request and keeps, durably and before the answer, what it was judged by and what is set
 * aside for it: its price, or what nearly all of its kind cost at most. Asked again for the same
 * generation it answers the same and sets nothing more aside; a dry run leaves no trace. Throws a
 * Refusal; rejects where the disk refuses, and nothing is set aside then.
 */
export type Gatekeeper = (asked: GateRequest, also?: Also) => Promise<GateReply>;
/** What is kept together with the judgement, where the asker itself sees what follows from it. */
export type Also = (decision: Decision) => OwnEvent[];

type Judged = { asked: GateRequest; reply: Promise<GateReply>; rules: number };
type Reservation = NonNullable<GateReply['reservation']>;
/** Set aside, and on its way to the disk. */
type Taken = Reservation & { site: Site; project: string | null };

/**
 * One gatekeeper judges for everybody, pages and scripts alike. Between looking at the sums and
 * setting aside nothing else runs, so no two requests can take the same credits; only the disk is
 * waited for together.
 */
export function gatekeeper(
  { ledger, rules, now }: Pick<Deps, 'ledger' | 'rules' | 'now'>,
  keep: OwnEvents,
): Gatekeeper {
  const judged = new Map<Id, Judged>();
  const underWay = new Map<Id, Taken>();

  function answer(asked: GateRequest, at: Instant): { facts: Facts; reply: GateReply } {
    const ground = withUnderWay(groundOf(ledger.stats, rules.data, asked, at), asked);
    const facts = requestFacts(asked, ground, at);
    const decision = decide(facts, rules.data, at, 'companion');
    const credits = decision.verdict === 'block' ? null : upTo(asked.quoted, ground);
    // What its page has reported already is charged or over; there is nothing left to set aside.
    const isReported = (ledger.stats.generations.get(asked.generation)?.outcome ?? null) !== null;
    const fresh = credits === null || isReported ? null : { credits, until: at + LEASE_MS };
    return { facts, reply: { decision, reservation: reservedFor(asked.generation) ?? fresh } };
  }

  async function judge(asked: GateRequest, at: Instant, also: Also): Promise<GateReply> {
    const { generation, site, reset, project } = asked;
    const { facts, reply } = answer(asked, at);
    const { decision, reservation } = reply;
    const about = { at, site, reset, generation };
    const { verdict } = decision;
    const events: OwnEvent[] = [
      { ...about, type: 'generation.judged', rules: rules.data.revision, verdict, facts },
    ];
    const isFirst = !reservedFor(generation) && !underWay.has(generation);
    if (reservation && isFirst) {
      underWay.set(generation, { ...reservation, site, project });
      events.push({ ...about, type: 'reservation.taken', ...reservation, project });
    }
    try {
      await keep([...events, ...also(decision)]);
    } finally {
      if (isFirst) underWay.delete(generation);
    }
    return reply;
  }

  function reservedFor(generation: Id): Reservation | null {
    const record = ledger.stats.generations.get(generation);
    if (!record || record.reserved === null || record.reservedUntil === null) return null;
    return { credits: record.reserved, until: record.reservedUntil };
  }

  /** Counts what others have set aside and the disk has not confirmed yet. */
  function withUnderWay(ground: Ground, { site, project, generation }: GateRequest): Ground {
    let all: Credits = 0;
    let ofProject: Credits = 0;
    for (const [id, one] of underWay) {
      if (id === generation || one.site !== site || reservedFor(id)) continue;
      all += one.credits;
      if (project !== null && one.project === project) ofProject += one.credits;
    }
    const { day, week, project: before } = ground.reserved;
    const reserved = { day: day + all, week: week + all, project: before + ofProject };
    return { ...ground, reserved };
  }

  return async (asked, also = () => []) => {
    const before = judged.get(asked.generation);
    if (before && !isSameRequest(before.asked, asked)) {
      throw new Refusal('other-request', 'This generation is another request.', 'generation');
    }
    if (asked.dryRun) return { ...answer(asked, now()).reply, reservation: null };
    const { revision } = rules.data;
    if (before?.rules === revision) return before.reply;
    const reply = judge(asked, now(), also);
    judged.set(asked.generation, { asked, reply, rules: revision });
    // What could not be kept is judged anew for who asks again.
    reply.catch(() => judged.delete(asked.generation));
    if (judged.size > REMEMBERED) judged.delete(judged.keys().next().value!);
    return reply;
  };
}

/** Price and time may be read anew by who asks again; what is asked for may not change. */
function isSameRequest(a: GateRequest, b: GateRequest): boolean {
  return a.site === b.site && isDeepStrictEqual(a.request, b.request);
}
