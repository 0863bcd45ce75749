import type { Id, Instant } from '../../shared/id.ts';
import type { ListedAsset } from '../../shared/protocol.ts';
import type { Outcome } from '../messages.ts';
import { CompanionError, readAssets } from './companion.ts';
import { openDb, strictly, type Tx } from './db.ts';
import { fetchThumbnails } from './fetch-thumbnails.ts';
import { lookAtDue } from './picture.ts';
import { SHELF_ASSETS, SHELF_MS } from './prune-shelf.ts';
import { awaitPicture, latest, shelfChanged, verdictsIn, withVerdicts } from './shelve.ts';
import { dropImportAt } from './shelve-import.ts';
import { refreshView } from './view.ts';

const PAGE = 500;
let running: Promise<Outcome> | null = null;

/**
 * Takes over from the companion what this browser does not hold: what another browser saw, and
 * what came back before the shelf began. What was said here later stays.
 */
export function refreshShelf(): Promise<Outcome> {
  running ??= refresh().finally(() => {
    running = null;
  });
  return running;
}

async function refresh(): Promise<Outcome> {
  const now = Date.now();
  let outcome: Outcome = { ok: true };
  try {
    let to: Instant | null = null;
    for (let taken = 0, more = true; more && taken < SHELF_ASSETS; ) {
      const page = await readAssets(now - SHELF_MS, to, PAGE);
      await takeIn(page.assets, now);
      taken += page.assets.length;
      to = page.assets.at(-1)?.at ?? null;
      more = page.more && to !== null;
    }
    // Surfaces see them come; they do not wait for all of them.
    void fetchThumbnails();
  } catch (error) {
    const why = error instanceof CompanionError ? error.message : 'The shelf was not refreshed.';
    outcome = { ok: false, why };
  }
  await awaitMissing(now);
  void lookAtDue();
  await refreshView();
  return outcome;
}

async function takeIn(assets: readonly ListedAsset[], now: Instant): Promise<void> {
  const tx = await strictly(await openDb());
  let changed = false;
  for (const asset of assets) changed = (await takeOne(tx, asset, now)) || changed;
  if (changed) await shelfChanged(tx);
  await tx.done;
}

async function takeOne(tx: Tx, listed: ListedAsset, now: Instant): Promise<boolean> {
  const { ratedAt, judgedAt, ...card } = listed;
  const { id, site, url, at, generation } = card;
  // Another browser recorded it, and this one read it in a list.
  if (!card.imported) await dropImportAt(tx, site, url, id);
  const known = await tx.objectStore('shelf').get(id);
  const before = await verdictsIn(tx, id, at);
  const verdicts = { ...before };
  // Said by nobody here: of two at one instant ours stays.
  if (ratedAt !== null)
    verdicts.rated = latest(before.rated, { event: '', at: ratedAt, value: card.rating });
  if (judgedAt !== null)
    verdicts.judged = latest(before.judged, {
      event: '',
      at: judgedAt,
      value: card.compositionKept,
    });
  if (card.thumbnail !== null && !before.pictured?.thumbnail) {
    const { width, height, thumbnail } = card;
    verdicts.pictured = { width, height, thumbnail };
  }
  await tx.objectStore('verdicts').put(verdicts);
  const next = withVerdicts(
    known ? { ...known, charge: known.charge ?? card.charge } : card,
    verdicts,
  );
  if (!(await tx.objectStore('assets').getKey([site, url])))
    await tx.objectStore('assets').put({ asset: id, at }, [site, url]);
  if (card.imported) await noteImported(tx, generation, id, now);
  if (verdicts.pictured) await tx.objectStore('unpictured').delete(id);
  else if (!known) await awaitPicture(tx, next, now);
  if (known && JSON.stringify(known) === JSON.stringify(next)) return false;
  await tx.objectStore('shelf').put(next);
  return true;
}

/** Another browser imported it. */
async function noteImported(tx: Tx, generation: Id, asset: Id, at: Instant): Promise<void> {
  const known = (await tx.objectStore('imported').get(generation))?.assets ?? [];
  if (!known.includes(asset))
    await tx.objectStore('imported').put({ generation, assets: [...known, asset], at });
}

/** Pictures that nobody looked at and that were given up on: the person is here, so try again. */
async function awaitMissing(now: Instant): Promise<void> {
  const db = await openDb();
  const [cards, waiting] = await Promise.all([db.getAll('shelf'), db.getAllKeys('unpictured')]);
  const known = new Set<Id>(waiting);
  const missing = cards.filter(({ id, thumbnail }) => thumbnail === null && !known.has(id));
  if (missing.length === 0) return;
  const tx = await strictly(db);
  for (const card of missing) {
    const verdicts = await tx.objectStore('verdicts').get(card.id);
    if (!verdicts?.pictured) await awaitPicture(tx, card, now);
  }
  await tx.done;
}
