import type { PriceKey } from '../../../shared/event.ts';
import type { GenerationKind } from '../../../shared/generation.ts';
import { seeded } from '../../../shared/seeded.ts';

/** How a studio tells what it takes: at the start, at the end, by the balance alone, or by the page alone. */
export const TELLS = ['start', 'end', 'balance', 'page'] as const;
export type Tells = (typeof TELLS)[number];

/** What is true in one simulated studio, and how the person works there. Credits are thousandths. */
export type World = {
  seed: number;
  tells: Tells;
  random: () => number;
  /** What the person asks for, the favourite first. */
  menu: PriceKey[];
  /** The price list before and after the change. */
  price(key: PriceKey, changed: boolean): number;
  /** From which press on the new list holds; null: it never changes. */
  changeAt: number | null;
  /** It comes with another plan, which the person states. */
  byPlan: boolean;
  presses: number;
  /** Shares of presses. */
  together: number;
  fails: number;
  discounts: number;
  refunds: number;
  /** How often the page shows a price, and a wrong one. */
  shows: number;
  showsWrong: number;
  stale: number;
  topUps: number;
  grants: boolean;
  /** Payments on another device in all. */
  elsewhere: number;
};

const BASES = [500, 1000, 1500, 2000, 3000, 4000, 5000, 6000, 8000, 10_000, 12_000, 20_000, 30_000];
const CHANGES = [0.5, 0.75, 1.25, 1.5, 2, 3];

export function worldOf(seed: number): World {
  const random = seeded(seed * 7919 + 17);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chance = (p: number) => random() < p;
  const tells = pick<Tells>([
    'start',
    'start',
    'start',
    'end',
    'end',
    'balance',
    'balance',
    'page',
  ]);
  const models = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) => ({
    name: `model-${i + 1}`,
    base: pick(BASES),
    clip: chance(0.2),
    bulk: chance(0.2),
    bySecond: chance(0.7),
  }));
  const resolutions = chance(0.5) ? ['1K'] : ['1K', '2K', '4K'];
  const qualities = chance(0.3) ? ['standard', 'hd'] : [null];
  const counts = chance(0.4) ? [1] : [1, 2, 4];
  const menu = Array.from({ length: 2 + Math.floor(random() * 4) }, (): PriceKey => {
    const { name, clip } = pick(models);
    const quality = pick(qualities);
    const kind: GenerationKind = clip ? 'text-to-video' : 'text-to-image';
    return {
      model: name,
      kind,
      resolution: pick(resolutions),
      ...(quality !== null && { quality }),
      count: clip ? 1 : pick(counts),
      durationS: clip ? pick([5, 10]) : null,
    };
  });
  const factor = pick(CHANGES);
  const changes = chance(0.5) ? null : pick(models).name;
  const presses = 60 + Math.floor(random() * 80);
  const bySize: { [size: string]: number } = { '1K': 1, '2K': pick([1.5, 2]), '4K': 4 };
  return {
    seed,
    tells,
    random,
    menu,
    price(key, changed) {
      const model = models.find(({ name }) => name === key.model);
      if (!model) throw new Error(`No model ${key.model}`);
      const count = key.count ?? 1;
      const several = model.bulk && count > 1 ? 0.75 : 1;
      const long = key.durationS === 10 ? (model.bySecond ? 2 : 1.5) : 1;
      const fine = (bySize[key.resolution ?? ''] ?? 1) * (key.quality === 'hd' ? 2 : 1);
      const now = changed && (changes === null || changes === key.model) ? factor : 1;
      return Math.round(model.base * count * several * long * fine * now);
    },
    changeAt: chance(0.6) ? Math.floor(presses * (0.35 + 0.3 * random())) : null,
    byPlan: chance(0.2),
    presses,
    together: pick([0, 0, 0.2, 0.4]),
    fails: 0.06,
    discounts: pick([0, 0.02, 0.04]),
    refunds: pick([0, 0.02, 0.04]),
    shows: tells === 'page' ? 1 : pick([0, 0, 0.6]),
    showsWrong: pick([0, 0.05]),
    stale: pick([0, 0.02]),
    topUps: Math.floor(random() * 4),
    grants: chance(0.3),
    elsewhere: chance(0.35) ? 8 + Math.floor(random() * 20) : 0,
  };
}
