import type { Credits } from '../../shared/credit.ts';
import type { Id } from '../../shared/id.ts';
import type { NamedAsset } from '../../shared/site/named-asset.ts';

/** A task of ours as this page follows it; instants on the page's monotonic clock. */
export type Followed = {
  generation: Id;
  releasedAt: number;
  /** Whether the page saw it unfinished, so that it also sees the moment of its first asset. */
  seenRunning: boolean;
  firstAssetAt: number | null;
  count: number | null;
  media: 'image' | 'video';
  accepted: boolean;
  /** Whether it was told of after it was taken. */
  heard: boolean;
  /** The price that the page showed when it was pressed; null once an answer stated a charge. */
  shown: Credits | null;
  ended: boolean;
  /** By their addresses, from all answers until now. */
  assets: Map<string, NamedAsset>;
  /** Waits for the images of a task that is said to be done. */
  late: ReturnType<typeof setTimeout> | null;
};

/** Whether as many images are there as were asked for. */
export function isWhole(assets: readonly NamedAsset[], { count }: Followed): boolean {
  return assets.length >= (count ?? 1);
}
