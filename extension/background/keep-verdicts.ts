import type { Event } from '../../shared/event.ts';
import type { Id } from '../../shared/id.ts';
import { importedAsset, importedGeneration } from '../../shared/import-id.ts';
import type { AssetVerdicts, Tx } from './db.ts';

/** A verdict that was given on an import, as one on what it is after all. */
export type Kept = { asset: Id; rated: NonNullable<AssetVerdicts['rated']> };

/**
 * What the person said of imports whose images this event records: a verdict is of the image, under
 * whatever id it was given. To be asked before the event changes anything.
 */
export async function verdictsKept(tx: Tx, event: Event): Promise<Kept[]> {
  if (event.type !== 'generation.finished' || event.assets.length === 0) return [];
  const { site, generation, assets } = event;
  const task = (await tx.objectStore('generations').get(generation))?.task ?? null;
  const past = task === null ? null : importedGeneration(site, task);
  const imported = past === null ? [] : ((await listed(tx, past)) ?? []);
  const kept: Kept[] = [];
  for (const { id, url } of assets) {
    const same = (await tx.objectStore('assets').get([site, url]))?.asset;
    // A list may name the only image of a task at another address.
    const only = assets.length === 1 && imported.length === 1 ? imported[0] : undefined;
    const under = past === null ? undefined : importedAsset(past, url);
    for (const asset of new Set([same, under, only])) {
      if (asset === undefined || asset === id) continue;
      const rated = (await tx.objectStore('verdicts').get(asset))?.rated;
      if (!rated?.value) continue;
      kept.push({ asset: id, rated });
      break;
    }
  }
  return kept;
}

async function listed(tx: Tx, past: Id): Promise<readonly Id[] | undefined> {
  return (await tx.objectStore('imported').get(past))?.assets;
}
