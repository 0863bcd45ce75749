import { type Credits, toCredits } from '../../shared/credit.ts';

/** Credits out of what a person typed: empty is "no limit", anything else unclear is an error. */
export function creditsOf(text: string): { credits: Credits | null; error: string | null } {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return { credits: null, error: null };
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(trimmed))
    return { credits: null, error: 'A number of credits, like 120 or 4.5.' };
  return { credits: toCredits(Number(trimmed)), error: null };
}
