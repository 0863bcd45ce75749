import type { Sha256 } from '../../shared/id.ts';
import { admit, ownObservation } from './admit.ts';
import { openDb, type Unpictured } from './db.ts';
import { seenEmbedded } from './embedded.ts';
import { fetchImage, NoImage } from './fetch-image.ts';
import { mayFetchFrom } from './image-host.ts';
import { noteImageHost } from './image-hosts.ts';
import { lookAt } from './look-at.ts';
import { flush } from './sync.ts';
import { keepThumbnail } from './thumbnails.ts';
import { refreshView } from './view.ts';

const AT_ONCE = 2;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** After some two days nobody waits for it any more; a refreshed shelf asks again. */
const MAX_TRIES = 14;
/** A permission that is given meanwhile makes them due at once. */
const ASKED_WAIT_MS = 6 * 3_600_000;
/** The alarm comes every 30 s. */
const SOON_MS = 30_000;

const underWay = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Looks at the assets whose picture is due, two at a time, until none is left. What is to be done
 * stands in the database, so a worker that dies goes on where it was.
 */
export async function lookAtDue(): Promise<void> {
  const db = await openDb();
  const due = await db.getAllFromIndex(
    'unpictured',
    'due',
    IDBKeyRange.upperBound(Date.now()),
    AT_ONCE + underWay.size,
  );
  for (const one of due) {
    if (underWay.size >= AT_ONCE) return;
    if (underWay.has(one.asset)) continue;
    underWay.add(one.asset);
    void look(one)
      .catch(() => {})
      .then(() => {
        underWay.delete(one.asset);
        return lookAtDue();
      });
  }
  const next = await db.transaction('unpictured').store.index('due').openKeyCursor();
  const wait = next ? Number(next.key) - Date.now() : SOON_MS;
  clearTimeout(timer);
  // Sooner than the alarm, if the worker lives that long.
  if (wait > 0 && wait < SOON_MS) timer = setTimeout(() => void lookAtDue(), wait + 1);
}

async function look(one: Unpictured): Promise<void> {
  if (one.tries >= MAX_TRIES) return forget(one);
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** one.tries);
  // Before anything else: should this end the worker, it does not at once do so again.
  await put({ ...one, tries: one.tries + 1, due: Date.now() + wait });
  if (one.url.startsWith('sha256:')) {
    const seen = await seenEmbedded(one.url);
    return pictured(one, seen?.width ?? null, seen?.height ?? null, seen?.thumbnail ?? null);
  }
  const may = await mayFetchFrom(one.origin, one.site);
  if (may === 'never') return pictured(one, null, null, null);
  if (may === 'ask') {
    await put({ ...one, due: Date.now() + ASKED_WAIT_MS });
    if (await noteImageHost(one.origin, one.site)) await refreshView();
    return;
  }
  let bytes: Blob;
  try {
    bytes = await fetchImage(one.url, one.site);
  } catch (error) {
    if (error instanceof NoImage) return pictured(one, null, null, null);
    throw error;
  }
  const seen = await lookAt(bytes);
  if (!seen) return pictured(one, null, null, null);
  const { width, height, thumbnail } = seen;
  await keepThumbnail(thumbnail.sha256, thumbnail.bytes, 0, one.site);
  await pictured(one, width, height, thumbnail.sha256);
}

/** Once for each asset: whoever comes later finds it said. */
async function pictured(
  { asset, site }: Unpictured,
  width: number | null,
  height: number | null,
  thumbnail: Sha256 | null,
): Promise<void> {
  const body = { type: 'asset.pictured', site, asset, width, height, thumbnail } as const;
  await admit([ownObservation(body, Date.now())], site);
  void refreshView().then(() => flush());
}

/** Only while it is still wanted. */
async function put(one: Unpictured): Promise<void> {
  const tx = (await openDb()).transaction('unpictured', 'readwrite');
  if (await tx.store.getKey(one.asset)) await tx.store.put(one);
  await tx.done;
}

async function forget({ asset }: Unpictured): Promise<void> {
  await (await openDb()).delete('unpictured', asset);
}
