import { type Credits, toCredits } from '../credit.ts';
import type { GenerationError } from '../generation.ts';
import { readAll, readFirst, readNumber, readText } from './path.ts';
import type { AnswerTest, SiteProfile } from './profile.ts';
import { unwrapUrl } from './unwrap-url.ts';

/** An image or clip as an answer names it; sizes in pixels. Without `seed` none was stated. */
export type NamedAsset = {
  url: string;
  width: number | null;
  height: number | null;
  seed?: string;
};

/** A model that a studio offers; what an answer does not say of it is null. */
export type NamedModel = {
  id: string;
  label: string | null;
  kinds: readonly string[] | null;
  /** In the studio's order. Credits for one image as the studio lists them. */
  resolutions: readonly { resolution: string; credits: Credits | null }[] | null;
};

/** What tells a task again whose first answer was lost. Null: not stated. */
type TaskTraits = {
  prompt: string | null;
  model: string | null;
  /** Epoch milliseconds on the studio's clock. */
  createdAt: number | null;
};

/** What the studio said about one task. `charged` null: not stated. */
export type TaskAnswer = TaskTraits & {
  task: string;
  state: 'running' | 'succeeded' | 'failed' | 'canceled';
  charged: Credits | null;
  assets: NamedAsset[];
  error: GenerationError | null;
};

export type Answer = { status: number; text: string };
export type ReadTask =
  | { task: TaskAnswer }
  | { refused: GenerationError }
  | { misunderstood: string };

/**
 * The answer to a submit or a status request. A server that fails with 5xx, or answers no JSON,
 * has not said whether it took the request: that is `misunderstood`, not a refusal.
 */
export function readTask(profile: SiteProfile, answer: Answer, base: string): ReadTask {
  const document = parse(answer.text);
  if (answer.status >= 500) return { misunderstood: `the studio failed (status ${answer.status})` };
  if (profile.refused.some((test) => holds(test, answer.status, document)))
    return { refused: errorOf(profile, answer, document) };
  if (document === undefined) return { misunderstood: 'the answer is not JSON' };
  const id = readText(document, profile.task.id, 300);
  if (id === null) return { misunderstood: 'the answer names no task' };
  const word = readText(document, profile.task.state, 40)?.toLowerCase() ?? null;
  const state = stateOf(profile, word);
  if (state === null)
    return { misunderstood: word === null ? 'the answer states no status' : `status "${word}"` };
  const charged = readNumber(document, profile.task.charged);
  const ended = state === 'failed' || state === 'canceled';
  return {
    task: {
      task: id,
      state,
      charged: charged === null ? null : toCredits(charged),
      assets: assetsOf(profile, document, base),
      error: ended ? errorOf(profile, answer, document) : null,
      ...traitsOf(document, profile.task),
    },
  };
}

export type BalanceAnswer = {
  balance: Credits;
  daily: { limit: Credits; used: Credits | null; resetsAt: number | null } | null;
  zone: string | null;
};

export function readBalance(
  profile: SiteProfile,
  answer: Answer,
): { balance: BalanceAnswer } | { misunderstood: string } | null {
  const document = parse(answer.text);
  // Somebody who is signed out has no balance; that is nothing to report.
  if (profile.refused.some((test) => holds(test, answer.status, document))) return null;
  const value = readNumber(document, profile.balance.value);
  if (value === null || value < 0)
    return { misunderstood: `the balance could not be read (status ${answer.status})` };
  const limit = readNumber(document, profile.balance.limit);
  const used = readNumber(document, profile.balance.used);
  const resetsAt = instantOf(readFirst(document, profile.balance.resetsAt));
  return {
    balance: {
      balance: toCredits(value),
      daily:
        limit === null
          ? null
          : {
              limit: toCredits(limit),
              used: used === null ? null : toCredits(used),
              resetsAt,
            },
      zone: readText(document, profile.balance.zone, 64),
    },
  };
}

export type HistoryTask = TaskTraits & {
  task: string;
  charged: Credits | null;
  assets: NamedAsset[];
};

/** Tasks that a page of the studio's history shows as done, with the assets that the page lists. */
export function readHistory(profile: SiteProfile, answer: Answer, base: string): HistoryTask[] {
  const { list, task, url, width, height } = profile.history;
  const tasks = new Map<string, HistoryTask>();
  const document = parse(answer.text);
  for (const item of list.flatMap((path) => readAll(document, path)).slice(0, 500)) {
    const id = readText(item, task, 300);
    const named = namedAsset(item, { url, width, height }, base);
    if (id === null || named === null) continue;
    const charged = readNumber(item, profile.history.charged);
    const known = tasks.get(id) ?? {
      task: id,
      charged: charged === null ? null : toCredits(charged),
      assets: [],
      ...traitsOf(item, profile.history),
    };
    if (known.assets.length < 100 && !known.assets.some(({ url }) => url === named.url))
      known.assets.push(named);
    tasks.set(id, known);
  }
  return [...tasks.values()];
}

/** Models that an answer offers, by the studio's own id. */
export function readModels(profile: SiteProfile, answer: Answer): NamedModel[] {
  const document = parse(answer.text);
  return profile.models.list
    .flatMap((path) => readAll(document, path))
    .slice(0, 200)
    .flatMap((item) => {
      const { models } = profile;
      const id = readText(item, models.id, 200);
      if (id === null) return [];
      const kinds = texts(item, models.kinds);
      const resolutions = models.prices
        .flatMap((path) => readAll(item, path))
        .flatMap((price) => {
          const resolution = readText(price, models.price.resolution, 40);
          const credits = readNumber(price, models.price.credits);
          return resolution === null
            ? []
            : [{ resolution, credits: credits === null ? null : toCredits(credits) }];
        });
      return [
        {
          id,
          label: readText(item, models.label, 200),
          kinds: kinds.length > 0 ? kinds : null,
          resolutions: resolutions.length > 0 ? resolutions.slice(0, 50) : null,
        },
      ];
    });
}

function texts(item: unknown, paths: readonly string[]): string[] {
  return paths
    .flatMap((path) => readAll(item, path))
    .filter((value) => typeof value === 'string')
    .slice(0, 50);
}

function traitsOf(
  item: unknown,
  paths: Pick<SiteProfile['task'], 'prompt' | 'model' | 'createdAt'>,
): TaskTraits {
  return {
    prompt: readText(item, paths.prompt, 20_000),
    model: readText(item, paths.model, 200),
    createdAt: instantOf(readFirst(item, paths.createdAt)),
  };
}

function assetsOf(profile: SiteProfile, document: unknown, base: string): NamedAsset[] {
  for (const path of profile.task.assets) {
    const found = readAll(document, path).flatMap(
      (item) => namedAsset(item, profile.task.asset, base) ?? [],
    );
    if (found.length > 0) return found.slice(0, 100);
  }
  return [];
}

function namedAsset(
  item: unknown,
  paths: Omit<SiteProfile['task']['asset'], 'seed'> & { seed?: readonly string[] },
  base: string,
): NamedAsset | null {
  const text = readText(item, paths.url, 100_000);
  const url = text === null ? null : unwrapUrl(text, base);
  if (url === null) return null;
  const seed = readText(item, paths.seed ?? [], 40);
  return {
    ...(seed === null ? {} : { seed }),
    url,
    width: size(readNumber(item, paths.width)),
    height: size(readNumber(item, paths.height)),
  };
}

function size(pixels: number | null): number | null {
  return pixels !== null && Number.isInteger(pixels) && pixels > 0 ? pixels : null;
}

function stateOf(profile: SiteProfile, word: string | null): TaskAnswer['state'] | null {
  if (word === null) return null;
  for (const [state, words] of Object.entries(profile.task.states))
    if (words.includes(word)) return state as TaskAnswer['state'];
  return null;
}

function errorOf(profile: SiteProfile, answer: Answer, document: unknown): GenerationError {
  const message =
    readText(document, profile.task.error, 1000) ??
    readText(document, ['message', 'error.message', 'error'], 1000) ??
    `status ${answer.status}`;
  const words = `${message} ${readText(document, ['error.code', 'error'], 200) ?? ''}`;
  const known = profile.errors.find(
    ({ status, regex }) =>
      (status?.includes(answer.status) ?? false) ||
      (regex !== undefined && new RegExp(regex, 'i').test(words)),
  );
  return { kind: known?.kind ?? 'failed', message };
}

function holds(test: AnswerTest, status: number, document: unknown): boolean {
  if (test.status && !test.status.includes(status)) return false;
  if (test.path === undefined) return true;
  const value = readFirst(document, [test.path]);
  if (value === undefined) return false;
  if ('equals' in test) return value === test.equals;
  return test.regex !== undefined && new RegExp(test.regex, 'i').test(String(value));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Epoch milliseconds out of an ISO 8601 text, or of seconds or milliseconds as a number. */
function instantOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0)
    return value < 100_000_000_000 ? value * 1000 : value;
  if (typeof value !== 'string' || !/T.*(Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  // biome-ignore lint/style/noRestrictedGlobals: no clock is read; the text carries its own offset.
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}
