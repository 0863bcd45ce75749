import type { IDBPTransaction, StoreNames } from 'idb';
import { cardOf } from '../../shared/card-of.ts';
import type { Event } from '../../shared/event.ts';
import type { Id } from '../../shared/id.ts';
import type { Schema } from './db.ts';
import { unpicturedOf } from './unpictured-of.ts';

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/**
 * Fills a new shelf with what came back before there was one, as far as this browser still holds
 * its events; the companion has the rest. Generations that are under way go on.
 */
export async function fillShelf(tx: Upgrade): Promise<void> {
  const kept = (await tx.objectStore('acknowledged').getAll()).map(({ event }) => event);
  const waiting = (await tx.objectStore('outbox').getAll()).map(({ event }) => event);
  const asked = new Map<Id, Extract<Event, { type: 'generation.requested' }>>();
  for (const event of [...kept, ...waiting])
    if (event.type === 'generation.requested' && event.outcome === 'released')
      asked.set(event.generation, event);
  const generations = tx.objectStore('generations');
  for (const [id, { request, project, concept }] of asked) {
    const known = await generations.get(id);
    if (known && known.end === null)
      await generations.put({ ...known, asked: { request, project, concept } });
  }
  for (const event of [...kept, ...waiting]) {
    if (event.type !== 'generation.finished') continue;
    const request = asked.get(event.generation);
    if (!request) continue;
    const { generation, site, at, assets, latencyMs, charged } = event;
    const known = await generations.get(generation);
    for (const asset of assets) {
      const card = cardOf({
        asset,
        generation,
        site,
        charge: charged.credits ?? known?.charged ?? null,
        asked: { request: request.request, project: request.project, concept: request.concept },
        back: { at, assets, latencyMs },
      });
      await tx.objectStore('shelf').put(card);
      await tx.objectStore('unpictured').put(unpicturedOf(card, at));
    }
  }
}
