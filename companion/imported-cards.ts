import type { AssetPictured, GenerationImported } from '../shared/event.ts';
import type { Id, Instant } from '../shared/id.ts';
import { onlyImported } from '../shared/imported.ts';
import type { ListedAsset } from '../shared/protocol.ts';
import type { Ledger } from './ledger.ts';

/** The assets of imports as the fold has them: of several lists, the one that tells most counts. */
export function importedCards(
  ledger: Ledger,
  events: readonly GenerationImported[],
  pictures: ReadonlyMap<Id, AssetPictured>,
  from: Instant,
  until: Instant,
): ListedAsset[] {
  if (events.length === 0) return [];
  const alone = new Map(onlyImported(ledger.stats).map((one) => [one.id, one]));
  const { ratings } = ledger.stats;
  const cards = new Map<Id, ListedAsset>();
  for (const event of events) {
    const record = alone.get(event.generation);
    const at = record && (record.madeAt ?? record.at);
    if (at === undefined || at < from || at >= until) continue;
    for (const asset of event.assets) {
      if (!record?.assets.some(({ id }) => id === asset.id)) continue;
      if (cards.has(asset.id) && event.id !== record.event) continue;
      const picture = pictures.get(asset.id);
      const rated = ratings.get(asset.id);
      cards.set(asset.id, {
        ...asset,
        width: picture?.width ?? asset.width,
        height: picture?.height ?? asset.height,
        generation: event.generation,
        site: event.site,
        at,
        request: event.request,
        project: null,
        concept: null,
        charge: record.charge,
        siblings: record.assets.length,
        latencyMs: null,
        thumbnail: picture?.thumbnail ?? null,
        rating: rated?.value ?? null,
        compositionKept: null,
        imported: { at: record.at, madeAt: record.madeAt },
        ratedAt: rated?.at ?? null,
        judgedAt: null,
      });
    }
  }
  return [...cards.values()];
}
