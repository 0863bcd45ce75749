import { plural } from '../../ui/format.ts';

/** Seconds a decision takes as long as the person's own pace is not known. Our assumption. */
export const ASSUMED_S = 4;
/** From so many decisions on the person's own pace stands in for the assumed one. */
const ENOUGH = 10;
/** The latest that count, so that it follows the person. */
const KEPT = 50;
/** A longer pause between two decisions was spent on something else. */
const PAUSE_MS = 20_000;

/** Milliseconds between decisions, the latest last. */
export type Pace = readonly number[];

/** With one more decision, `ms` after the one before. */
export function paced(pace: Pace, ms: number): Pace {
  return ms > PAUSE_MS ? pace : [...pace, Math.round(ms)].slice(-KEPT);
}

/** The part of the time between two decisions that counts as time spent reviewing. */
export function active(ms: number): number {
  return Math.min(ms, PAUSE_MS);
}

/** How long `count` decisions will take, and what that rests on, for people. */
export function estimate(count: number, pace: Pace): { time: string; basis: string } {
  const own = pace.length >= ENOUGH;
  const each = own ? pace.reduce((sum, ms) => sum + ms, 0) / pace.length / 1000 : ASSUMED_S;
  const ms = count * each * 1000;
  return {
    time: ms < LEAST_SAID_MS ? minutes(ms) : `about ${minutes(ms)}`,
    basis: own
      ? `at your own pace: ${each.toFixed(1)} s each, n = ${pace.length}`
      : `assuming ${ASSUMED_S} s each until ${ENOUGH} of your own verdicts tell`,
  };
}

/** Below this no number of minutes is said. */
const LEAST_SAID_MS = 45_000;

/** `less than a minute`, `1 minute`, `6 minutes`. */
export function minutes(ms: number): string {
  return ms < LEAST_SAID_MS ? 'less than a minute' : plural(Math.round(ms / 60_000) || 1, 'minute');
}
