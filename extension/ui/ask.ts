import type { Outcome } from '../messages.ts';

/** Asks the background for something; where it does not answer, that is the reason given. */
export async function ask<T extends Outcome>(question: () => Promise<T>): Promise<T | Outcome> {
  try {
    return await question();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, why: `Tierwise itself did not answer (${detail}). Nothing was changed.` };
  }
}
