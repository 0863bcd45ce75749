import { formatCredits } from '../../shared/credit.ts';
import type { GenerationRequest } from '../../shared/generation.ts';
import type { Id } from '../../shared/id.ts';
import { differenceOf, type PromotionPlan } from '../../shared/promotion.ts';
import { sameWords } from '../../shared/same-words.ts';
import type { ActProfile, SiteProfile } from '../../shared/site/profile.ts';
import { ActError, pause, settle } from '../site/act/settle.ts';
import type { StudioForm } from '../site/act/studio-form.ts';
import { matching } from '../site/locate.ts';
import { likePromised, type ModelSigns } from './like-promised.ts';
import type { ExpectedPromotion, OverlayHandle } from './overlay-handle.ts';
import type { SetForm } from './set-promotion.ts';

type Needs = {
  handle: OverlayHandle;
  act: ActProfile;
  plan: PromotionPlan;
  set: SetForm;
  form: StudioForm;
  signs: ModelSigns;
  /** From here on it cannot be taken back. */
  pressed(): void;
  /** The gate has the request. */
  held(generation: Id): void;
  signal: AbortSignal;
};

const ENABLED_WITHIN_MS = 15_000;
/** The reader of the form is a moment behind it; the price is taken from there. */
const READ_WITHIN_MS = 1500;
/** A page that asks for its balance first takes a while to send. */
const SENT_WITHIN_MS = 8000;
const NOTED_AFTER_MS = 1500;

/**
 * Presses Generate and waits for the gate's word. Resolves once the request went to the studio.
 * @throws ActError where nothing was sent.
 */
export async function sendPromotion(needs: Needs): Promise<void> {
  const { handle, act, plan, set, signal } = needs;
  const { reader, profile } = handle;
  const form = reader.form;
  const { model: wanted, kind } = set.promised;
  const isRead = () =>
    [form.peek().model, form.peek().modelLabel].some((one) => sameWords(one, wanted));
  await settle(() => isRead() && form.peek().kind === kind, READ_WITHIN_MS, set.person.signal);
  const button = await settle(
    () => enabled(needs.form.submit()),
    ENABLED_WITHIN_MS,
    set.person.signal,
  );
  if (!button) throw new ActError('Generate stayed disabled on the studio’s page.');
  await costsNoMore(plan, form.peek().shownCost);

  const gate = expect(needs);
  handle.expected.current = gate.expected;
  set.person.free();
  needs.pressed();
  button.click();
  const seen = await settle(
    () => (gate.isTaken() ? 'taken' : shortDialog(profile, act)),
    SENT_WITHIN_MS,
    signal,
  ).finally(() => {
    if (handle.expected.current === gate.expected) handle.expected.current = null;
  });
  if (gate.isTaken()) return gate.answered;
  if (seen) throw new ActError(`The studio says: ${seen}`);
  const seconds = SENT_WITHIN_MS / 1000;
  throw new ActError(`The studio sent nothing within ${seconds} seconds of pressing Generate.`);
}

/** What the gate is to make of the request that the page now sends. */
function expect({ plan, set, held, signs }: Needs) {
  const { promised, person } = set;
  const differs = (request: GenerationRequest) =>
    differenceOf(promised, likePromised(request, promised, signs));
  const pressed = performance.now();
  const { promise: answered, resolve, reject } = Promise.withResolvers<void>();
  answered.catch(() => {});
  let taken = false;
  const expected: ExpectedPromotion = {
    asset: plan.asset.id,
    // Another request that the person sent meanwhile is their own.
    claims(request) {
      taken = differs(request) === null || !person.actedSince(pressed);
      return taken;
    },
    differs,
    held,
    ended(outcome, why) {
      if (outcome === 'released') resolve();
      else reject(new ActError(unsent(outcome, why)));
    },
  };
  return { expected, answered, isTaken: () => taken };
}

function enabled(found: HTMLElement | null): HTMLElement | null {
  return found?.matches(':disabled, [aria-disabled="true"]') ? null : found;
}

/** The words of a dialog on missing credits that opened in place of a request. */
function shortDialog({ errors }: SiteProfile, act: ActProfile): string | null {
  const isShort = (words: string) =>
    errors.some(
      ({ kind, regex }) =>
        kind === 'insufficient' && regex !== undefined && new RegExp(regex, 'i').test(words),
    );
  for (const dialog of matching(act.dom.dialog, document)) {
    const words = (dialog.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (isShort(words) && dialog.checkVisibility()) return words.slice(0, 200);
  }
  return null;
}

async function costsNoMore({ quoted }: PromotionPlan, shown: number | null): Promise<void> {
  if (quoted.credits === null || shown === null || shown <= quoted.credits) return;
  // The form rests long enough for the new price to be noted: the next plan knows it.
  await pause(NOTED_AFTER_MS);
  const [now, then] = [formatCredits(shown), formatCredits(quoted.credits)];
  throw new ActError(`The page asks ${now} credits now, not ${then}.`);
}

function unsent(outcome: 'refused' | 'cancelled' | 'aborted', why: string | null): string {
  if (outcome === 'aborted') return 'The page gave the request up before it was sent.';
  if (outcome === 'refused') return why ?? 'A rule of yours refused it.';
  return why === null ? 'You cancelled it.' : `Not sent, as the page asked for ${why}.`;
}
