import type { Site } from '../../shared/id.ts';
import type { KnownTask, SightedTask } from '../messages.ts';
import { openDb, type TrackedGeneration } from './db.ts';

/** How far the studio's clock and the time of an answer may lie from the release. */
const EARLIER_MS = 120_000;
const LATER_MS = 300_000;

/**
 * Which of these tasks are ours: those accepted under that name, and those whose answer was lost,
 * told by the same prompt and model at about the same time.
 */
export async function knownTasks(
  sighted: readonly SightedTask[],
  site: Site,
): Promise<KnownTask[]> {
  const store = (await openDb()).transaction('generations').store;
  const known: KnownTask[] = [];
  const taken = new Set<string>();
  for (const one of sighted) {
    const found = (await store.index('task').get([site, one.task])) ?? (await unanswered(one));
    if (!found) continue;
    taken.add(found.id);
    const { id: generation, releasedAt, count, media, task, end } = found;
    const accepted = task === one.task;
    known.push({
      task: one.task,
      generation,
      releasedAt,
      count,
      media,
      accepted,
      ended: end !== null,
    });
  }
  return known;

  async function unanswered(one: SightedTask): Promise<TrackedGeneration | null> {
    const { createdAt } = one;
    if (createdAt === null) return null;
    const around = IDBKeyRange.bound(createdAt - LATER_MS, createdAt + EARLIER_MS);
    const distance = ({ releasedAt }: TrackedGeneration) => Math.abs(releasedAt - createdAt);
    const fitting = (await store.index('at').getAll(around)).filter(
      ({ id, site: where, unanswered: sent }) =>
        where === site &&
        sent != null &&
        !taken.has(id) &&
        (sent.prompt ?? '') === (one.prompt ?? '') &&
        sent.model === one.model,
    );
    return fitting.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }
}
