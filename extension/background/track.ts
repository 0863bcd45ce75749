import type { Event } from '../../shared/event.ts';
import type { Parent } from '../../shared/generation.ts';
import type { Id, Instant, Site } from '../../shared/id.ts';
import type { TrackedGeneration, Tx } from './db.ts';

/**
 * Follows a generation over its events.
 *
 * @returns the event to store, or null where it says nothing new: the same end seen in two tabs, or
 * again after a reload.
 */
export async function track(tx: Tx, event: Event): Promise<Event | null> {
  if (event.type === 'balance.observed' || event.type === 'price.observed') return event;
  // The person may say so again and again.
  if (event.type === 'price.judged' || event.type === 'concept.stated') return event;
  if (!('generation' in event)) return event;
  const store = tx.objectStore('generations');
  const known =
    (await store.get(event.generation)) ?? blank(event.generation, event.site, event.at);
  if (event.type !== 'generation.charged' && known.has.includes(event.type)) return null;
  const next: TrackedGeneration = { ...known, has: [...new Set([...known.has, event.type])] };
  let news = event;
  switch (event.type) {
    case 'generation.requested': {
      const parents = await knownParents(tx, event.site, event.request.parents);
      news = { ...event, request: { ...event.request, parents } };
      next.at = event.at;
      next.releasedAt = event.at + Math.round(event.holdMs);
      next.count = event.request.count;
      next.media = event.request.media;
      next.sent = event.outcome === 'released';
      next.shown = event.quoted.provenance === 'measured' ? event.quoted.credits : null;
      if (event.outcome === 'released') {
        const { project, concept } = event;
        next.asked = { request: news.request, project, concept };
      }
      if (event.outcome === 'released' && next.task === null && next.end === null)
        next.unanswered = { prompt: event.request.prompt, model: event.request.model };
      break;
    }
    case 'generation.accepted':
      next.task = event.task;
      next.unanswered = next.unheardAt = null;
      next.charged = event.charged.credits;
      break;
    case 'generation.finished':
      next.end = event.outcome;
      next.unanswered = null;
      next.endedAt = event.at;
      next.endCharge = event.charged.credits;
      next.isEstimate = event.charged.provenance === 'estimated';
      if (event.assets.length > 0)
        next.back = { at: event.at, assets: event.assets, latencyMs: event.latencyMs };
      for (const { id, url } of event.assets)
        await tx.objectStore('assets').put({ asset: id, at: event.at }, [event.site, url]);
      break;
    case 'generation.charged':
      if (!known.corrected || known.corrected.event < event.id)
        next.corrected = { credits: event.charged.credits, event: event.id };
      break;
  }
  // A task of null is no key: such a generation is simply not in that index.
  await store.put(next);
  return news;
}

/** Gives parents the ids of the assets that came back under their address. */
async function knownParents(tx: Tx, site: Site, parents: readonly Parent[]) {
  const found: Parent[] = [];
  for (const parent of parents) {
    const known = await tx.objectStore('assets').get([site, parent.url]);
    found.push({ ...parent, asset: parent.asset ?? known?.asset ?? null });
  }
  return found;
}

/** Before anything but its name is known. */
export function blank(id: Id, site: Site, at: Instant): TrackedGeneration {
  return {
    id,
    site,
    at,
    releasedAt: at,
    task: null,
    count: null,
    media: 'image',
    charged: null,
    unanswered: null,
    end: null,
    endedAt: null,
    has: [],
  };
}
