import { type Destination, sufficiency } from './destination.ts';
import { type KnownSize, sizeFor } from './picture-size.ts';
import { TIERS, type Tier } from './tier.ts';
import type { TierModel } from './usable/cheapest-offer.ts';

/**
 * From which tier up a picture can be the final: the lightest whose size reaches the destination
 * without enlarging. Without a destination finals are heavy.
 */
export function finalFrom(
  destination: Destination | null,
  settings: { resolution: string | null; aspect: string | null },
  models: readonly TierModel[],
  sizes: readonly KnownSize[],
): Tier {
  if (!destination) return 'heavy';
  const reaches = ({ model }: TierModel) =>
    sufficiency(sizeFor({ ...settings, model }, sizes), destination).state === 'suffices';
  return TIERS.find((tier) => models.some((one) => one.tier === tier && reaches(one))) ?? 'heavy';
}
