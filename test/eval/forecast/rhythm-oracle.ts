import { seeded } from '../../../shared/seeded.ts';
import { type AlarmDay, capOn, ranOutAt } from './alarm-days.ts';
import { DAY_MS, type DayRows, THOUSANDTHS } from './day-rows.ts';
import { activeDays } from './own-cuts.ts';

/**
 * A ceiling for the alarm: one that is told when every further burst of the day begins, which nobody
 * can know, but not how many generations each will have. It knows the rule that drew them (1 + a
 * geometric number of mean 7, at most 60, 40 s apart, 4 credits or in one case of five 12), so its
 * probability is the true one; an alarm that knows less cannot do better on the average.
 *
 * @param at probability from which on it raises the alarm.
 */
export function oracleDays(rows: DayRows, at: number): AlarmDay[] {
  return activeDays(rows).flatMap((number) => {
    const cap = capOn(rows, number);
    return cap === null ? [] : [dayWith(rows, number, cap, at)];
  });
}

const GAP_MS = 40_000;
const LOOK_MS = 10 * 60_000;
const MOST_BURSTS = 40;
const DRAWS = 2000;

function dayWith(rows: DayRows, number: number, cap: number, at: number): AlarmDay {
  const [start, end] = [number * DAY_MS, (number + 1) * DAY_MS];
  const events = rows.between(start, end);
  const first = events[0]!.wall;
  const ranOut = ranOutAt(events, cap);
  const begins = events.flatMap(({ wall }, i) =>
    i > 0 && wall - events[i - 1]!.wall === GAP_MS ? [] : [wall],
  );
  const looks = events.map(({ wall }) => wall);
  for (let look = first + LOOK_MS; look < end; look += LOOK_MS) looks.push(look);
  for (const now of looks.sort((a, b) => a - b)) {
    if (now >= (ranOut ?? end)) break;
    const past = events.filter(({ wall }) => wall <= now);
    const spent = past.reduce((all, { credits }) => all + credits, 0);
    const isWithin = now - past.at(-1)!.wall < GAP_MS;
    const left = cap / THOUSANDTHS - spent;
    const bursts = begins.filter((wall) => wall > now).length;
    if (shareAbove(isWithin, bursts, left) >= at) return { first, ranOut, raised: [now] };
  }
  return { first, ranOut, raised: [] };
}

/** Totals of so many bursts, with the rest of the present one where it goes on, ascending. */
const drawn = new Map<string, readonly number[]>();

function shareAbove(isWithin: boolean, bursts: number, left: number): number {
  const count = Math.min(bursts, MOST_BURSTS);
  const key = `${isWithin} ${count}`;
  const totals = drawn.get(key) ?? totalsOf(isWithin, count);
  drawn.set(key, totals);
  const above = totals.findIndex((total) => total > left);
  return above === -1 ? 0 : 1 - above / totals.length;
}

function totalsOf(isWithin: boolean, bursts: number): number[] {
  const random = seeded(bursts * 2 + Number(isWithin));
  const burst = (least: number) => {
    let total = 0;
    for (let n = 0; n < 60 && (n < least || random() < 7 / 8); n += 1)
      total += random() < 0.8 ? 4 : 12;
    return total;
  };
  return Array.from({ length: DRAWS }, () => {
    let total = isWithin ? burst(0) : 0;
    for (let n = 0; n < bursts; n += 1) total += burst(1);
    return total;
  }).sort((a, b) => a - b);
}
