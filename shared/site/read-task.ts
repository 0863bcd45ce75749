import { type Credits, toCredits } from '../credit.ts';
import type { GenerationError } from '../generation.ts';
import { documentsOf } from './documents-of.ts';
import { assetsIn, type NamedAsset } from './named-asset.ts';
import { readAll, readNumber, readText } from './path.ts';
import type { SiteProfile } from './profile.ts';
import { type Answer, errorOf, isRefused, plainWords } from './refusal.ts';
import { type TaskTraits, traitsOf } from './task-traits.ts';

/** What the studio said about one task. `charged` null: not stated. */
export type TaskAnswer = TaskTraits & {
  /** Null: it has none, as where the answer to the submit holds the images already. */
  task: string | null;
  state: 'running' | 'succeeded' | 'failed' | 'canceled';
  /** Whether the answer says so itself; else its images or its id do. */
  stated: boolean;
  charged: Credits | null;
  /** Whether a failed one says that its cost was given back. */
  refunded: boolean;
  /** Afterwards, where the same answer states it. */
  balance: Credits | null;
  assets: NamedAsset[];
  error: GenerationError | null;
};

export type ReadTask =
  | { task: TaskAnswer }
  | { refused: GenerationError }
  | { misunderstood: string };

/** How a gateway says that a server did not answer it in time: it may be at work all the same. */
const LOST_BEHIND = [504, 520, 521, 522, 523, 524, 527, 598, 599];
const GATEWAY = /time.?d?.?out|gateway|upstream|超时|超時/i;

/**
 * The answer to a submit or a status request; where it streams, its last state and all its images.
 * A server that fails without a legible word, or whose gateway gave up on it, has not said whether
 * it took the request: that is `misunderstood`, not a refusal.
 *
 * @param asked the task that a status request named, null where the answer must name it; without
 * `asked` it is the answer to a submit, where an id or images alone mean that it was taken.
 */
export function readTask(
  profile: SiteProfile,
  answer: Answer,
  base: string,
  asked?: { task: string | null },
): ReadTask {
  const documents = documentsOf(answer.text, answer.type);
  const last = documents.at(-1);
  const { id, word, state: told, assets } = said(profile, documents, base);
  // Where the images of one that answers at once would be, there are none.
  const isEmpty = !asked && id === null && told === null && assets.length === 0;
  const state = isEmpty && !isStream(answer) && holdsNone(profile, documents) ? 'failed' : told;
  if (answer.status >= 500) {
    const isLost =
      LOST_BEHIND.includes(answer.status) ||
      (answer.status !== 500 && GATEWAY.test(answer.text.slice(0, 2000)));
    const isSaid =
      (typeof last === 'object' && last !== null) ||
      (answer.status === 500 && plainWords(answer) !== null);
    const says = isSaid && !isLost;
    return says && !asked && id === null && assets.length === 0
      ? { refused: errorOf(profile, answer, last) }
      : { misunderstood: `the studio failed (status ${answer.status})` };
  }
  const ended = state === 'failed' || state === 'canceled';
  const task = asked?.task ?? id;
  // What a task says of itself goes before what only looks like a no.
  const stands = task !== null && (ended || (state !== null && answer.status < 400));
  const isNo = isRefused(profile, answer.status, last) || (!asked && told === 'failed');
  if (!stands && assets.length === 0 && isNo) return { refused: errorOf(profile, answer, last) };
  if (documents.length === 0) return { misunderstood: 'the answer is not JSON' };
  const settled = asked ? settledState(state, assets, last) : takenState(state, assets, id);
  if (task === null && (asked || settled === null || (assets.length === 0 && !ended))) {
    const error = errorOf(profile, answer, last);
    if (!asked && error.kind !== 'failed') return { refused: error };
    return { misunderstood: 'the answer names no task' };
  }
  if (settled === null)
    return { misunderstood: word === null ? 'the answer states no status' : `status "${word}"` };
  return {
    task: {
      task,
      state: settled,
      stated: state === settled,
      charged: creditsIn(documents, profile.task.charged),
      balance: creditsIn(documents, profile.task.balance ?? []),
      refunded: ended && (word === 'refunded' || saysRefund(profile.task.refunded ?? [], last)),
      assets,
      error: ended ? errorOf(profile, answer, last) : null,
      ...traitsOf(
        documents.find((one) => typeof one === 'object'),
        profile.task,
      ),
    },
  };
}

/** What the messages say together. */
function said(profile: SiteProfile, documents: readonly unknown[], base: string) {
  const { task } = profile;
  let id: string | null = null;
  let word: string | null = null;
  const assets = new Map<string, NamedAsset>();
  const drafts = new Map<string, NamedAsset>();
  for (const document of documents) {
    id ??= readText(document, task.id, 300);
    word = readState(task, document)?.word ?? word;
    const into = isDraft(document) ? drafts : assets;
    for (const asset of assetsIn(document, task.assets, task.asset, base))
      into.set(asset.url, asset);
  }
  const state = stateOf(task, word);
  // Where nothing else comes, what came in between is all there is.
  const all = assets.size === 0 && state === 'succeeded' ? drafts : assets;
  return { id, word, state, assets: [...all.values()].slice(0, 100) };
}

/** A message of a stream that shows an image before it is done. */
function isDraft(document: unknown): boolean {
  if (typeof document !== 'object' || document === null) return false;
  const { type, event, status, kind } = document as { [key: string]: unknown };
  return [type, event, status, kind].some(
    (word) => typeof word === 'string' && /(?:^|[._-])(?:partial|preview)(?:$|[._-])/i.test(word),
  );
}

/**
 * How the task is doing: by the first path that leads to a word that is known, or else to any. A
 * truth or a number is a word too.
 */
export function readState(
  task: SiteProfile['task'],
  document: unknown,
): { word: string; state: TaskAnswer['state'] | null } | null {
  const words = task.state
    .flatMap((path) => readAll(document, path))
    .filter(isWord)
    .map((value) => String(value).toLowerCase().slice(0, 60));
  const word = words.find((one) => stateOf(task, one) !== null) ?? words[0];
  return word === undefined ? null : { word, state: stateOf(task, word) };
}

function isWord(value: unknown): boolean {
  return (
    (typeof value === 'string' && value !== '') ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  );
}

/** With a submit's answer an id is enough; "success" without images only says that it was taken. */
function takenState(
  state: TaskAnswer['state'] | null,
  assets: readonly unknown[],
  id: string | null,
): TaskAnswer['state'] | null {
  if (state !== null && (state !== 'succeeded' || assets.length > 0)) return state;
  if (assets.length > 0) return 'succeeded';
  return id === null ? null : 'running';
}

/** Some answer nothing at all until there is something. */
function settledState(
  state: TaskAnswer['state'] | null,
  assets: readonly unknown[],
  document: unknown,
): TaskAnswer['state'] | null {
  if (state !== null) return state;
  if (assets.length > 0) return 'succeeded';
  const empty =
    document === null || (typeof document === 'object' && Object.keys(document).length === 0);
  return empty ? 'running' : null;
}

function saysRefund(paths: readonly string[], document: unknown): boolean {
  return paths
    .flatMap((path) => readAll(document, path))
    .some((value) => value === true || value === 'true' || (readNumber(value, ['']) ?? 0) > 0);
}

function isStream({ type }: Answer): boolean {
  return /event-stream|ndjson|json-stream/.test(type ?? '');
}

function holdsNone({ task }: SiteProfile, documents: readonly unknown[]): boolean {
  return task.assets.some(
    (path) =>
      path.endsWith('[]') &&
      documents.some((document) =>
        readAll(document, path.slice(0, -2).replace(/\.$/, '')).some(
          (value) => Array.isArray(value) && value.length === 0,
        ),
      ),
  );
}

function creditsIn(documents: readonly unknown[], paths: readonly string[]): Credits | null {
  const found = documents.flatMap((document) => readNumber(document, paths) ?? []).at(-1);
  return found === undefined || found < 0 || found > 1e9 ? null : toCredits(found);
}

function stateOf(task: SiteProfile['task'], word: string | null): TaskAnswer['state'] | null {
  if (word === null) return null;
  for (const [state, words] of Object.entries(task.states))
    if (words.includes(word)) return state as TaskAnswer['state'];
  return null;
}
