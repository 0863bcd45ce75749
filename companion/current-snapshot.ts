import { hash } from 'node:crypto';
import { type Snapshot, snapshotOf } from '../shared/snapshot.ts';
import type { Deps } from './deps.ts';

/** Days leave the snapshot's window even when nothing happens. */
const REFRESH_MS = 600_000;
/** As many, and as long, as a snapshot may carry. */
const NOTICES = 20;
const NOTICE = 4000;

export type CurrentSnapshot = () => { snapshot: Snapshot; etag: string };

/**
 * The snapshot of now, folded anew only when an event, a rule, a notice or the passing of
 * time changed it.
 */
export function currentSnapshot({
  ledger,
  rules,
  now,
  notices = () => [],
}: Pick<Deps, 'ledger' | 'rules' | 'now' | 'notices'>): CurrentSnapshot {
  let cached: { snapshot: Snapshot; etag: string; until: number; said: string } | null = null;
  return () => {
    const at = now();
    const told = notices();
    const said = told.length === 0 ? '' : hash('sha256', told.join('\n')).slice(0, 8);
    const stale =
      !cached ||
      cached.snapshot.revision !== ledger.stats.events ||
      cached.snapshot.rules.revision !== rules.data.revision ||
      cached.said !== said ||
      at < cached.snapshot.at ||
      at >= cached.until;
    if (stale) cached = take(noticed(snapshotOf(ledger.stats, rules.data, at), told), said);
    return cached!;
  };
}

function noticed(snapshot: Snapshot, notices: readonly string[]): Snapshot {
  if (notices.length === 0) return snapshot;
  return { ...snapshot, notices: notices.slice(0, NOTICES).map((one) => one.slice(0, NOTICE)) };
}

function take(snapshot: Snapshot, said: string) {
  const leases = Object.values(snapshot.sites).flatMap(({ reservations }) => reservations);
  const until = Math.min(snapshot.at + REFRESH_MS, ...leases.map((lease) => lease.until));
  const window = Math.floor(snapshot.at / REFRESH_MS);
  const etag = `W/"${snapshot.revision}.${snapshot.rules.revision}.${leases.length}.${window}.${said}"`;
  return { snapshot, etag, until, said };
}
