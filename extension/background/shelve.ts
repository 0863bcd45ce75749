import type { AssetCard } from '../../shared/asset-card.ts';
import { cardOf } from '../../shared/card-of.ts';
import type { Event } from '../../shared/event.ts';
import type { Id, Instant } from '../../shared/id.ts';
import type { AssetVerdicts, TrackedGeneration, Tx, Verdict } from './db.ts';
import { metaIn, setMetaIn } from './meta.ts';
import { unpicturedOf } from './unpictured-of.ts';

const HOUR_MS = 3_600_000;

type Said = Extract<Event, { type: 'asset.rated' | 'composition.judged' | 'asset.pictured' }>;

/**
 * Keeps the shelf in step with an event, in the event's own transaction and in whatever order
 * events come.
 *
 * @returns whether the event is to be stored: false where it says nothing new (the second picture
 * of an asset), or speaks of an asset of another site.
 */
export async function shelve(tx: Tx, event: Event): Promise<boolean> {
  switch (event.type) {
    case 'generation.requested':
    case 'generation.accepted':
    case 'generation.finished':
    case 'generation.charged':
      await followGeneration(tx, event.generation);
      return true;
    case 'concept.stated':
      await moveToIdea(tx, event);
      return true;
    case 'asset.rated':
    case 'composition.judged':
    case 'asset.pictured':
      return takeVerdict(tx, event);
    default:
      return true;
  }
}

/** A rise of it tells surfaces to read the shelf again. */
export async function shelfChanged(tx: Tx): Promise<void> {
  await setMetaIn(tx, 'shelfRevision', ((await metaIn(tx, 'shelfRevision')) ?? 0) + 1);
}

/** The verdicts of an asset, blank ones where there are none. */
export async function verdictsIn(tx: Tx, asset: Id, at: Instant): Promise<AssetVerdicts> {
  const known = await tx.objectStore('verdicts').get(asset);
  return known ?? { asset, at, rated: null, judged: null, pictured: null };
}

/** The asset's picture is to be looked at. */
export async function awaitPicture(tx: Tx, card: AssetCard, now: Instant): Promise<void> {
  await tx.objectStore('unpictured').put(unpicturedOf(card, now));
}

/** The person said it: the cards go along, and those that are still to come. */
async function moveToIdea(
  tx: Tx,
  { generation, concept }: Extract<Event, { type: 'concept.stated' }>,
): Promise<void> {
  const generations = tx.objectStore('generations');
  const known = await generations.get(generation);
  if (known?.asked) await generations.put({ ...known, asked: { ...known.asked, concept } });
  const shelf = tx.objectStore('shelf');
  for (const card of await shelf.index('generation').getAll(generation))
    await shelf.put({ ...card, concept });
  await shelfChanged(tx);
}

async function followGeneration(tx: Tx, id: Id): Promise<void> {
  const generations = tx.objectStore('generations');
  const known = await generations.get(id);
  if (!known) return;
  if (known.asked && known.back) {
    await bringToShelf(tx, known, known.asked, known.back);
    await generations.put({ ...known, asked: null, back: null });
    return;
  }
  // On the shelf already: only its charge may have changed.
  const charge = chargeOf(known);
  const shelf = tx.objectStore('shelf');
  let changed = false;
  for (const card of await shelf.index('generation').getAll(id)) {
    if (card.charge === charge) continue;
    await shelf.put({ ...card, charge });
    changed = true;
  }
  if (changed) await shelfChanged(tx);
}

async function bringToShelf(
  tx: Tx,
  generation: TrackedGeneration,
  asked: NonNullable<TrackedGeneration['asked']>,
  back: NonNullable<TrackedGeneration['back']>,
): Promise<void> {
  for (const asset of back.assets) {
    const verdicts = await tx.objectStore('verdicts').get(asset.id);
    const { id, site } = generation;
    const card = cardOf({ asset, generation: id, site, charge: chargeOf(generation), asked, back });
    await tx.objectStore('shelf').put(withVerdicts(card, verdicts));
    // Before the pictures of imports, of which there may be many.
    if (!verdicts?.pictured) await awaitPicture(tx, card, back.at - HOUR_MS);
  }
  await shelfChanged(tx);
}

/** The card as the verdicts on it have it. */
export function withVerdicts(card: AssetCard, verdicts: AssetVerdicts | undefined): AssetCard {
  if (!verdicts) return card;
  const { rated, judged, pictured } = verdicts;
  return {
    ...card,
    rating: rated?.value ?? null,
    compositionKept: judged?.value ?? null,
    thumbnail: pictured?.thumbnail ?? null,
    // What was seen outweighs what the studio said.
    width: pictured?.width ?? card.width,
    height: pictured?.height ?? card.height,
  };
}

async function takeVerdict(tx: Tx, event: Said): Promise<boolean> {
  const card = await tx.objectStore('shelf').get(event.asset);
  if (card && card.site !== event.site) return false;
  const known = await verdictsIn(tx, event.asset, event.at);
  const next = { ...known };
  switch (event.type) {
    case 'asset.rated':
      next.rated = latest(known.rated, { event: event.id, at: event.at, value: event.rating });
      break;
    case 'composition.judged':
      next.judged = latest(known.judged, { event: event.id, at: event.at, value: event.kept });
      break;
    case 'asset.pictured': {
      if (known.pictured) return false;
      const { width, height, thumbnail } = event;
      next.pictured = { width, height, thumbnail };
      await tx.objectStore('unpictured').delete(event.asset);
      break;
    }
  }
  await tx.objectStore('verdicts').put(next);
  if (!card) return true;
  await tx.objectStore('shelf').put(withVerdicts(card, next));
  await shelfChanged(tx);
  return true;
}

/** The same order as the fold's: by the instant, then by the event. */
export function latest<T>(known: Verdict<T> | null, next: Verdict<T>): Verdict<T> {
  if (!known) return next;
  const later = next.at > known.at || (next.at === known.at && next.event > known.event);
  return later ? next : known;
}

function chargeOf({ charged, endCharge, corrected }: TrackedGeneration) {
  return corrected?.credits ?? endCharge ?? charged;
}
