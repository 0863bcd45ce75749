import type { DaySpend } from '../../../shared/day-spend.ts';
import { dayOf } from '../../../shared/forecast/day-of.ts';
import type { Spending } from './read-activity.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** Credits are stored as integer thousandths. */
export const THOUSANDTHS = 1000;

/** One person's days as the snapshot holds them, with where each event lies. */
export class DayRows {
  readonly events: readonly Spending[];
  readonly #rows = new Map<number, DaySpend>();
  readonly #order: number[];

  constructor(events: readonly Spending[]) {
    this.events = [...events].sort((a, b) => a.wall - b.wall);
    for (const event of this.events) addTo(this.#rows, event);
    this.#order = [...this.#rows.keys()];
  }

  /** Numbers of the days on which anything was spent, ascending. */
  get numbers(): readonly number[] {
    return this.#order;
  }

  totalOn(number: number): number {
    return this.#rows.get(number)?.hours.reduce((all, one) => all + one, 0) ?? 0;
  }

  hoursOn(number: number): readonly number[] {
    return this.#rows.get(number)?.hours ?? [];
  }

  /** Events from one moment of the wall clock (exclusive where `after`) to another (exclusive). */
  between(from: number, to: number): readonly Spending[] {
    return this.events.slice(firstAtOrAfter(this.events, from), firstAtOrAfter(this.events, to));
  }

  /** What the snapshot would hold at `wall`: the days of the `kept` last ones, none of what comes. */
  before(wall: number, kept: number): DaySpend[] {
    const today = Math.floor(wall / DAY_MS);
    const end = firstNotBelow(this.#order, today);
    const start = firstNotBelow(this.#order, today - kept);
    const rows = this.#order.slice(start, end).map((number) => this.#rows.get(number)!);
    const own = new Map<number, DaySpend>();
    for (const event of this.between(today * DAY_MS, wall)) addTo(own, event);
    return [...rows, ...own.values()];
  }
}

function addTo(rows: Map<number, DaySpend>, { wall, credits }: Spending): void {
  const number = Math.floor(wall / DAY_MS);
  const row = rows.get(number) ?? {
    day: dayOf(number),
    hours: Array<number>(24).fill(0),
    unknown: 0,
    generations: 0,
  };
  rows.set(number, row);
  row.generations += 1;
  const hour = Math.floor((wall - number * DAY_MS) / HOUR_MS);
  row.hours[hour] = row.hours[hour]! + Math.round(credits * THOUSANDTHS);
}

function firstAtOrAfter(events: readonly Spending[], wall: number): number {
  return firstWhere(events.length, (index) => events[index]!.wall >= wall);
}

function firstNotBelow(numbers: readonly number[], number: number): number {
  return firstWhere(numbers.length, (index) => numbers[index]! >= number);
}

/** The first index from which on it holds, by halving. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
