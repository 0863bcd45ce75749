import { actOf } from '../../shared/site/act-of.ts';
import { partFinder } from '../site/act/find-part.ts';
import { studioForm } from '../site/act/studio-form.ts';
import type { OverlayHandle } from './overlay-handle.ts';

const WITHIN_MS = 5000;

/**
 * Chooses the advised model in the studio's own form, as a promotion does, and nothing else.
 * @returns whether the form took it; false too where its control is not known.
 */
export async function acceptAdvice(handle: OverlayHandle, model: string): Promise<boolean> {
  const form = studioForm(partFinder(handle), actOf(handle.resolved.peek()));
  if (!form.has('model')) return false;
  const label = handle.reader.models.peek().find(({ id }) => id === model)?.label ?? model;
  try {
    await form.set(
      'model',
      label,
      AbortSignal.any([handle.signal, AbortSignal.timeout(WITHIN_MS)]),
    );
    return true;
  } catch {
    // The person goes on as before; the line still says what it advises.
    return false;
  }
}
