import { v7 as uuidv7 } from 'uuid';
import { type Amount, UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import type { EventBody } from '../../shared/event.ts';
import type { GenerationError, GenerationRequest } from '../../shared/generation.ts';
import type { Id, Site } from '../../shared/id.ts';
import type { SiteProfile, SubmitRule } from '../../shared/site/profile.ts';
import { readRequest } from '../../shared/site/read-request.ts';
import type { GateAnswer } from '../messages.ts';
import type { PagePort } from '../site/take-port.ts';
import { trip } from '../site/trip.ts';
import type { FromPage } from '../site/wire.ts';
import type { Delivery } from './deliver.ts';
import type { FormState, HoldSurface } from './feature.ts';
import { judge, NOBODY } from './judge.ts';
import type { OverlayHandle } from './overlay-handle.ts';
import { shownPrice } from './shown-price.ts';

export type Submit = Extract<FromPage, { kind: 'submit' }>;
/** A request of the page's, held or not. */
export type Sent = Submit | Extract<FromPage, { kind: 'escaped' }>;
type Outcome = Extract<EventBody, { type: 'generation.requested' }>['outcome'];

/** A request that went to the studio. `releasedAt` on the page's monotonic clock. */
export type Released = {
  generation: Id;
  request: GenerationRequest;
  /** The price that the page showed for it. */
  shown: Amount;
  releasedAt: number;
};

type GateNeeds = {
  site: Site;
  profile(): SiteProfile;
  port: PagePort;
  delivery: Delivery;
  surface: HoldSurface;
  form(): FormState;
  formWhenPressed(): FormState | null;
  project(): string | null;
  expected: OverlayHandle['expected'];
  allowed: OverlayHandle['allowed'];
  /** What the site paid for could not be held. @param how for people. */
  unheld(how: string): void;
  misunderstood(what: string): void;
};

/** Decides on held requests and records how each hold ended, whatever ends it. */
export function createGate(needs: GateNeeds) {
  const { site, port, delivery, surface } = needs;
  /** Holds that are going on, by the observer's number. */
  const holds = new Map<number, { end(outcome: Outcome): void }>();
  const released = new Map<number, Released>();
  let heldAt = Number.NEGATIVE_INFINITY;

  const ruleOf = ({ rule }: Sent) => needs.profile().net.submit.find(({ id }) => id === rule);
  const priceOf = (request: GenerationRequest) => {
    const now = shownPrice(needs.form(), request);
    const before = now.credits === null ? needs.formWhenPressed() : null;
    return before ? shownPrice(before, request) : now;
  };
  const requestOf = (submit: Sent, rule: SubmitRule) =>
    readRequest(needs.profile(), rule, submit.body, document.baseURI, submit);

  async function hold(submit: Submit): Promise<void> {
    trip('overlay-hold');
    heldAt = performance.now();
    const at = Date.now();
    const started = performance.now();
    const rule = ruleOf(submit);
    // One of those that only have the address in common with what is paid for.
    if (!rule) return port.post({ kind: 'release', seq: submit.seq });
    const read = submit.cut ? null : requestOf(submit, rule);
    if (!read || 'misunderstood' in read) {
      port.post({ kind: 'release', seq: submit.seq });
      needs.misunderstood(read ? read.misunderstood : `A request to ${rule.path} was too long`);
      return;
    }
    const { request } = read;
    const promotion = needs.expected.current?.claims(request) ? needs.expected.current : null;
    if (promotion) needs.expected.current = null;
    const differs = promotion?.differs(request) ?? null;
    if (promotion && differs === null) request.promotedFrom = promotion.asset;
    const allowance = needs.allowed.current?.(request) ?? null;
    const generation = allowance?.generation ?? uuidv7();
    const ended = new AbortController();
    let answer: GateAnswer | null = allowance?.answer ?? null;
    let waiver: string | null = allowance?.waiver ?? null;

    const end = (outcome: Outcome, why: string | null = null) => {
      if (!holds.delete(submit.seq)) return;
      const now = performance.now();
      if (outcome === 'released') {
        released.set(submit.seq, { generation, request, shown, releasedAt: now });
        port.post({ kind: 'release', seq: submit.seq });
      } else if (outcome !== 'aborted') port.post({ kind: 'refuse', seq: submit.seq });
      ended.abort();
      surface.clear();
      const body: EventBody = {
        type: 'generation.requested',
        site,
        generation,
        request,
        project: answer ? answer.project : needs.project(),
        concept: answer?.concept ?? null,
        quoted: answer?.quoted ?? shown,
        decision: answer?.decision ?? NOBODY,
        waiver,
        outcome,
        holdMs: Math.max(0, now - started),
      };
      delivery.observe(body, at);
      promotion?.ended(outcome, why);
    };
    holds.set(submit.seq, { end });

    const shown = priceOf(request);
    promotion?.held(generation);
    // Not what the person was promised: it is not sent, whatever the rules say of it.
    if (differs !== null) return end('cancelled', differs);
    // The person was asked already, as they pressed.
    if (allowance) return end('released');
    const judged = await judge(surface, {
      ...{ generation, at, started, request, shown, resetZone: delivery.zone },
      signal: ended.signal,
      answered: (given) => {
        answer = given;
      },
      asks: () => port.post({ kind: 'wait', seq: submit.seq }),
    });
    if (!judged) return;
    ({ answer, waiver } = judged);
    end(judged.outcome, judged.why);
  }

  return {
    receive(message: FromPage): void {
      if (message.kind === 'submit') {
        hold(message).catch(() => {
          needs.misunderstood('A held request could not be judged and went on');
          const one = holds.get(message.seq);
          if (one) one.end('released');
          else port.post({ kind: 'release', seq: message.seq });
        });
      } else if (message.kind === 'escaped') this.adopt(message, performance.now());
      else if (message.kind === 'aborted') holds.get(message.seq)?.end('aborted');
      else if (message.kind === 'let-go') holds.get(message.seq)?.end('released');
      else if (message.kind === 'ping' && holds.has(message.seq))
        port.post({ kind: 'pong', seq: message.seq });
    },
    /**
     * Records a request that could not be held, or that went before anybody knew it for what it is,
     * as its answer showed.
     * @param releasedAt on the page's monotonic clock.
     */
    adopt(submit: Sent, releasedAt: number): void {
      const rule = ruleOf(submit);
      const read = rule && requestOf(submit, rule);
      if (!read || 'misunderstood' in read || released.has(submit.seq)) return;
      const { request } = read;
      const escaped = submit.kind === 'escaped';
      const allowance = escaped ? (needs.allowed.current?.(request) ?? null) : null;
      const { generation = uuidv7(), answer = null, waiver = null } = allowance ?? {};
      const shown = priceOf(request);
      released.set(submit.seq, { generation, request, shown, releasedAt });
      const body: EventBody = {
        type: 'generation.requested',
        ...{ site, generation, request, project: answer ? answer.project : needs.project() },
        ...{ concept: answer?.concept ?? null, quoted: answer?.quoted ?? shown },
        ...{ decision: answer?.decision ?? NOBODY, waiver, outcome: 'released', holdMs: 0 },
        ...(escaped && { seen: 'unheld' }),
      };
      delivery.observe(body, Date.now() - Math.round(performance.now() - releasedAt));
      if (escaped) needs.unheld(submit.how);
    },
    /** Its answer showed that it asked for words alone: the studio took no generation. */
    disown(seq: number): void {
      const one = released.get(seq);
      if (!one || !released.delete(seq)) return;
      const body: EventBody = {
        type: 'generation.finished',
        ...{ site, generation: one.generation, outcome: 'rejected', assets: [], latencyMs: null },
        ...{ error: WORDS_ALONE, charged: UNKNOWN_AMOUNT },
      };
      delivery.observe(body, Date.now());
    },
    /** The request that an answer belongs to. */
    released: (seq: number) => released.get(seq) ?? null,
    /** When a request was held last, on the page's monotonic clock. */
    heldAt: () => heldAt,
    /** The page goes away: whatever is held was never sent. */
    leave(): void {
      for (const one of [...holds.values()]) one.end('aborted');
    },
  };
}

const WORDS_ALONE: GenerationError = { kind: 'unknown', message: 'Words alone came back' };
