import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Instant } from '../../shared/id.ts';
import { keepPack } from '../../shared/keep-pack.ts';
import { RuleSet } from '../../shared/rule.ts';
import { emptySnapshot, type Snapshot } from '../../shared/snapshot.ts';
import { openDb, strictly, type Tx } from './db.ts';
import { metaIn, readMeta, setMetaIn } from './meta.ts';

/** What is known and acknowledged; the rules alone while nothing is. */
export async function readBase(now: Instant): Promise<Snapshot> {
  return completed(await readMeta('base'), now);
}

export async function baseIn(tx: Tx, now: Instant): Promise<Snapshot> {
  return completed(await metaIn(tx, 'base'), now);
}

/**
 * Brings the rules up to the pack of this version where no companion does. It keeps since when each
 * watches, so it has to be stored.
 */
export async function renewRules(now: Instant): Promise<void> {
  if (await readMeta('key')) return;
  const tx = await strictly(await openDb());
  const base = await baseIn(tx, now);
  await setMetaIn(tx, 'base', { ...base, rules: keepPack(base.rules, now) });
  await tx.done;
}

/** Rules that an earlier version stored lack what came since. */
function completed(base: Snapshot | undefined, now: Instant): Snapshot {
  return base
    ? { ...base, rules: RuleSet.parse(base.rules) }
    : emptySnapshot(keepPack(DEFAULT_RULES, now), now);
}
