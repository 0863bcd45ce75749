import type { AssetCard } from '../../../shared/asset-card.ts';
import { shareOf } from '../../../shared/charge.ts';
import { formatCredits } from '../../../shared/credit.ts';
import { type Destination, sufficiency, sufficiencyWords } from '../../../shared/destination.ts';
import { TIER_LABEL } from '../../../shared/tier.ts';

/** Credits of this asset's part of the charge; `?` where nobody knows it. */
export function creditsWords({ charge, position, siblings }: AssetCard): string {
  if (charge === null) return '? cr';
  const share = formatCredits(shareOf(charge, Math.min(position, siblings - 1), siblings));
  return siblings === 1 ? `${share} cr` : `${share} of ${formatCredits(charge)} cr`;
}

export function sizeWords({ width, height }: AssetCard): string {
  return width === null || height === null ? 'Size ?' : `${width} × ${height}`;
}

export function tierWords({ request }: AssetCard): string {
  return request.tier === null ? 'Tier ?' : TIER_LABEL[request.tier];
}

export function destinationWords(card: AssetCard, destination: Destination): string {
  const { width, height } = card;
  const size = width === null || height === null ? null : { width, height };
  return sufficiencyWords(
    size ? sizeWords(card) : 'It',
    sufficiency(size, destination),
    destination,
  );
}
