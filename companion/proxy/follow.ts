import { type Amount, estimated, measured, UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import type { GenerationError } from '../../shared/generation.ts';
import type { Instant, Site } from '../../shared/id.ts';
import type { ReadTask, TaskAnswer } from '../../shared/site/read-task.ts';
import type { Stats } from '../../shared/stats.ts';
import type { OwnEvent, OwnEvents } from '../own-events.ts';
import {
  assetsOf,
  chargeAtEnd,
  chargeOrPrice,
  type Followed,
  followedAgain,
  latencyOf,
} from './followed.ts';
import type { Made } from './made.ts';

type Finished = Extract<OwnEvent, { type: 'generation.finished' }>;
type End = Pick<Finished, 'outcome'> & Partial<Pick<Finished, 'assets' | 'error' | 'latencyMs'>>;

/** A task said to be done gets so long to be asked for its images. */
const IMAGES_WITHIN_MS = 15_000;
/** Tasks that are followed at once. */
const MOST = 10_000;

export type Follower = ReturnType<typeof openFollower>;

/**
 * Turns the upstreams' answers into events, each end once. What it resolves to is durable.
 *
 * @param stats in which the tasks of an earlier start are found again. @param made is told what comes
 * back.
 */
export function openFollower(
  keep: OwnEvents,
  now: () => Instant,
  stats: Pick<Stats, 'generations'>,
  made: Made,
) {
  const tasks = new Map<string, Followed>();
  const late = new Set<() => Promise<void>>();
  const resumed = new Set<Site>();

  function follow(followed: Followed, task: string): void {
    const name = nameOf(followed.site, task);
    if (tasks.has(name)) return;
    tasks.set(name, followed);
    if (tasks.size > MOST) tasks.delete(tasks.keys().next().value!);
  }

  /** Once. @param before what goes into the ledger with it. */
  async function end(
    followed: Followed,
    { outcome, assets = [], error = null, latencyMs = null }: End,
    charged: Amount,
    before: OwnEvent[] = [],
  ): Promise<void> {
    if (followed.ended) return;
    followed.ended = true;
    const { generation, site, reset } = followed;
    const what = { type: 'generation.finished', generation, outcome, assets, error } as const;
    try {
      await keep([...before, { ...what, at: now(), site, reset, charged, latencyMs }]);
    } catch (thrown) {
      // Another answer may still say it.
      followed.ended = false;
      throw thrown;
    }
    followed.cost = charged;
    made.took(site, assets);
  }

  /** That the upstream took it: once, before its end. */
  function acceptance(followed: Followed, task: string | null): OwnEvent[] {
    if (followed.accepted) return [];
    followed.accepted = true;
    const { generation, site, reset, charged } = followed;
    return [{ type: 'generation.accepted', at: now(), site, reset, generation, task, charged }];
  }

  /** It never reached the upstream, or the upstream said no: nothing was charged. */
  async function refused(followed: Followed, error: GenerationError): Promise<void> {
    if (followed.ended) return;
    await end(followed, { outcome: 'rejected', error }, UNKNOWN_AMOUNT);
    followed.cost = measured(0);
  }

  /**
   * It went out, and nobody knows what became of it: it may have been charged, so its price counts
   * until something else is known.
   */
  function lost(followed: Followed, why: string): Promise<void> {
    const message = `The answer was lost: ${why}`.slice(0, 1000);
    const credits = chargeOrPrice(followed, null).credits ?? followed.reserved;
    const error = { kind: 'unknown' as const, message };
    return end(followed, { outcome: 'failed', error }, estimated(credits));
  }

  async function take(followed: Followed, answer: TaskAnswer): Promise<void> {
    if (followed.ended) return;
    if (answer.charged !== null) followed.charged = measured(answer.charged);
    if (answer.task !== null) follow(followed, answer.task);
    const before = acceptance(followed, answer.task);
    const { state, error } = answer;
    if (state === 'running' || (state === 'succeeded' && answer.assets.length === 0)) {
      if (state === 'succeeded') awaitImages(followed);
      if (before.length > 0) await keep(before);
      return;
    }
    const assets = state === 'succeeded' ? assetsOf(answer.assets, followed.media) : [];
    const latencyMs = state === 'succeeded' ? latencyOf(followed) : null;
    const charged = chargeAtEnd(followed, answer, assets.length);
    return end(followed, { outcome: state, assets, error, latencyMs }, charged, before);
  }

  /** Nobody may ever ask for its images; what it cost is known all the same. */
  function awaitImages(followed: Followed): void {
    if (followed.isDone) return;
    followed.isDone = true;
    const finish = () => {
      clearTimeout(timer);
      late.delete(finish);
      return end(followed, { outcome: 'succeeded' }, chargeOrPrice(followed, null));
    };
    const timer = setTimeout(() => void finish().catch(() => {}), IMAGES_WITHIN_MS);
    timer.unref();
    late.add(finish);
  }

  return {
    /**
     * Finds the tasks of an earlier start again, and what they brought. @param sites of the upstreams;
     * each is looked at once. @returns what is open there and has no task to ask for.
     */
    resume(sites: readonly Site[]): Followed[] {
      const open: Followed[] = [];
      const fresh = new Set(sites.filter((site) => !resumed.has(site)));
      for (const site of fresh) resumed.add(site);
      for (const record of fresh.size > 0 ? stats.generations.values() : []) {
        if (!fresh.has(record.site)) continue;
        made.recall(record);
        const again = followedAgain(record);
        if (again && record.task !== null) follow(again, record.task);
        else if (again) open.push(again);
      }
      return open;
    },

    find: (site: Site, task: string): Followed | null => tasks.get(nameOf(site, task)) ?? null,
    refused,
    lost,

    /** What the answer to the request itself says. */
    async answered(followed: Followed, read: ReadTask): Promise<void> {
      if ('task' in read) return take(followed, read.task);
      if ('refused' in read) return refused(followed, read.refused);
      return lost(followed, read.misunderstood);
    },

    /** What an answer to a question about its task says. @param status of HTTP. */
    async polled(followed: Followed, read: ReadTask, status: number): Promise<void> {
      if ('task' in read) return take(followed, read.task);
      // Of a task that is done, a no in place of its images is how it failed.
      const isNo = 'refused' in read && [400, 422, 500].includes(status);
      if (isNo && followed.isDone)
        await end(followed, { outcome: 'failed', error: read.refused }, UNKNOWN_AMOUNT);
    },

    /** A whole image or clip came in place of a document. @param sha256 of its bytes. */
    whole(followed: Followed, sha256: string): Promise<void> {
      const named = [{ url: `sha256:${sha256}`, width: null, height: null }];
      const assets = assetsOf(named, followed.media);
      const ended: End = { outcome: 'succeeded', assets, latencyMs: latencyOf(followed) };
      return end(followed, ended, chargeOrPrice(followed, 1), acceptance(followed, null));
    },

    /** Ends what only waits for its images. */
    async close(): Promise<void> {
      await Promise.allSettled([...late].map((finish) => finish()));
    },
  };
}

const nameOf = (site: Site, task: string) => `${site} ${task}`;
