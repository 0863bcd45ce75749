import type { FormState } from './feature.ts';

/** A press this long before a request may have been for it. */
const WITHIN_MS = 5000;

/**
 * What the form said when a person last pressed something: pages take away the price, the prompt or
 * the button itself once they have it. Null where nobody pressed anything lately.
 */
export function formWhenPressed(form: () => FormState, ended: AbortSignal): () => FormState | null {
  let kept: { form: FormState; at: number } | null = null;
  const keep = (event: Event) => {
    if (event.isTrusted) kept = { form: form(), at: performance.now() };
  };
  const first = { capture: true, passive: true, signal: ended };
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, keep, first);
  return () => (kept && performance.now() - kept.at < WITHIN_MS ? kept.form : null);
}
