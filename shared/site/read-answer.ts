import { type Credits, toCredits } from '../credit.ts';
import { documentsOf } from './documents-of.ts';
import { addressOf, type NamedAsset, namedAsset } from './named-asset.ts';
import { readAll, readFirst, readNumber, readText } from './path.ts';
import type { SiteProfile } from './profile.ts';
import { type Answer, isRefused } from './refusal.ts';
import { instantOf, type TaskTraits, traitsOf } from './task-traits.ts';

/** A model that a studio offers; what an answer does not say of it is null. */
export type NamedModel = {
  id: string;
  label: string | null;
  kinds: readonly string[] | null;
  /** In the studio's order. Credits for one image as the studio lists them. */
  resolutions: readonly { resolution: string; credits: Credits | null }[] | null;
};

export type BalanceAnswer = {
  balance: Credits;
  daily: { limit: Credits; used: Credits | null; resetsAt: number | null } | null;
  zone: string | null;
};

export function readBalance(
  profile: SiteProfile,
  answer: Answer,
): { balance: BalanceAnswer } | { misunderstood: string } | null {
  const document = documentOf(answer);
  // Somebody who is signed out has no balance; that is nothing to report.
  if (isRefused(profile, answer.status, document)) return null;
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
  /** Whether the studio names it; else `task` is the address of its image. */
  named: boolean;
  charged: Credits | null;
  assets: NamedAsset[];
  /** The studio's own word for what was done. */
  kind: string | null;
  resolution: string | null;
  aspect: string | null;
  /** Whose it is, where the list says so: a list of several people's is nobody's history. */
  owner: string | null;
};

const OWNER = [
  ...['userId', 'user_id', 'user.id', 'authorId', 'author_id', 'author.id', 'ownerId', 'owner.id'],
  ...['creatorId', 'creator.id', 'user.name', 'author.name', 'creator.name', 'username', 'author'],
];

/**
 * Tasks that a page of the studio's history shows as done, with the assets that the page lists. An
 * image that names no task is one by itself, under its address.
 */
export function readHistory(profile: SiteProfile, answer: Answer, base: string): HistoryTask[] {
  const { list, task, url, width, height } = profile.history;
  const tasks = new Map<string, HistoryTask>();
  const document = documentOf(answer);
  for (const item of list.flatMap((path) => readAll(document, path)).slice(0, 500)) {
    const found = namedIn(item, { url, width, height }, base);
    const [first] = found;
    if (!first) continue;
    const stated = readText(item, task, 300);
    const id = stated ?? first.url.slice(0, 300);
    const charged = readNumber(item, profile.history.charged);
    const known = tasks.get(id) ?? {
      task: id,
      named: stated !== null,
      charged: charged === null || charged < 0 || charged > 1e9 ? null : toCredits(charged),
      assets: [],
      kind: readText(item, profile.history.kind ?? [], 60),
      resolution: readText(item, profile.history.resolution ?? [], 40),
      aspect: readText(item, profile.history.aspect ?? [], 40),
      owner: readText(item, OWNER, 200),
      ...traitsOf(item, profile.history),
    };
    for (const named of found)
      if (known.assets.length < 100 && !known.assets.some(({ url }) => url === named.url))
        known.assets.push(named);
    tasks.set(id, known);
  }
  return [...tasks.values()];
}

/** One item of a history may list several images. */
function namedIn(
  item: unknown,
  paths: Pick<SiteProfile['history'], 'url' | 'width' | 'height'>,
  base: string,
): NamedAsset[] {
  for (const path of paths.url) {
    const urls = readAll(item, path).flatMap((text) =>
      typeof text === 'string' && text !== '' ? (addressOf(text, base) ?? []) : [],
    );
    if (urls.length > 1) return urls.map((url) => ({ url, width: null, height: null }));
    if (urls.length === 1) return [namedAsset(item, { ...paths, url: [path] }, base)!];
  }
  return [];
}

/** Models that an answer offers, by the studio's own id. */
export function readModels(profile: SiteProfile, answer: Answer): NamedModel[] {
  const document = documentOf(answer);
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

function documentOf(answer: Answer): unknown {
  return documentsOf(answer.text, answer.type)[0];
}
