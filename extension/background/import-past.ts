import type { Id, Site } from '../../shared/id.ts';
import { importedGeneration } from '../../shared/import-id.ts';
import { createTurn } from '../in-turn.ts';
import type { PastList } from '../messages.ts';
import { resolvedProfiles } from '../state.ts';
import { append } from './admit.ts';
import { openDb, strictly, type Tx, type WaitingPast } from './db.ts';
import { knownTasks } from './known-tasks.ts';
import { deviceIn, metaIn, readMeta, setMetaIn } from './meta.ts';
import { isOwnList } from './own-list.ts';
import { pastAssets, pastEvent } from './past-event.ts';
import { lookAtDue } from './picture.ts';
import { isRecorded } from './recorded-past.ts';
import { resetDay } from './reset.ts';
import { bringImportToShelf } from './shelve-import.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

/** A tenth of the outbox: what happens now goes before what is long past. */
const OUTBOX_ROWS = 500;
const A_MINUTE = 300;
const AT_ONCE = 50;
/** More wait in the page's own list, which shows them again. */
const MOST_WAITING = 2000;
const MINUTE_MS = 60_000;

const inTurn = createTurn();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps what a list on a page tells of the past, to be imported bit by bit.
 *
 * @returns the tasks that need not be told again: kept, imported before, or recorded here.
 */
export async function takePast(list: PastList, site: Site): Promise<string[]> {
  if (!(await isOwnList(site, list))) return [];
  const recorded = new Set((await knownTasks(list.rows, site)).map(({ task }) => task));
  const tx = await strictly(await openDb());
  const waiting = tx.objectStore('past');
  let room = MOST_WAITING - (await waiting.count());
  const taken = [...recorded];
  for (const row of list.rows) {
    if (recorded.has(row.task) || row.assets.length === 0) continue;
    const generation = importedGeneration(site, row.task);
    const known = new Set((await tx.objectStore('imported').get(generation))?.assets);
    const isNews = pastAssets(generation, row).some(({ id }) => !known.has(id));
    if (isNews && room <= 0) continue;
    taken.push(row.task);
    if (!isNews) continue;
    room -= 1;
    // The first page of the list may still wait, with other images of it.
    const before = (await waiting.get(generation))?.row.assets ?? [];
    const more = row.assets.filter(({ url }) => !before.some((one) => one.url === url));
    const assets = [...before, ...more].slice(0, 100);
    await waiting.put({ generation, site, at: Date.now(), row: { ...row, assets } });
  }
  await tx.done;
  void importDue();
  return taken;
}

/**
 * Imports what waits: so many a minute, and none while the outbox holds much that is to be
 * delivered, or while this companion takes none. What waits stands in the database.
 */
export function importDue(): Promise<void> {
  return inTurn(async () => {
    let imported = 0;
    for (let due = await dueNow(); due.length > 0; due = await dueNow()) {
      await importSome(due);
      imported += due.length;
    }
    if (imported === 0) return;
    await refreshView();
    void Promise.all([flush(), lookAtDue()]).then(goOn);
  });
}

/** Sooner than the alarm, if the worker lives that long. */
async function goOn(): Promise<void> {
  clearTimeout(timer);
  if ((await (await openDb()).count('past')) > 0)
    timer = setTimeout(() => void importDue(), MINUTE_MS / 6);
}

async function dueNow(): Promise<WaitingPast[]> {
  const db = await openDb();
  const now = Date.now();
  if (((await readMeta('importsPaused')) ?? 0) > now) return [];
  const begun = await readMeta('imports');
  const spent = begun?.minute === Math.floor(now / MINUTE_MS) ? begun.count : 0;
  const room = Math.min(A_MINUTE - spent, OUTBOX_ROWS - (await db.count('outbox')), AT_ONCE);
  return room > 0 ? db.getAll('past', null, room) : [];
}

async function importSome(due: readonly WaitingPast[]): Promise<void> {
  const profiles = await resolvedProfiles.getValue();
  const tx = await strictly(await openDb());
  const minute = Math.floor(Date.now() / MINUTE_MS);
  const begun = await metaIn(tx, 'imports');
  const spent = begun?.minute === minute ? begun.count : 0;
  await setMetaIn(tx, 'imports', { minute, count: spent + due.length });
  const device = await deviceIn(tx);
  for (const one of due) {
    await tx.objectStore('past').delete(one.generation);
    const zone = (await metaIn(tx, `zone:${one.site}`)) ?? null;
    const reset = resetDay(one.at, null, zone);
    const tiers = profiles[one.site]?.profile.tiers ?? {};
    const known = (await tx.objectStore('imported').get(one.generation))?.assets ?? [];
    const assets = await unrecorded(tx, one, known);
    if (assets.length === 0) continue;
    const placed = assets.map((asset, i) => ({ ...asset, position: known.length + i }));
    const event = pastEvent(one, placed, { device, reset, tiers });
    if (!event) continue;
    await tx.objectStore('imported').put({
      generation: one.generation,
      assets: [...known, ...assets.map(({ id }) => id)],
      at: one.at,
    });
    await append(tx, event);
    await bringImportToShelf(tx, event, known.length + placed.length);
  }
  await tx.done;
}

/** The assets that neither a record nor an earlier import has. @param known those of imports */
async function unrecorded(tx: Tx, past: WaitingPast, known: readonly Id[]) {
  if (await isRecorded(tx, past)) return [];
  const { generation, site, row } = past;
  const fresh = pastAssets(generation, row).filter(({ id }) => !known.includes(id));
  const held = await Promise.all(fresh.map(({ url }) => tx.objectStore('assets').get([site, url])));
  return fresh.filter(({ id }, i) => held[i] === undefined || held[i].asset === id);
}
