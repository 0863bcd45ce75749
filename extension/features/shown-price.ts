import { type Amount, measured } from '../../shared/credit.ts';
import type { PriceKey } from '../../shared/event.ts';
import type { GenerationRequest } from '../../shared/generation.ts';
import type { FormState } from './feature.ts';

const SIZE = /^\d+(\.\d+)?\s?[kp]$|^\d{3,5}\s?[x×*]\s?\d{3,5}$/i;

/**
 * The price that the page shows for exactly this request. It counts only where the form says what
 * the request says: a button elsewhere on the page has another price. Where the form names its
 * model by a label that nothing maps to an id, the prompt has to tell that the request is its own.
 */
export function shownPrice(form: FormState, request: GenerationRequest): Amount {
  const credits = form.shownCost;
  const fits =
    credits !== null &&
    form.kind === request.kind &&
    (form.model === request.model || (isLabelOnly(form) && isSamePrompt(form, request))) &&
    agreeInSize(form, request) &&
    agree(form.count, request.count) &&
    agree(form.durationS, request.durationS);
  return measured(fits ? credits : null);
}

/** The settings that the shown price belongs to; null where the form is not understood enough. */
export function shownKey(form: FormState, modelIsId: boolean): PriceKey | null {
  const { model, kind, resolution, count, durationS } = form;
  if (form.shownCost === null || model === null || kind === null || !modelIsId) return null;
  const clip = kind.endsWith('-video');
  return {
    model,
    kind,
    resolution: clip ? null : resolution,
    count: clip ? null : count,
    durationS,
  };
}

function isLabelOnly(form: FormState): boolean {
  return form.model !== null && form.model === form.modelLabel;
}

function isSamePrompt(form: FormState, request: GenerationRequest): boolean {
  const prompt = form.prompt?.trim();
  return Boolean(prompt) && prompt === request.prompt?.trim();
}

/** A page may call "2K" what its request calls "basic"; then the prompt has to tell. */
function agreeInSize(form: FormState, request: GenerationRequest): boolean {
  const [shown, sent] = [form.resolution, request.resolution];
  if (agree(shown, sent)) return true;
  return !(SIZE.test(shown ?? '') && SIZE.test(sent ?? '')) && isSamePrompt(form, request);
}

/** Not on the form, or not in the request, is no contradiction. */
function agree<T>(shown: T | null, sent: T | null): boolean {
  return shown === null || sent === null || shown === sent;
}
