import { measured, UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import type { EventBody } from '../../shared/event.ts';
import type { Id, Site } from '../../shared/id.ts';
import { chargedAtEnd } from '../../shared/site/charged-at-end.ts';
import type { SiteProfile } from '../../shared/site/profile.ts';
import { readBalance, readHistory, readModels } from '../../shared/site/read-answer.ts';
import { readTask, type TaskAnswer } from '../../shared/site/read-task.ts';
import { taskAsked } from '../../shared/site/task-asked.ts';
import { oneByOne } from '../../shared/site/task-rows.ts';
import type { SightedTask } from '../messages.ts';
import { sendMessage } from '../page-messages.ts';
import { trip } from '../site/trip.ts';
import type { FromPage } from '../site/wire.ts';
import { assetsOf } from './assets-of.ts';
import type { Delivery } from './deliver.ts';
import type { OfferedModel } from './feature.ts';
import { type Followed, isWhole } from './followed.ts';
import type { Released } from './generation-gate.ts';
import { shownFor } from './shown-outcome.ts';
import { createPastTeller } from './tell-past.ts';

export type Answer = Extract<FromPage, { kind: 'answer' }>;
type FinishedBody = Extract<EventBody, { type: 'generation.finished' }>;

/** Some say first that a task is done, and in another answer what came of it. */
const IMAGES_WITHIN_MS = 15_000;

/** Answers that come a frame or an event at a time, of which most say nothing of the task. */
function comesInParts({ method, type }: Answer): boolean {
  return method === 'WS' || method === 'SSE' || /event-stream|ndjson|x-json-stream/.test(type);
}

type Followable = Pick<TaskAnswer, 'state' | 'stated' | 'charged' | 'assets' | 'error'> &
  Partial<Pick<TaskAnswer, 'refunded'>>;

type RecorderNeeds = {
  site: Site;
  profile(): SiteProfile;
  delivery: Delivery;
  released(seq: number): Released | null;
  offer(models: readonly OfferedModel[]): void;
  misunderstood(what: string): void;
};

/** Turns the studio's answers into observations, each thing once. */
export function createRecorder(needs: RecorderNeeds) {
  const { site, delivery } = needs;
  const tasks = new Map<string, Followed | 'foreign'>();
  const tellPast = createPastTeller((task) => tasks.get(task) === 'foreign');
  /** By the number of the request that was held: an answer may come in several parts. */
  const begun = new Map<number, Followed>();
  /** Said already; after a charge or an end, the same balance is news again. */
  let lastBalance = '';
  /** Answers are taken in their order, as some wait for the background. */
  let turn: Promise<void> = Promise.resolve();

  async function take(answer: Answer, seen: number): Promise<void> {
    trip('overlay-answer');
    const { net } = needs.profile();
    const named = (rules: readonly { id: string }[]) => rules.some(({ id }) => id === answer.rule);
    if (answer.cut) return needs.misunderstood(`The answer of "${answer.rule}" is too long`);
    if (named(net.submit)) await takeSubmit(answer, seen);
    else if (named(net.status)) await takeStatus(answer, seen);
    else if (named(net.history)) await takeHistory(answer, seen);
    else if (named(net.balance)) takeBalance(answer);
    else if (named(net.models)) needs.offer(readModels(needs.profile(), answer));
  }

  async function takeSubmit(answer: Answer, seen: number): Promise<void> {
    const released = needs.released(answer.seq);
    if (!released) return;
    const { generation } = released;
    const earlier = begun.get(answer.seq);
    if (earlier?.ended) return;
    const read = readTask(needs.profile(), answer, document.baseURI);
    if ('misunderstood' in read) {
      if (comesInParts(answer)) return;
      needs.misunderstood(`After a request was sent, ${read.misunderstood}`);
      return unheard(answer.seq);
    }
    if ('refused' in read) {
      if (earlier) earlier.ended = true;
      finish(generation, {
        outcome: earlier?.accepted ? 'failed' : 'rejected',
        assets: [],
        error: read.refused,
        charged: UNKNOWN_AMOUNT,
        latencyMs: null,
      });
      return;
    }
    const { task, charged } = read.task;
    const followed: Followed = earlier ?? {
      generation,
      releasedAt: released.releasedAt,
      seenRunning: true,
      firstAssetAt: null,
      count: released.request.count,
      media: released.request.media,
      accepted: false,
      heard: false,
      shown: released.shown.credits,
      ended: false,
      assets: new Map(),
      late: null,
    };
    begun.set(answer.seq, followed);
    // One that has no name ends with this very answer, or with a later part of it.
    if (task !== null) tasks.set(task, followed);
    accept(followed, task, charged);
    for (const asset of read.task.assets) followed.assets.set(asset.url, asset);
    // Of images that come one by one, the last is not known by itself.
    const isPart = comesInParts(answer) && !read.task.stated;
    const more = isPart && !isWhole([...followed.assets.values()], followed);
    await follow(followed, more ? { ...read.task, state: 'running' } : read.task, seen);
    noteBalance(read.task);
  }

  /** Its answer is over; one that has a name is asked for under it. */
  function unheard(seq: number): void {
    const released = needs.released(seq);
    const followed = begun.get(seq);
    if (!released || followed?.ended || (followed && [...tasks.values()].includes(followed)))
      return;
    void sendMessage('unheard', released.generation).catch(() => {});
  }

  /** @param row the task, where it is one of several that one answer lists. */
  async function takeStatus(answer: Answer, seen: number, row?: string): Promise<void> {
    const asked = { task: taskAsked(needs.profile(), answer) };
    const rows = asked.task === null ? oneByOne(needs.profile().task.id, answer) : null;
    if (rows) {
      for (const one of rows) await takeStatus(one.answer, seen, one.task);
      return;
    }
    const read = readTask(needs.profile(), answer, document.baseURI, asked);
    if ('misunderstood' in read) {
      if (!comesInParts(answer) && row === undefined)
        needs.misunderstood(`While waiting for an image, ${read.misunderstood}`);
      return;
    }
    if ('refused' in read || read.task.task === null) return;
    const { task } = read.task;
    await lookUp([{ ...read.task, task }]);
    const followed = tasks.get(task);
    if (followed === 'foreign' && read.task.state === 'running' && row === undefined)
      needs.misunderstood('A generation is under way that was not held, so it is not recorded');
    if (!followed || followed === 'foreign') return;
    followed.heard = true;
    accept(followed, task, read.task.charged);
    await follow(followed, read.task, seen);
    noteBalance(read.task);
  }

  async function takeHistory(answer: Answer, seen: number): Promise<void> {
    const listed = readHistory(needs.profile(), answer, document.baseURI);
    await lookUp(listed);
    for (const one of listed) {
      const { task, charged, assets } = one;
      const followed = tasks.get(task);
      if (!followed || followed === 'foreign' || followed.ended) continue;
      // The rest of them may stand on the next page.
      if (assets.length < (followed.count ?? 1)) continue;
      accept(followed, task, charged);
      await follow(followed, { ...one, state: 'succeeded', stated: false, error: null }, seen);
    }
    await tellPast(answer.url, listed);
  }

  /** Once for each, also where the answer to the submit itself was lost. */
  function accept(followed: Followed, task: string | null, charged: number | null): void {
    if (followed.accepted) return;
    followed.accepted = true;
    if (charged !== null) followed.shown = null;
    lastBalance = '';
    const { generation } = followed;
    const body = { type: 'generation.accepted', site, generation, task } as const;
    delivery.observe({ ...body, charged: measured(charged) }, Date.now());
  }

  async function follow(
    followed: Followed,
    task: Followable,
    seen: number,
    isLate = false,
  ): Promise<void> {
    if (followed.ended) return;
    if (task.state === 'running') followed.seenRunning = true;
    if (task.assets.length > 0 && followed.seenRunning) followed.firstAssetAt ??= seen;
    for (const asset of task.assets) followed.assets.set(asset.url, asset);
    if (task.state === 'running') return;
    if (task.state === 'succeeded' && followed.assets.size === 0 && !isLate) {
      followed.late ??= setTimeout(() => {
        turn = turn.then(() => follow(followed, task, seen, true));
      }, IMAGES_WITHIN_MS);
      return;
    }
    clearTimeout(followed.late ?? undefined);
    followed.ended = true;
    const { firstAssetAt, releasedAt, generation } = followed;
    // Earlier ones may have been previews, unless they are what is missing.
    const all = isWhole(task.assets, followed) ? task.assets : [...followed.assets.values()];
    finish(generation, {
      outcome: task.state,
      assets: task.state === 'succeeded' ? await assetsOf(all, followed.media) : [],
      error: task.error,
      charged: chargedAtEnd(task, followed.shown),
      latencyMs:
        task.state === 'succeeded' && firstAssetAt !== null
          ? Math.max(0, firstAssetAt - releasedAt)
          : null,
    });
  }

  function finish(generation: Id, end: Omit<FinishedBody, 'type' | 'site' | 'generation'>): void {
    lastBalance = '';
    delivery.observe({ type: 'generation.finished', site, generation, ...end }, Date.now());
  }

  /** Tasks of an earlier load of the page, or of another tab. */
  async function lookUp(wanted: readonly SightedTask[]): Promise<void> {
    const unknown = wanted.flatMap(({ task, prompt, model, createdAt }) =>
      tasks.has(task) ? [] : [{ task, prompt, model, createdAt }],
    );
    if (unknown.length === 0) return;
    const clock = performance.now() - Date.now();
    const known = await sendMessage('knownTasks', unknown).catch(() => null);
    if (!known) return;
    for (const { task } of unknown) tasks.set(task, 'foreign');
    for (const { task, generation, releasedAt, count, media, accepted, ended } of known)
      tasks.set(task, {
        generation,
        releasedAt: releasedAt + clock,
        seenRunning: false,
        firstAssetAt: null,
        count,
        media,
        accepted,
        heard: true,
        shown: null,
        ended,
        assets: new Map(),
        late: null,
      });
  }

  /** Where the answer about a task says what is left. */
  function noteBalance({ balance }: TaskAnswer): void {
    if (balance === null || lastBalance === String(balance)) return;
    lastBalance = String(balance);
    delivery.observe({ type: 'balance.observed', site, balance, daily: null }, Date.now());
  }

  function takeBalance(answer: Answer): void {
    const read = readBalance(needs.profile(), answer);
    if (!read) return;
    if ('misunderstood' in read) {
      needs.misunderstood(read.misunderstood);
      return;
    }
    const { balance, daily, zone } = read.balance;
    if (zone !== null) delivery.zone = zone;
    const said = JSON.stringify(read.balance);
    if (said === lastBalance) return;
    lastBalance = said;
    delivery.observe({ type: 'balance.observed', site, balance, daily }, Date.now());
  }

  /** Of a task that no answer tells more of, or names no images of, the page shows what came. */
  async function takeShown(seen: number): Promise<void> {
    for (const [task, followed] of tasks) {
      if (followed === 'foreign' || followed.ended || !followed.accepted) continue;
      if (followed.heard && followed.late === null) continue;
      const assets = shownFor(task);
      if (assets.length === 0 || !isWhole(assets, followed)) continue;
      const end = { state: 'succeeded', stated: false, charged: null, error: null } as const;
      await follow(followed, { ...end, assets }, seen);
    }
  }

  return {
    /** @param seen when the page had loaded a picture, on its monotonic clock. */
    shown(seen: number): void {
      turn = turn.then(() => takeShown(seen));
    },
    receive(message: FromPage, seen = performance.now()): void {
      if (message.kind === 'lost') turn = turn.then(() => unheard(message.seq));
      if (message.kind !== 'answer') return;
      turn = turn
        .then(() => take(message, seen))
        .catch(() => needs.misunderstood(`The answer of "${message.rule}" was not understood`));
    },
  };
}
