import { measured } from '../../shared/credit.ts';
import { EVENT_VERSION, GenerationImported, type ResetDay } from '../../shared/event.ts';
import type { Asset, GenerationKind } from '../../shared/generation.ts';
import type { Id } from '../../shared/id.ts';
import { importEvent, importedAsset } from '../../shared/import-id.ts';
import { kindOfWord } from '../../shared/site/kind-of-word.ts';
import { type Tier, tierFromName } from '../../shared/tier.ts';
import type { PastGeneration } from '../messages.ts';
import type { WaitingPast } from './db.ts';

/** The assets that a row lists, under the ids that they have wherever it is read. */
export function pastAssets(generation: Id, row: PastGeneration): Asset[] {
  return row.assets.map(({ url, width, height, seed }, position) => ({
    id: importedAsset(generation, url),
    position,
    url,
    media: mediaOf(url, kindOf(row)),
    width,
    height,
    ...(seed === undefined ? {} : { seed }),
  }));
}

/** A past generation as an event; null where what the list says does not fit into one. */
export function pastEvent(
  { generation, site, at, row }: WaitingPast,
  assets: Asset[],
  from: { device: Id; reset: ResetDay; tiers: { readonly [model: string]: Tier } },
): GenerationImported | null {
  const { model, charged } = row;
  const kind = kindOf(row);
  const event = GenerationImported.safeParse({
    ...{
      v: EVENT_VERSION,
      id: importEvent(
        generation,
        assets.map(({ id }) => id),
      ),
      seq: 1,
      at,
    },
    ...{ site, device: from.device, reset: from.reset, type: 'generation.imported', generation },
    task: row.task,
    request: {
      kind,
      media: assets[0]?.media ?? 'image',
      prompt: row.prompt,
      negativePrompt: null,
      model,
      tier: model === null ? null : tierOf(model, from.tiers),
      resolution: row.resolution,
      aspect: row.aspect,
      count: null,
      seed: null,
      durationS: null,
      parents: [],
      promotedFrom: null,
    },
    madeAt: row.createdAt,
    outcome: 'succeeded',
    charged: measured(charged),
    assets,
  });
  return event.success ? event.data : null;
}

function kindOf({ kind }: PastGeneration): GenerationKind | null {
  return kind === null ? null : kindOfWord(kind);
}

function mediaOf(url: string, kind: GenerationKind | null): Asset['media'] {
  const isClip = kind?.endsWith('to-video') || /\.(mp4|webm|mov|m4v)(\?|$)/i.test(url);
  return isClip ? 'video' : 'image';
}

function tierOf(model: string, tiers: { readonly [model: string]: Tier }): Tier | null {
  return Object.hasOwn(tiers, model) ? tiers[model]! : tierFromName(model);
}
