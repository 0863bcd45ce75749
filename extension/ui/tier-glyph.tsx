import { TIER_LABEL, TIERS, type Tier } from '../../shared/tier.ts';

const BARS = [
  { y: 2, width: 6, height: 1.5 },
  { y: 5.5, width: 9, height: 2.5 },
  { y: 10, width: 12, height: 4 },
];

/** A tier as the weight of its strokes: one thin bar, two, or all three. */
export function TierGlyph({ tier }: { tier: Tier | null }) {
  const rank = tier === null ? -1 : TIERS.indexOf(tier);
  return (
    <svg
      class="glyph"
      width="14"
      height="16"
      viewBox="0 0 14 16"
      role="img"
      aria-label={tier === null ? 'Tier unknown' : TIER_LABEL[tier]}
    >
      {BARS.map(({ y, width, height }, index) => (
        <rect
          key={y}
          x="1"
          y={y}
          width={width}
          height={height}
          rx={height / 2.6}
          class={index === 2 && rank === 2 ? 'heavy' : ''}
          fill="currentColor"
          opacity={index <= rank ? 1 : 0.22}
        />
      ))}
    </svg>
  );
}
