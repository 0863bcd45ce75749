import type { AssetCard } from '../../shared/asset-card.ts';
import type { Event, GenerationImported } from '../../shared/event.ts';
import type { Id, Site } from '../../shared/id.ts';
import { importedGeneration } from '../../shared/import-id.ts';
import type { Tx } from './db.ts';
import { awaitPicture, shelfChanged, withVerdicts } from './shelve.ts';

/** Puts what was imported on the shelf. @param siblings of the whole generation, as far as known. */
export async function bringImportToShelf(
  tx: Tx,
  event: GenerationImported,
  siblings: number,
): Promise<void> {
  const { generation, site, at, madeAt, request, charged, assets } = event;
  for (const asset of assets) {
    const card: AssetCard = {
      ...asset,
      ...{ generation, site, request, siblings, charge: charged.credits },
      at: madeAt ?? at,
      project: null,
      concept: null,
      latencyMs: null,
      thumbnail: null,
      rating: null,
      compositionKept: null,
      imported: { at, madeAt },
    };
    const verdicts = await tx.objectStore('verdicts').get(asset.id);
    await tx.objectStore('shelf').put(withVerdicts(card, verdicts));
    await tx.objectStore('assets').put({ asset: asset.id, at }, [site, asset.url]);
    if (!verdicts?.pictured) await awaitPicture(tx, card, at);
  }
  const shelf = tx.objectStore('shelf');
  for (const card of await shelf.index('generation').getAll(generation))
    if (card.siblings !== siblings) await shelf.put({ ...card, siblings });
  await shelfChanged(tx);
}

/** What is recorded after all leaves the imports: the record stands. */
export async function dropImported(tx: Tx, event: Event): Promise<void> {
  if (event.type === 'generation.accepted' && event.task !== null) {
    const generation = importedGeneration(event.site, event.task);
    await tx.objectStore('past').delete(generation);
    await drop(tx, await tx.objectStore('shelf').index('generation').getAllKeys(generation));
  }
  if (event.type !== 'generation.finished') return;
  for (const { id, url } of event.assets) await dropImportAt(tx, event.site, url, id);
}

/** The same for one image. @param recorded the asset that it is after all. */
export async function dropImportAt(tx: Tx, site: Site, url: string, recorded: Id): Promise<void> {
  const known = await tx.objectStore('assets').get([site, url]);
  if (!known || known.asset === recorded) return;
  const card = await tx.objectStore('shelf').get(known.asset);
  if (!card?.imported) return;
  await tx.objectStore('assets').delete([site, url]);
  await drop(tx, [card.id]);
}

async function drop(tx: Tx, assets: readonly Id[]): Promise<void> {
  for (const asset of assets) {
    await tx.objectStore('shelf').delete(asset);
    await tx.objectStore('unpictured').delete(asset);
  }
  if (assets.length > 0) await shelfChanged(tx);
}
