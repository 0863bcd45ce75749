import type { Amount } from '../../shared/credit.ts';
import type { Decision, GenerationRequest } from '../../shared/generation.ts';
import type { Id, Instant } from '../../shared/id.ts';
import type { GateAnswer } from '../messages.ts';
import { sendMessage } from '../page-messages.ts';
import { askBackground } from './ask-background.ts';
import type { Confirmed, HoldSurface } from './feature.ts';

/** When something is held longer than this, the person sees why. */
const REASON_AFTER_MS = 300;
/** With no decision by then it goes on, well before the observer lets it go by itself. */
const DECIDE_WITHIN_MS = 1200;

type Asked = {
  generation: Id;
  at: Instant;
  /** When it was held, on the page's monotonic clock. */
  started: number;
  request: GenerationRequest;
  shown: Amount;
  resetZone: string | null;
  /** Ends it without a word: nobody waits any more. */
  signal: AbortSignal;
  /** The answer is there; a person may have to be asked yet. */
  answered?(answer: GateAnswer): void;
  /** A person is asked now. */
  asks?(): void;
};

export type Judged = {
  outcome: 'released' | 'refused' | 'cancelled';
  /** Null: none came in time. */
  answer: GateAnswer | null;
  waiver: string | null;
  /** Why not, for people. */
  why: string | null;
};

/** Asks the background, and the person where the answer says so. @returns null once `signal` ended. */
export async function judge(surface: HoldSurface, asked: Asked): Promise<Judged | null> {
  const { generation, at, request, shown, resetZone, signal } = asked;
  const reason = setTimeout(() => surface.checking(), REASON_AFTER_MS);
  signal.addEventListener('abort', () => clearTimeout(reason));
  const answer = await askBackground(
    () => sendMessage('gate', { generation, at, request, shown, resetZone }),
    DECIDE_WITHIN_MS - (performance.now() - asked.started),
    signal,
  );
  clearTimeout(reason);
  surface.clear();
  if (signal.aborted) return null;
  const judged: Judged = { outcome: 'released', answer, waiver: null, why: null };
  if (!answer) return judged;
  const { decision, quoted, fit } = answer;
  if (decision.verdict === 'allow' && !fit) {
    if (decision.because.length > 0) surface.noted(decision.because);
    return judged;
  }
  asked.answered?.(answer);
  if (decision.verdict === 'block') {
    surface.refused(decision, quoted, fit);
    const why = decision.because.map(({ text }) => text).join(' ') || null;
    return { ...judged, outcome: 'refused', why };
  }
  asked.asks?.();
  if (decision.verdict !== 'needs-approval') {
    const given = await surface.confirm(decision, quoted, answer.waivable, fit, signal);
    if (signal.aborted) return null;
    const { confirmed, waiver } = given;
    if (confirmed) void stand(surface, answer, given);
    return { ...judged, outcome: confirmed ? 'released' : 'cancelled', waiver };
  }
  const given = await approve(surface, asked, decision, quoted);
  if (signal.aborted) return null;
  const outcome = given === null ? 'cancelled' : given.approved ? 'released' : 'refused';
  return { ...judged, outcome, waiver: given?.reason || null };
}

/** What the person does not want to be asked again is kept while the request goes on. */
async function stand(
  surface: HoldSurface,
  { waivable, concept }: GateAnswer,
  { waiver: reason, span }: Confirmed,
): Promise<void> {
  if (!waivable || reason === null || span === null) return;
  const { rules } = waivable;
  const outcome = await sendMessage('waive', { rules, concept, span, reason }).catch(() => null);
  const text = outcome?.ok
    ? 'You are not asked again. It stands under Waivers in the settings, where you can take it back.'
    : `You will be asked again: ${outcome?.why ?? 'nobody answered.'}`;
  surface.noted([{ rule: '', text }]);
}

/** The side panel decides; null where the person cancelled in the page. */
async function approve(
  surface: HoldSurface,
  { generation, request: { prompt, model }, signal }: Asked,
  decision: Decision,
  quoted: Amount,
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

/** Where no decision came, or nobody could be asked. */
export const NOBODY: Decision = {
  verdict: 'allow',
  because: [],
  watched: [],
  silent: [],
  decidedBy: 'nobody',
};
