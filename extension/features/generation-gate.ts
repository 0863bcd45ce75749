import { v7 as uuidv7 } from 'uuid';
import { type Amount, UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import type { EventBody } from '../../shared/event.ts';
import type { Decision, GenerationError, GenerationRequest } from '../../shared/generation.ts';
import type { Id, Site } from '../../shared/id.ts';
import type { SiteProfile, SubmitRule } from '../../shared/site/profile.ts';
import { readRequest } from '../../shared/site/read-request.ts';
import type { GateAnswer } from '../messages.ts';
import { sendMessage } from '../page-messages.ts';
import type { PagePort } from '../site/take-port.ts';
import { trip } from '../site/trip.ts';
import type { FromPage } from '../site/wire.ts';
import { askBackground } from './ask-background.ts';
import type { Delivery } from './deliver.ts';
import type { FormState, HoldSurface } from './feature.ts';
import type { OverlayHandle } from './overlay-handle.ts';
import { shownPrice } from './shown-price.ts';

export type Submit = Extract<FromPage, { kind: 'submit' }>;
type Outcome = Extract<EventBody, { type: 'generation.requested' }>['outcome'];

/** When a request is held longer than this, the person sees why. */
const REASON_AFTER_MS = 300;
/** With no decision by then it goes on, well before the observer lets it go by itself. */
const DECIDE_WITHIN_MS = 1200;

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
  misunderstood(what: string): void;
};

/** Decides on held requests and records how each hold ended, whatever ends it. */
export function createGate(needs: GateNeeds) {
  const { site, port, delivery, surface } = needs;
  /** Holds that are going on, by the observer's number. */
  const holds = new Map<number, { end(outcome: Outcome): void }>();
  const released = new Map<number, Released>();

  const ruleOf = ({ rule }: Submit) => needs.profile().net.submit.find(({ id }) => id === rule);
  const priceOf = (request: GenerationRequest) => {
    const now = shownPrice(needs.form(), request);
    const before = now.credits === null ? needs.formWhenPressed() : null;
    return before ? shownPrice(before, request) : now;
  };
  const requestOf = (submit: Submit, rule: SubmitRule) =>
    readRequest(needs.profile(), rule, submit.body, document.baseURI, submit);

  async function hold(submit: Submit): Promise<void> {
    trip('overlay-hold');
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
    const generation = uuidv7();
    const ended = new AbortController();
    const reason = setTimeout(() => surface.checking(), REASON_AFTER_MS);
    let answer: GateAnswer | null = null;
    let waiver: string | null = null;

    const end = (outcome: Outcome, why: string | null = null) => {
      if (!holds.delete(submit.seq)) return;
      const now = performance.now();
      clearTimeout(reason);
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
        project: needs.project(),
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
    const held = { generation, at, request, shown, resetZone: delivery.zone };
    promotion?.held(generation);
    // Not what the person was promised: it is not sent, whatever the rules say of it.
    if (differs !== null) return end('cancelled', differs);
    answer = await askBackground(
      () => sendMessage('gate', held),
      DECIDE_WITHIN_MS - (performance.now() - started),
      ended.signal,
    );
    clearTimeout(reason);
    surface.clear();
    if (ended.signal.aborted) return;
    if (!answer) return end('released');
    const { decision, quoted } = answer;
    if (decision.verdict === 'allow') return end('released');
    if (decision.verdict === 'block') {
      end('refused', decision.because.map(({ text }) => text).join(' ') || null);
      surface.refused(decision, quoted);
      return;
    }
    port.post({ kind: 'wait', seq: submit.seq });
    if (decision.verdict === 'confirm') {
      const given = await surface.confirm(decision, quoted, ended.signal);
      waiver = given.waiver;
      return end(given.confirmed ? 'released' : 'cancelled');
    }
    const given = await approve(generation, request, decision, quoted, ended.signal);
    waiver = given?.reason || null;
    end(given === null ? 'cancelled' : given.approved ? 'released' : 'refused');
  }

  /** The side panel decides; null where the person cancelled in the page. */
  async function approve(
    generation: Id,
    { prompt, model }: GenerationRequest,
    decision: Decision,
    quoted: Amount,
    signal: AbortSignal,
  ): Promise<{ approved: boolean; reason: string } | null> {
    const asked = new AbortController();
    signal.addEventListener('abort', () => asked.abort());
    const wanted = { generation, decision, credits: quoted.credits, prompt, model };
    const answered = askBackground(
      () => sendMessage('awaitApproval', wanted),
      Number.POSITIVE_INFINITY,
      asked.signal,
    );
    const cancelled = surface
      .approval(decision, quoted, asked.signal, () => void sendMessage('openPanel', undefined))
      .then(() => null);
    const given = await Promise.race([answered, cancelled]);
    asked.abort();
    if (!given) void sendMessage('dropApproval', generation).catch(() => {});
    return given;
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
      } else if (message.kind === 'aborted') holds.get(message.seq)?.end('aborted');
      else if (message.kind === 'let-go') holds.get(message.seq)?.end('released');
      else if (message.kind === 'ping' && holds.has(message.seq))
        port.post({ kind: 'pong', seq: message.seq });
    },
    /**
     * Records a request that went before anybody knew it for what it is, as its answer showed.
     * @param releasedAt on the page's monotonic clock.
     */
    adopt(submit: Submit, releasedAt: number): void {
      const rule = ruleOf(submit);
      const read = rule && requestOf(submit, rule);
      if (!read || 'misunderstood' in read || released.has(submit.seq)) return;
      const { request } = read;
      const generation = uuidv7();
      const shown = priceOf(request);
      released.set(submit.seq, { generation, request, shown, releasedAt });
      const body: EventBody = {
        type: 'generation.requested',
        ...{ site, generation, request },
        ...{ project: needs.project(), concept: null, quoted: shown },
        ...{ decision: NOBODY, waiver: null, outcome: 'released', holdMs: 0 },
      };
      delivery.observe(body, Date.now() - Math.round(performance.now() - releasedAt));
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
    /** The page goes away: whatever is held was never sent. */
    leave(): void {
      for (const one of [...holds.values()]) one.end('aborted');
    },
  };
}

const WORDS_ALONE: GenerationError = { kind: 'unknown', message: 'Words alone came back' };

const NOBODY: Decision = {
  verdict: 'allow',
  because: [],
  watched: [],
  silent: [],
  decidedBy: 'nobody',
};
