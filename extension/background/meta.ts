import { v7 as uuidv7 } from 'uuid';
import type { Credits } from '../../shared/credit.ts';
import type { Id, Instant } from '../../shared/id.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { ImageHost } from '../state.ts';
import { openDb, strictly, type Tx } from './db.ts';

/** The paired companion's key. The secret stays in this database, where no content script reads. */
export type PairedKey = {
  key: Id;
  secret: string;
  instance: Id;
  /** The origin that it was last reached at. */
  url: string;
};

/** Small facts that outlive the worker. */
export type Meta = {
  /** This browser profile; minted once. */
  device: Id;
  /** The last sequence number given. */
  seq: number;
  key: PairedKey;
  /** What the companion acknowledged, folded; also what an overflow had to fold. */
  base: Snapshot;
  lost: number;
  lastSync: Instant;
  /** Rises whenever an asset on the shelf changed. */
  shelfRevision: number;
  /** Hosts that images come from and whose permission is lacking. */
  imageHosts: ImageHost[];
  /** How many imports began in a minute, in minutes since 1970. */
  imports: { minute: number; count: number };
  /** Until then none is tried: this companion does not take them. */
  importsPaused: Instant;
  /** Lists of a site that held what was recorded here: no one else's. */
  [lists: `lists:${string}`]: string[];
  /** When flushing may be tried again, and how often it failed in a row. */
  backoff: { until: Instant; failures: number };
  /** The balance last observed, and what was charged since. */
  [balance: `balance:${string}`]: { credits: Credits; day: string; spent: Credits };
  /** The last balance that was seen while nothing was under way. */
  [quiet: `quiet:${string}`]: { credits: Credits; day: string; at: Instant };
  /** The last rise of a balance that nothing explained. */
  [rise: `rise:${string}`]: { credits: Credits; at: Instant };
  [zone: `zone:${string}`]: string;
};

export async function readMeta<K extends keyof Meta>(name: K): Promise<Meta[K] | undefined> {
  return (await (await openDb()).get('meta', name as string)) as Meta[K] | undefined;
}

export async function writeMeta<K extends keyof Meta>(name: K, value: Meta[K]): Promise<void> {
  await (await openDb()).put('meta', value, name as string);
}

export async function forgetMeta(name: keyof Meta): Promise<void> {
  await (await openDb()).delete('meta', name as string);
}

export async function metaIn<K extends keyof Meta>(tx: Tx, name: K): Promise<Meta[K] | undefined> {
  return (await tx.objectStore('meta').get(name as string)) as Meta[K] | undefined;
}

export async function setMetaIn<K extends keyof Meta>(
  tx: Tx,
  name: K,
  value: Meta[K],
): Promise<void> {
  await tx.objectStore('meta').put(value, name as string);
}

/** The id of this browser profile, minted once. */
export async function deviceId(): Promise<Id> {
  const known = await readMeta('device');
  if (known) return known;
  const tx = await strictly(await openDb());
  const device = await deviceIn(tx);
  await tx.done;
  return device;
}

export async function deviceIn(tx: Tx): Promise<Id> {
  const known = await metaIn(tx, 'device');
  if (known) return known;
  const device = uuidv7();
  await setMetaIn(tx, 'device', device);
  return device;
}
