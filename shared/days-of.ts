import { chargeOf, isAccepted, owedFor } from './charge.ts';
import { type DaySpend, projectSums } from './day-spend.ts';
import type { GenerationRecord } from './generation-record.ts';
import { hourAt } from './reset-day.ts';

/** Spending by reset day and hour, oldest day first; only requests that the studio took. */
export function daysOf(records: readonly GenerationRecord[]): DaySpend[] {
  const days = new Map<string, DaySpend>();
  const projects = new Map<DaySpend, Map<string | null, number>>();
  for (const record of records) {
    if (!isAccepted(record) || record.day === null || record.at === null) continue;
    const day: DaySpend = days.get(record.day) ?? {
      day: record.day,
      hours: Array<number>(24).fill(0),
      unknown: 0,
      generations: 0,
    };
    days.set(record.day, day);
    day.generations += 1;
    const charge = chargeOf(record);
    const hour = hourAt(record.at, record.zone ?? 'UTC');
    const owed = owedFor(record);
    if (owed > 0) day.owed = (day.owed ?? 0) + owed;
    if (charge === null) day.unknown += 1;
    else {
      day.hours[hour] = (day.hours[hour] ?? 0) + charge;
      const spent = projects.get(day) ?? new Map<string | null, number>();
      projects.set(day, spent.set(record.project, (spent.get(record.project) ?? 0) + charge));
    }
  }
  for (const [day, spent] of projects) Object.assign(day, projectSums(spent));
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
