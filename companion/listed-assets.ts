import type { AssetCard } from '../shared/asset-card.ts';
import { cardOf } from '../shared/card-of.ts';
import { chargeOf } from '../shared/charge.ts';
import type { Event } from '../shared/event.ts';
import type { Id, Instant } from '../shared/id.ts';
import type { ListedAsset } from '../shared/protocol.ts';
import { importedCards } from './imported-cards.ts';
import type { Ledger } from './ledger.ts';

type OfType<T extends Event['type']> = Extract<Event, { type: T }>;

/** Between the request and its end, at most. */
const LONGEST_MS = 2 * 86_400_000;

/**
 * The assets that came back in `from` (inclusive) to `until` (exclusive) with all that is known of
 * them by now, newest first. Read from the history: the fold keeps no prompts and no addresses. An
 * asset whose request is not in the history is left out, as nobody could say what it shows.
 *
 * @param withImported also what was imported and not recorded, by when it was made, or was listed
 * where nobody knows that.
 */
export async function listedAssets(
  ledger: Ledger,
  from: Instant,
  until: Instant,
  withImported = false,
): Promise<ListedAsset[]> {
  const requests = new Map<Id, OfType<'generation.requested'>>();
  const ends: OfType<'generation.finished'>[] = [];
  const pictures = new Map<Id, OfType<'asset.pictured'>>();
  const imports: OfType<'generation.imported'>[] = [];
  for await (const event of ledger.events({ from: Math.max(0, from - LONGEST_MS) })) {
    if (event.type === 'generation.imported') {
      if (withImported) imports.push(event);
    } else if (event.type === 'generation.requested') {
      if (event.at < until && isFirst(event, requests.get(event.generation)))
        requests.set(event.generation, event);
    } else if (event.type === 'generation.finished') {
      if (event.at >= from && event.at < until) ends.push(event);
    } else if (event.type === 'asset.pictured') {
      if (isBetter(event, pictures.get(event.asset))) pictures.set(event.asset, event);
    }
  }
  const listed = ends.flatMap((end) => {
    const request = requests.get(end.generation);
    return request ? cardsOf(ledger, request, end, pictures) : [];
  });
  listed.push(...importedCards(ledger, imports, pictures, from, until));
  return listed.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

function cardsOf(
  ledger: Ledger,
  asked: OfType<'generation.requested'>,
  end: OfType<'generation.finished'>,
  pictures: ReadonlyMap<Id, OfType<'asset.pictured'>>,
): ListedAsset[] {
  const { generations, ratings, compositions } = ledger.stats;
  const { generation, site } = end;
  const record = generations.get(generation);
  if (!record) return [];
  const { request, project } = asked;
  const charge = chargeOf(record);
  return end.assets.flatMap((asset) => {
    // Of two reports on one generation's end the fold believes one.
    if (!record.assets.includes(asset.id)) return [];
    const picture = pictures.get(asset.id);
    const rated = ratings.get(asset.id);
    const judged = compositions.get(asset.id);
    const card: AssetCard = {
      ...cardOf({
        ...{ asset, generation, site, charge },
        // The idea as the person has it.
        asked: { request, project, concept: record.concept },
        back: end,
      }),
      // What was seen outweighs what the studio said.
      width: picture?.width ?? asset.width,
      height: picture?.height ?? asset.height,
      thumbnail: picture?.thumbnail ?? null,
      rating: rated?.value ?? null,
      compositionKept: judged?.value ?? null,
    };
    return { ...card, ratedAt: rated?.at ?? null, judgedAt: judged?.at ?? null };
  });
}

/** As in the fold: of two observations the first counts. */
function isFirst(event: Event, known: Event | undefined): boolean {
  return !known || event.id < known.id;
}

/** Of what several browsers saw: the latest that has a picture at all. */
function isBetter(next: OfType<'asset.pictured'>, known: OfType<'asset.pictured'> | undefined) {
  if (!known) return true;
  if ((next.thumbnail === null) !== (known.thumbnail === null)) return next.thumbnail !== null;
  return next.at > known.at || (next.at === known.at && next.id > known.id);
}
