import { v7 as uuidv7 } from 'uuid';
import { EVENT_VERSION, Event, type EventBody, type ResetDay } from '../../shared/event.ts';
import { Id, type Instant, type Site } from '../../shared/id.ts';
import type { Observed } from '../messages.ts';
import { openDb, strictly, type Tx } from './db.ts';
import { verdictsKept } from './keep-verdicts.ts';
import { deviceIn, metaIn, setMetaIn } from './meta.ts';
import { type ChargedBody, refundsIn } from './refund.ts';
import { resetDay } from './reset.ts';
import { settledIn } from './settle.ts';
import { shelve } from './shelve.ts';
import { dropImported } from './shelve-import.ts';
import { isFull, makeRoom } from './thumbnails.ts';
import { track } from './track.ts';

export type Admitted = {
  /** Ids that need not be sent again: stored, or known before, or never to be stored. */
  settled: Id[];
  /** How many events were stored. */
  stored: number;
  /** What did not fit, for people. */
  refused: string[];
};

/** What is known here and not from a page, as an observation. */
export function ownObservation(body: EventBody, at: Instant): Observed {
  return { id: uuidv7(), at, resetZone: null, body };
}

/**
 * Stores observations of one site durably, each once: by its id, and each kind of event once for
 * a generation, whoever reports it. Gives each event its place in the device's gapless sequence.
 */
export async function admit(observed: readonly Observed[], site: Site): Promise<Admitted> {
  try {
    return await admitNow(observed, site);
  } catch (error) {
    // What happened matters more than what it looked like.
    if (!isFull(error) || !(await makeRoom(site))) throw error;
    return admitNow(observed, site);
  }
}

async function admitNow(observed: readonly Observed[], site: Site): Promise<Admitted> {
  const result: Admitted = { settled: [], stored: 0, refused: [] };
  if (observed.length === 0) return result;
  const tx = await strictly(await openDb());
  try {
    const device = await deviceIn(tx);
    for (const one of observed) {
      if (!Id.safeParse(one.id).success) {
        result.refused.push('an event without an id');
        continue;
      }
      if (await tx.objectStore('ids').getKey(one.id)) {
        result.settled.push(one.id);
        continue;
      }
      const zone = await metaIn(tx, `zone:${site}`);
      const reset = resetDay(one.at, one.resetZone ?? null, zone ?? null);
      if (reset.source === 'site' && reset.zone !== zone)
        await setMetaIn(tx, `zone:${site}`, reset.zone);
      const event = Event.safeParse({
        ...one.body,
        v: EVENT_VERSION,
        id: one.id,
        device,
        seq: 1,
        at: one.at,
        reset,
      });
      const isForeign = event.success && (event.data.site !== site || isImport(event.data));
      if (!event.success || isForeign) {
        result.refused.push(event.success ? 'an event of another site' : said(event.error));
        result.settled.push(one.id);
        continue;
      }
      await tx.objectStore('ids').put(1, one.id);
      result.settled.push(one.id);
      const verdicts = await verdictsKept(tx, event.data);
      await dropImported(tx, event.data);
      const news = await track(tx, event.data);
      if (!news || !(await shelve(tx, news))) continue;
      await append(tx, news);
      result.stored += 1;
      // In this order: what a quiet balance settles needs no guess.
      for (const shown of [settledIn, refundsIn])
        for (const charged of await shown(tx, news)) {
          await append(tx, stamped(charged, { device, at: one.at, reset }));
          result.stored += 1;
        }
      for (const { asset, rated } of verdicts) {
        const body = { type: 'asset.rated', site, asset, rating: rated.value } as const;
        const day = resetDay(rated.at, null, zone ?? null);
        const said = stamped(body, { device, at: rated.at, reset: day });
        if (!(await shelve(tx, said))) continue;
        await append(tx, said);
        result.stored += 1;
      }
    }
    await tx.done;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It is over already.
    }
    await tx.done.catch(() => {});
    throw error;
  }
  return result;
}

/** Imports are put together in the background, from what lists say. */
function isImport({ type }: Event): boolean {
  return type === 'generation.imported';
}

/** What is concluded here from what was observed, as an event of its own. */
function stamped(
  body: ChargedBody | Extract<EventBody, { type: 'asset.rated' }>,
  envelope: { device: Id; at: Instant; reset: ResetDay },
): Event {
  return { ...body, ...envelope, v: EVENT_VERSION, id: uuidv7(), seq: 1 };
}

/** Gives an event its place in the sequence and in the outbox. */
export async function append(tx: Tx, event: Event): Promise<void> {
  const seq = ((await metaIn(tx, 'seq')) ?? 0) + 1;
  await setMetaIn(tx, 'seq', seq);
  const numbered = { ...event, seq };
  const bytes = JSON.stringify(numbered).length;
  await tx.objectStore('outbox').put({ seq, event: numbered, bytes });
}

function said(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'an event of an unknown shape';
}
