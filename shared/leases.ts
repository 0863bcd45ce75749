import type { Credits } from './credit.ts';
import type { Id, Instant } from './id.ts';

/** Set aside for a generation until it settles, or until its time is up. Credits in thousandths. */
export type Lease = { credits: Credits; until: Instant; project: string | null };
type Minute = { all: Credits; projects: Map<string, Credits>; leases: Map<Id, Lease> };
/** Leases by the minute in which they end: what is open is told without looking at each of them. */
export type Leases = Map<number, Minute>;

const MINUTE_MS = 60_000;
/** Long enough for a clock that was set back not to lose a lease that still runs. */
const FORGET_MS = 3_600_000;

export function addLease(leases: Leases, id: Id, lease: Lease): void {
  const minute = Math.floor(lease.until / MINUTE_MS);
  let ending = leases.get(minute);
  if (!ending) {
    ending = { all: 0, projects: new Map(), leases: new Map() };
    leases.set(minute, ending);
  }
  ending.leases.set(id, lease);
  count(ending, lease, 1);
}

/** @param until as it was added with. */
export function dropLease(leases: Leases, id: Id, until: Instant): void {
  const minute = Math.floor(until / MINUTE_MS);
  const ending = leases.get(minute);
  const lease = ending?.leases.get(id);
  if (!ending || !lease) return;
  ending.leases.delete(id);
  count(ending, lease, -1);
  if (ending.leases.size === 0) leases.delete(minute);
}

/** What is set aside at a time: in all, and for a project. Forgets what ended long ago. */
export function openLeases(
  leases: Leases,
  now: Instant,
  project: string | null,
): { all: Credits; project: Credits } {
  const open = { all: 0, project: 0 };
  for (const [minute, ending] of leases) {
    if ((minute + 1) * MINUTE_MS <= now - FORGET_MS) leases.delete(minute);
    else if (minute * MINUTE_MS > now) {
      open.all += ending.all;
      if (project !== null) open.project += ending.projects.get(project) ?? 0;
    } else if ((minute + 1) * MINUTE_MS > now) {
      for (const lease of ending.leases.values()) {
        if (lease.until <= now) continue;
        open.all += lease.credits;
        if (project !== null && lease.project === project) open.project += lease.credits;
      }
    }
  }
  return open;
}

function count(ending: Minute, { credits, project }: Lease, sign: 1 | -1): void {
  ending.all += sign * credits;
  if (project === null) return;
  const sum = (ending.projects.get(project) ?? 0) + sign * credits;
  if (sum === 0) ending.projects.delete(project);
  else ending.projects.set(project, sum);
}
