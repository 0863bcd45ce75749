import type { Credits } from '../credit.ts';
import type { Instant } from '../id.ts';
import type { RunOut } from './run-out-of.ts';

/** The alarm of one studio that its credits run out before a reset, kept from one look to the next. */
export type Alarm = {
  /** The reset that it is about; another one begins anew. */
  until: Instant;
  isOn: boolean;
  /** When it was last raised, on or not; null: not yet before this reset. */
  raisedAt: Instant | null;
};

/** What is seen at one look. */
export type AlarmLook = {
  now: Instant;
  /** The reset before which the credits may run out. */
  until: Instant;
  /** What can still be spent until then; null: nobody knows. */
  left: Credits | null;
  /** Of `left`, from paths that reach to `until`; null while there is no forecast. */
  runOut: RunOut | null;
};

/**
 * Raised from the first on, cleared below the second: between them nothing changes. Two run-outs in
 * five are worth a word while there is still time: on borrowed rhythms (`npm run eval:forecast`)
 * recall and precision balance best about there. Work in bursts allows no alarm much better: even
 * one that is told when all further bursts of the day begin, but not their sizes, warns of 86 % of
 * run-outs with a precision of 62 %, or of 80 % with 76 %.
 */
export const RAISE_AT = 0.4;
export const CLEAR_AT = 0.25;

/**
 * The alarm after a look. Raised where running out is probable and something is left to steer with;
 * cleared where it no longer is probable, as after a top-up, and with it may be raised again, so once
 * for each crossing; a look at which nothing is known changes nothing. Whoever shows it
 * notifies when `raisedAt` changes.
 */
export function nextAlarm(previous: Alarm | null, look: AlarmLook): Alarm {
  const { now, until, left, runOut } = look;
  const before = previous?.until === until ? previous : { until, isOn: false, raisedAt: null };
  if (left === null || runOut === null) return before;
  if (before.isOn) return runOut.probability < CLEAR_AT ? { ...before, isOn: false } : before;
  const isRaised = left > 0 && runOut.probability >= RAISE_AT;
  return isRaised ? { until, isOn: true, raisedAt: now } : before;
}
