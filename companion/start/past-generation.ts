import { type ConceptMember, conceptOf } from '../../shared/concept.ts';
import { type Credits, toCredits } from '../../shared/credit.ts';
import type { Asset, GenerationKind } from '../../shared/generation.ts';
import type { Id, Instant } from '../../shared/id.ts';
import { type Tier, tierFromName } from '../../shared/tier.ts';

/** One image as the practice studio lists it under `GET /api/user/images`. */
export type StudioImage = {
  taskId: string;
  imageUrl: string;
  prompt: string;
  model: string;
  scene: string;
  costCredits: number;
  width: number;
  height: number;
  createdAt: string;
};

/** A task of the practice studio's past, as Tierwise would have seen it. */
export type PastGeneration = {
  id: Id;
  task: string;
  at: Instant;
  kind: GenerationKind;
  prompt: string;
  model: string;
  tier: Tier | null;
  resolution: string;
  aspect: string;
  concept: Id;
  charge: Credits;
  latencyMs: number;
  assets: Asset[];
  /** The image that it enlarges. */
  parent: Asset | null;
  /** The draft that it renders again. */
  promotedFrom: Asset | null;
};

const LATENCY_S: Record<Tier, number> = { light: 8, standard: 18, heavy: 34 };
/** A heavy render of the same words this soon after their draft was made from it. */
const PROMOTED_WITHIN_MS = 3_600_000;

/** @param mint an id of that moment. @param random 0 to 1. @returns oldest first. */
export function pastGenerations(
  images: readonly StudioImage[],
  mint: (at: Instant) => Id,
  random: () => number,
): PastGeneration[] {
  const past: PastGeneration[] = [];
  const recent: ConceptMember[] = [];
  for (const [task, group] of byTask(images)) {
    const [first] = group;
    if (!first) continue;
    const at = Date.parse(first.createdAt);
    const kind = first.scene as GenerationKind;
    const tier = tierFromName(first.model);
    const latencyMs = Math.round(LATENCY_S[tier ?? 'standard'] * 1000 * (0.6 + 0.9 * random()));
    // An upscale follows the image that it enlarges at once.
    const before = kind === 'upscale' ? past.at(-1) : undefined;
    const promoted =
      kind !== 'upscale' && tier === 'heavy' ? draftOf(past, first.prompt, at) : null;
    const asked = { prompt: first.prompt, parents: [] };
    const concept =
      before?.concept ?? promoted?.concept ?? conceptOf(asked, at, recent.slice(-40)) ?? mint(at);
    const assets = group.map(({ imageUrl, width, height }, position) => ({
      id: mint(at + latencyMs),
      position,
      url: imageUrl,
      media: 'image' as const,
      width,
      height,
    }));
    recent.push({ concept, prompt: first.prompt, at, assets: assets.map(({ id }) => id) });
    past.push({
      id: mint(at),
      task,
      at,
      kind,
      prompt: first.prompt,
      model: first.model,
      tier,
      ...settingsOf(first),
      concept,
      charge: toCredits(first.costCredits),
      latencyMs,
      assets,
      parent: before?.assets[0] ?? null,
      promotedFrom: promoted?.assets[0] ?? null,
    });
  }
  return past;
}

function draftOf(past: readonly PastGeneration[], prompt: string, at: Instant) {
  return (
    past.findLast(
      (one) => one.prompt === prompt && one.tier !== 'heavy' && at - one.at < PROMOTED_WITHIN_MS,
    ) ?? null
  );
}

/** The practice studio counts the longer side in steps of 1024. */
function settingsOf({ width, height }: StudioImage): { resolution: string; aspect: string } {
  const ratios = [
    [1, 1],
    [4, 3],
    [3, 4],
    [3, 2],
    [2, 3],
    [16, 9],
    [9, 16],
    [21, 9],
  ] as const;
  const off = ([w, h]: readonly [number, number]) => Math.abs(w / h - width / height);
  const [nearest = ratios[0]] = [...ratios].sort((a, b) => off(a) - off(b));
  return {
    resolution: `${Math.round(Math.max(width, height) / 1024)}K`,
    aspect: nearest.join(':'),
  };
}

/** Tasks oldest first, each with its images in order. */
function byTask(images: readonly StudioImage[]): [string, StudioImage[]][] {
  const tasks = new Map<string, StudioImage[]>();
  for (const image of images) {
    const group = tasks.get(image.taskId) ?? [];
    group.push(image);
    tasks.set(image.taskId, group);
  }
  return [...tasks].sort(([, [a]], [, [b]]) =>
    (a?.createdAt ?? '') < (b?.createdAt ?? '') ? -1 : 1,
  );
}
