import type { AssetCard } from '../../shared/asset-card.ts';
import type { Tier } from '../../shared/tier.ts';
import { idOf } from '../screens/view.ts';

const MODELS: readonly (readonly [model: string, tier: Tier, charge: number])[] = [
  ['nano-banana', 'light', 4000],
  ['nano-banana', 'light', 4000],
  ['flux-2-pro', 'standard', 5000],
  ['banana-ai-pro', 'heavy', 18_000],
];
const PROMPTS = [
  'glass teapot on a slate table, soft window light, steam',
  'lighthouse above a foggy bay, oil painting, heavy brush',
  'street market at dusk, long shadows, a cyclist passing',
  'fox in fresh snow, low winter sun, 85 mm',
  'poster background, two colour risograph, citrus slices',
  'concrete stairwell seen from above, one red coat',
  'ceramic bowl with persimmons, side light, linen',
];
const SIZES = [
  [1024, 1024],
  [1344, 768],
  [768, 1344],
  [1184, 864],
] as const;

/**
 * Assets of one plausible person, two or four to a generation and several generations to an idea,
 * ending a minute before `now` and three minutes apart. The first has the number `first`.
 */
export function shelfCards(
  count: number,
  site: string,
  now: number,
  change: (card: AssetCard, index: number) => Partial<AssetCard> = () => ({}),
  first = 1,
): AssetCard[] {
  return Array.from({ length: count }, (_, index) => {
    const generation = Math.floor(index / 4);
    const concept = Math.floor(index / 12);
    const [model, tier, charge] = MODELS[generation % MODELS.length]!;
    const [width, height] = SIZES[concept % SIZES.length]!;
    const card: AssetCard = {
      id: idOf(0x10000 + first + index),
      position: index % 4,
      url: `${site}/images/${first + index}.png`,
      media: 'image',
      width,
      height,
      generation: idOf(0x200000 + first + generation),
      site,
      at: now - 60_000 - (Math.ceil(count / 4) - generation) * 180_000 + (index % 4) * 400,
      request: {
        kind: 'text-to-image',
        media: 'image',
        prompt: PROMPTS[concept % PROMPTS.length]!,
        negativePrompt: null,
        model,
        tier,
        resolution: '1K',
        aspect: null,
        count: 4,
        seed: null,
        durationS: null,
        parents: [],
        promotedFrom: null,
      },
      project: concept % 3 === 2 ? 'Autumn teaser' : null,
      concept: idOf(0x300000 + first + concept),
      charge: charge * 4,
      siblings: 4,
      latencyMs: 6400,
      thumbnail: null,
      rating: null,
      compositionKept: null,
    };
    return { ...card, ...change(card, index) };
  });
}
