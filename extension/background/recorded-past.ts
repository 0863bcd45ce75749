import type { TrackedGeneration, Tx, WaitingPast } from './db.ts';

/** How far the studio's clock and the time of an answer may lie from the release. */
const EARLIER_MS = 900_000;
const LATER_MS = 120_000;

/**
 * Whether what a list shows was recorded here. Some studios answer a request with the image alone
 * and name it in their list only, at another address: then the same words at about the same time
 * are taken for it, and without a time the same words alone. Rather none than twice.
 */
export async function isRecorded(tx: Tx, { site, row }: WaitingPast): Promise<boolean> {
  const generations = tx.objectStore('generations');
  if (await generations.index('task').getKey([site, row.task])) return true;
  const { createdAt } = row;
  const around =
    createdAt === null ? null : IDBKeyRange.bound(createdAt - EARLIER_MS, createdAt + LATER_MS);
  for (const one of await generations.index('at').getAll(around)) {
    if (one.site !== site || one.task !== null || !mayBeListed(one)) continue;
    const asked = (await askedIn(tx, one))?.prompt?.trim();
    const listed = row.prompt?.trim();
    if (asked && listed ? asked === listed : createdAt !== null) return true;
  }
  return false;
}

/** What was refused, failed or never sent has no image in a list. */
function mayBeListed({ end, has }: TrackedGeneration): boolean {
  return (end === null || end === 'succeeded') && has.includes('generation.requested');
}

async function askedIn(tx: Tx, { id, asked, unanswered }: TrackedGeneration) {
  const [card] = await tx.objectStore('shelf').index('generation').getAll(id, 1);
  return card?.request ?? asked?.request ?? unanswered ?? undefined;
}
