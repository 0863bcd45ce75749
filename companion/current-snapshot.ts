import { type Snapshot, snapshotOf } from '../shared/snapshot.ts';
import type { Deps } from './deps.ts';

/** Days leave the snapshot's window even when nothing happens. */
const REFRESH_MS = 600_000;

export type CurrentSnapshot = () => { snapshot: Snapshot; etag: string };

/** The snapshot of now, folded anew only when an event, a rule or the passing of time changed it. */
export function currentSnapshot({
  ledger,
  rules,
  now,
}: Pick<Deps, 'ledger' | 'rules' | 'now'>): CurrentSnapshot {
  let cached: { snapshot: Snapshot; etag: string; until: number } | null = null;
  return () => {
    const at = now();
    const stale =
      !cached ||
      cached.snapshot.revision !== ledger.stats.events ||
      cached.snapshot.rules.revision !== rules.data.revision ||
      at < cached.snapshot.at ||
      at >= cached.until;
    if (stale) cached = take(snapshotOf(ledger.stats, rules.data, at));
    return cached!;
  };
}

function take(snapshot: Snapshot) {
  const leases = Object.values(snapshot.sites).flatMap(({ reservations }) => reservations);
  const until = Math.min(snapshot.at + REFRESH_MS, ...leases.map((lease) => lease.until));
  const window = Math.floor(snapshot.at / REFRESH_MS);
  const etag = `W/"${snapshot.revision}.${snapshot.rules.revision}.${leases.length}.${window}"`;
  return { snapshot, etag, until };
}
