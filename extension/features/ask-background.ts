const RETRY_MS = 60;

/**
 * Asks the background until it answers: a worker that died is started again by the next try.
 *
 * @param withinMs after which the answer is null. @returns null also when `signal` is aborted.
 */
export async function askBackground<T>(
  ask: () => Promise<T>,
  withinMs: number,
  signal: AbortSignal,
): Promise<T | null> {
  const until = performance.now() + withinMs;
  const over = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
    if (Number.isFinite(withinMs)) setTimeout(() => resolve(null), Math.max(0, withinMs));
  });
  while (!signal.aborted && performance.now() < until) {
    // A frozen worker never answers: the race with the limit ends this try too.
    const answer = await Promise.race([
      ask()
        .then((given) => ({ given }))
        .catch(() => 'failed' as const),
      over,
    ]);
    if (answer === null) return null;
    if (answer !== 'failed') return answer.given;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, RETRY_MS)), over]);
  }
  return null;
}
