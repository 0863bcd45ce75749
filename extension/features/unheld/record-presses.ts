import { v7 as uuidv7 } from 'uuid';
import { type Amount, type Credits, estimated, measured } from '../../../shared/credit.ts';
import type { EventBody } from '../../../shared/event.ts';
import type { GenerationRequest } from '../../../shared/generation.ts';
import type { Id } from '../../../shared/id.ts';
import type { FromPage } from '../../site/wire.ts';
import type { Unheld } from '../../state.ts';
import { assetsOf } from '../assets-of.ts';
import type { FormState } from '../feature.ts';
import { NOBODY } from '../judge.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import { followOutcome, type Outcome } from './follow-outcome.ts';
import type { Allowed } from './guard-press.ts';
import { mentions } from './mentions.ts';

/** A key and the click that it makes are one press. */
const SAME_PRESS_MS = 500;
/** A request that can be held, or read, shows by then. */
const WIRE_WITHIN_MS = 1500;
/** Presses in a row that brought pictures and sent nothing; by chance one may. */
const ENOUGH = 2;
const UNSEEN = 'a way that no request shows on';

type Needs = {
  request(): GenerationRequest | null;
  used(): Allowed | null;
  known(): Unheld | null;
  note(unheld: Unheld | null): void;
};

/** A press that the page got; `at` on the page's monotonic clock. */
type Pressed = {
  generation: Id;
  at: number;
  form: FormState;
  request: GenerationRequest;
  allowed: Allowed | null;
  byEnter: boolean;
  /** Whether something else was under way, which may bring what is seen now. */
  quiet: boolean;
  /** A request with the prompt in it showed: it is for others to record. */
  wire: boolean;
  /** By which of the ways that are told it went. */
  how: string | null;
  recorded: boolean;
  touched: boolean;
  over: AbortController;
};

/** Records presses whose request nobody saw, by what the page said and by what came of them. */
export function createPresses(handle: OverlayHandle, needs: Needs) {
  const { reader, signal: ended } = handle;
  const { site } = reader;
  let current: Pressed | null = null;
  let unseen = 0;
  /** Generations that went and did not end yet. */
  const open = new Set<Id>();

  function requested(
    { generation, request, allowed }: Pick<Pressed, 'generation' | 'request' | 'allowed'>,
    shown: Amount,
    outcome: 'released' | 'refused' | 'cancelled' | 'aborted',
    at: number,
  ): void {
    const answer = allowed?.answer ?? null;
    const body: EventBody = {
      type: 'generation.requested',
      ...{
        site,
        generation,
        request,
        project: answer ? answer.project : handle.project(),
        seen: 'page',
      },
      ...{ concept: answer?.concept ?? null, quoted: answer?.quoted ?? shown },
      ...{ decision: answer?.decision ?? NOBODY, waiver: allowed?.waiver ?? null },
      ...{ outcome, holdMs: allowed?.holdMs ?? 0 },
    };
    handle.observe(body, at);
  }

  function record(press: Pressed): void {
    if (press.recorded || press.wire) return;
    press.recorded = true;
    const at = Date.now() - Math.round(performance.now() - press.at);
    requested(press, measured(press.form.shownCost), 'released', at);
  }

  /** Something came of it that no request accounts for: a price paid tells at once, a picture alone may be chance. */
  function evident(press: Pressed, fell: Credits | null, enough: boolean): void {
    if (press.wire || !press.quiet || press.recorded) return;
    // Whoever reads what went is a moment behind it.
    if (press.how !== null && !enough) return;
    if (!needs.known()) {
      const isPaid = fell !== null && fell === press.form.shownCost;
      if (!isPaid && !enough) return;
      needs.note({ how: press.how ?? UNSEEN, byEnter: press.byEnter });
    }
    record(press);
  }

  async function finished(press: Pressed, { pictures, firstAt, fell }: Outcome): Promise<void> {
    if (!press.recorded && !press.wire && press.quiet)
      evident(press, fell, press.how !== null || ++unseen >= ENOUGH);
    if (!press.recorded || press.over.signal.aborted) return;
    press.over.abort();
    const named = pictures.filter(({ url }) => !url.startsWith('blob:')).slice(0, 100);
    const assets = await assetsOf(named, press.request.media);
    const body: EventBody = {
      type: 'generation.finished',
      ...{ site, generation: press.generation, outcome: 'succeeded', assets, error: null },
      charged: fell === null ? estimated(press.form.shownCost) : measured(fell),
      latencyMs: Math.max(0, firstAt - press.at),
    };
    handle.observe(body, Date.now());
  }

  function begin(byEnter: boolean, allowed: Allowed | null, request: GenerationRequest): Pressed {
    const form = reader.form.peek();
    const over = new AbortController();
    const press: Pressed = {
      ...{ generation: allowed?.generation ?? uuidv7(), at: performance.now(), form, request },
      ...{ allowed, byEnter, quiet: open.size === 0, wire: false, how: null },
      ...{ recorded: false, touched: false, over },
    };
    followOutcome({
      ...{ reader, before: form.shownBalance, signal: over.signal },
      seen: (fell) => evident(press, fell, false),
      ended: (outcome) => void finished(press, outcome),
      isTouched: () => press.touched,
    });
    // The person's own press after they were asked: it went, whatever shows of it.
    if (allowed)
      setTimeout(() => {
        if (press.allowed) record(press);
      }, WIRE_WITHIN_MS);
    return press;
  }

  addEventListener('pagehide', () => current?.allowed && record(current), { signal: ended });
  ended.addEventListener('abort', () => current?.over.abort());
  handle.allowed.current = (request) => {
    const allowed = current?.allowed;
    if (!current || !allowed || current.recorded || current.wire) return null;
    const isSame = (request.prompt?.trim() || null) === allowed.request.prompt;
    return isSame && performance.now() - current.at < WIRE_WITHIN_MS ? allowed : null;
  };

  return {
    /** @param byEnter in the prompt box. */
    pressed(byEnter: boolean): void {
      if (current && performance.now() - current.at < SAME_PRESS_MS) return;
      const request = needs.request();
      const allowed = needs.used();
      if (!request) return;
      // Which of two brought what is seen from now on, nobody can tell.
      current?.over.abort();
      current = begin(byEnter, allowed, request);
    },
    /** The person does something else: pictures may come of that. */
    touched(): void {
      if (current) current.touched = true;
    },
    unsent(allowed: Allowed, outcome: 'refused' | 'cancelled' | 'aborted'): void {
      const shown = measured(reader.form.peek().shownCost);
      const { generation, request, at } = allowed;
      requested({ generation, request, allowed }, shown, outcome, at);
    },
    hear(message: FromPage): void {
      if (!current || (message.kind !== 'submit' && message.kind !== 'escaped')) return;
      if (message.rule === '' && !mentions(message, current.request.prompt)) return;
      if (message.kind === 'escaped') current.how = message.how;
      else current.wire = true;
    },
    witness(body: EventBody): void {
      if (body.type === 'generation.requested' && body.outcome === 'released') {
        open.add(body.generation);
        if (current && body.seen === 'unheld') {
          current.generation = body.generation;
          current.recorded = true;
          const { how = UNSEEN } = needs.known() ?? {};
          if (current.byEnter) needs.note({ how: current.how ?? how, byEnter: true });
        } else if (current && body.seen === undefined) {
          current.wire = true;
          unseen = 0;
          // It can be held after all.
          if (needs.known() && performance.now() - current.at < WIRE_WITHIN_MS) needs.note(null);
        }
      }
      if (body.type === 'generation.finished') open.delete(body.generation);
      const follows = body.type === 'generation.accepted' || body.type === 'generation.finished';
      if (follows && body.generation === current?.generation) current.over.abort();
    },
  };
}
