/** So long a turn of ours may last at most, where the browser gives more. */
const SLICE_MS = 4;
const LEFT_MS = 1;
/** A page that is never idle is looked at all the same. */
const IDLE_WITHIN_MS = 1500;
/** Between two passes: rising as long as what changes on the page changes nothing for us. */
const REST_MS = { least: 200, most: 1600 };

/** `long`: what comes next cannot be left off; it is not begun at the end of a turn. */
export type Step = 'long' | undefined;
export type Pass = Generator<Step, void>;

/**
 * Runs passes in idle time, a few milliseconds at once, one pass at a time. A pass that was asked
 * for while one runs comes after it.
 */
export function createSlices(pass: () => Pass, ended: AbortSignal) {
  let running: Pass | null = null;
  let asked = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let idle: number | null = null;
  let rest = 0;

  const wait = () => {
    idle = requestIdleCallback(run, { timeout: IDLE_WITHIN_MS });
  };

  function run(deadline: IdleDeadline): void {
    idle = null;
    if (ended.aborted) return;
    const until = performance.now() + SLICE_MS;
    if (!running) {
      asked = false;
      running = pass();
    }
    for (let step = 0; ; step += 1) {
      const { done, value } = next(running);
      if (done) {
        running = null;
        if (asked) soon();
        return;
      }
      const isLong = value === 'long';
      // The clock is dearer than a step.
      if (!isLong && step % 8 !== 7) continue;
      const left = until - performance.now();
      if (left <= (isLong ? SLICE_MS / 2 : 0)) break;
      if (!deadline.didTimeout && deadline.timeRemaining() < LEFT_MS) break;
    }
    wait();
  }

  function next(steps: Pass): IteratorResult<Step> {
    try {
      return steps.next();
    } catch (error) {
      // What failed once is tried anew with the next change.
      running = null;
      throw error;
    }
  }

  function soon(): void {
    asked = true;
    if (running || timer !== null || idle !== null || ended.aborted) return;
    timer = setTimeout(() => {
      timer = null;
      wait();
    }, rest);
  }

  ended.addEventListener('abort', () => {
    if (timer !== null) clearTimeout(timer);
    if (idle !== null) cancelIdleCallback(idle);
  });
  return {
    soon,
    /** After a pass: whether it found all as before. */
    rest(same: boolean): void {
      rest = same ? Math.min(REST_MS.most, Math.max(REST_MS.least, rest * 2)) : REST_MS.least;
    },
  };
}
