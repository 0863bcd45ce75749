import type { DaySpend } from '../day-spend.ts';
import { normal, seeded } from '../seeded.ts';
import type { Analogue } from './analogue-weights.ts';

type Visit = (hours: DaySpend['hours'], ahead: number, by: number) => void;

/** A jump back lands the rarer the further it goes: e times rarer after so many days. */
const RECENCY_DAYS = 120;
/**
 * How far the level of the coming weeks may lie from that of the past ones: the standard deviation
 * of its logarithm. Chosen on the borrowed rhythms so that four of five weeks fall within the band.
 */
const DRIFT = 0.5;

/**
 * The days after a past day, one after the other as they were, so that silences, bursts of days and
 * weekends stay whole; it begins on the weekday that tomorrow is. Where the walk arrives at today
 * it jumps back to a day of the same weekday. Each walk is of a level of its own.
 *
 * @returns a walk of `length` days from a past day; `share` from 0 to below 1 tells walks apart.
 */
export function walkOn(active: readonly Analogue[], today: number) {
  const known = new Map(active.map(({ number, hours }) => [number, hours]));
  const first = active.reduce((least, { number }) => Math.min(least, number), today);
  const reach = 1 - Math.exp((first - today) / RECENCY_DAYS);
  return (from: number, share: number, length: number, visit: Visit): void => {
    const random = seeded(Math.floor(share * 0x1_0000_0000));
    const by = Math.exp(DRIFT * normal(random));
    let past = alignedTo(today + 1, from + 1);
    for (let ahead = 1; ahead <= length; ahead += 1, past += 1) {
      if (past >= today || past < first) {
        const ago = Math.ceil(-RECENCY_DAYS * Math.log(1 - reach * random()));
        past = alignedTo(today + ahead, today - ago);
        while (past >= today) past -= 7;
        // A history of less than a week may hold no such day.
        if (past < first) continue;
      }
      const hours = known.get(past);
      if (hours) visit(hours, ahead, by);
    }
  };
}

/** The day nearest to `past` that has the weekday of `day`. */
function alignedTo(day: number, past: number): number {
  const off = (((day - past) % 7) + 7) % 7;
  return past + (off > 3 ? off - 7 : off);
}
