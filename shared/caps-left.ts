import type { Credits } from './credit.ts';
import { type DaySpend, sum } from './day-spend.ts';
import type { Day, Instant } from './id.ts';
import type { Caps } from './rule.ts';
import type { SiteSummary } from './snapshot.ts';
import { weekIndex } from './week-index.ts';

/**
 * A limit that the person set, and what the gate would still let through at one studio; `atMost`
 * while a charge in it is not known. Null left: the studio's day is not known.
 */
export type CapLeft = { cap: Credits; left: Credits | null; atMost: boolean };

/** Null: no such limit is set. Credits in thousandths. */
export type CapsLeft = {
  daily: CapLeft | null;
  weekly: CapLeft | null;
  /** Of the projects with a charge, by name; and of the one asked about. */
  projects: (CapLeft & { project: string })[];
  /** What is kept of the balance for final renders, and what that leaves for drafts. */
  finals: { kept: Credits; drafts: Credits | null } | null;
};

/**
 * @param day the studio's own, of `now`; null: not known. @param balance what the account holds;
 * null: not known. @param project one that may have no charge yet.
 */
export function capsLeft(
  summary: SiteSummary,
  caps: Caps,
  { day, now, balance }: { day: Day | null; now: Instant; balance: Credits | null },
  project: string | null = null,
): CapsLeft {
  const open = summary.reservations.filter(({ until }) => until > now);
  const reserved = sum(open.map(({ credits }) => credits));
  const ofDay = day === null ? null : summary.days.filter((one) => one.day === day);
  const week = day === null ? null : weekIndex(day);
  const ofWeek = week === null ? null : summary.days.filter((one) => weekIndex(one.day) === week);
  return {
    daily: ofDays(caps.daily, ofDay, reserved),
    weekly: ofDays(caps.weekly, ofWeek, reserved),
    projects: ofProjects(summary, caps.project, open, project),
    finals:
      caps.finals === null
        ? null
        : {
            kept: caps.finals,
            drafts: balance === null ? null : Math.max(0, balance - reserved - caps.finals),
          },
  };
}

function ofDays(
  cap: Credits | null,
  days: readonly DaySpend[] | null,
  reserved: Credits,
): CapLeft | null {
  if (cap === null) return null;
  if (days === null) return { cap, left: null, atMost: false };
  const spent = sum(days.flatMap(({ hours }) => hours));
  const owed = sum(days.map((day) => day.owed ?? 0));
  const left = Math.max(0, cap - spent - owed - reserved);
  return { cap, left, atMost: days.some(({ unknown }) => unknown > 0) };
}

function ofProjects(
  { sums, days }: SiteSummary,
  cap: Credits | null,
  open: SiteSummary['reservations'],
  project: string | null,
): CapsLeft['projects'] {
  if (cap === null) return [];
  const known = sums?.projects ?? [];
  const isNew = project !== null && known.every((one) => one.project !== project);
  const all = isNew ? [...known, { project, spent: 0, owed: 0 }] : known;
  // Which project an unknown charge belongs to is not told here.
  const atMost = days.some(({ unknown }) => unknown > 0);
  return all.map(({ project, spent, owed }) => {
    const reserved = sum(open.filter((one) => one.project === project).map((one) => one.credits));
    return { project, cap, left: Math.max(0, cap - spent - owed - reserved), atMost };
  });
}
