const LOOK_EVERY_MS = 25;

/** Something on the studio's page did not do what it was told; the message is for people. */
export class ActError extends Error {
  /** What the form has no place for at all. */
  readonly missing: string | null;
  /** What was set before and could not be put back, for people. */
  lost: readonly string[] = [];
  constructor(message: string, missing: string | null = null) {
    super(message);
    this.missing = missing;
  }
}

/** Why a control did not take something; the message speaks of it as "it". */
export class Refusal extends Error {}

/**
 * Waits until `probe` finds something, at most `limitMs`.
 *
 * @returns what it found, else null. @throws ActError once `signal` is aborted.
 */
export async function settle<T>(
  probe: () => T | null | false | undefined,
  limitMs: number,
  signal: AbortSignal,
): Promise<T | null> {
  const end = performance.now() + limitMs;
  for (;;) {
    if (signal.aborted) throw stopped(signal);
    const found = probe();
    if (found !== null && found !== false && found !== undefined) return found;
    if (performance.now() >= end) return null;
    await pause(LOOK_EVERY_MS);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function stopped({ reason }: AbortSignal): ActError {
  return reason instanceof ActError ? reason : new ActError('It was stopped.');
}
