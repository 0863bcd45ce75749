import { toCredits } from '../../../shared/credit.ts';
import type { KeptComposition } from '../../../shared/kept-composition.ts';
import type { KnownLatency } from '../../../shared/latency.ts';
import type { KnownPrice } from '../../../shared/price.ts';
import { promptFacts } from '../../../shared/prompt/facts.ts';
import { recommend } from '../../../shared/recommend.ts';
import type { Stage } from '../../../shared/stage.ts';
import type { Rated } from '../../../shared/usable/rated.ts';
import type { Act, Player } from './play.ts';
import type { World } from './world.ts';

const MODELS = [
  { model: 'light-one', tier: 'light' },
  { model: 'heavy-one', tier: 'heavy' },
] as const;
const FACTS = promptFacts('a brass telescope on a balcony');
const SETTINGS = {
  kind: 'text-to-image',
  resolution: '1K',
  count: 1,
  durationS: null,
} as const;

/**
 * Follows the product's own `recommend`, fed with nothing but what the product sees: prices on the
 * page, times of what it waited for, ratings that were given, and that a draft was taken up.
 */
export function tierwise(world: World): Player {
  const prices = MODELS.map(
    ({ model, tier }): KnownPrice => ({
      key: { model, ...SETTINGS },
      credits: toCredits(world.price[tier]),
      source: 'page',
      n: 0,
      at: 1,
    }),
  );
  const rated = MODELS.map(({ tier }): Rated => ({ tier, kind: 'plain', reviewed: 0, usable: 0 }));
  const promotion: KeptComposition = { from: 'light-one', to: 'heavy-one', kept: 0, judged: 0 };
  const times = MODELS.map(({ model, tier }): KnownLatency => {
    const ms = world.seconds[tier] * 1000;
    return { model, resolution: '1K', p50: ms, p90: ms, n: 0 };
  });
  let last: 0 | 1 = 0;
  return {
    act({ secondsLeft, hasDraft, drafts }): Act {
      const { tier, model } = MODELS[last];
      const concept: Stage = {
        stage: hasDraft ? 'refines' : 'explores',
        drafts,
        usable: hasDraft,
        heavy: false,
        because: '',
      };
      const quoted = { credits: toCredits(world.price[tier]), provenance: 'measured' } as const;
      const told = recommend({
        facts: FACTS,
        current: { ...SETTINGS, model, tier, quoted, promoted: false },
        models: MODELS,
        prices,
        latencies: times,
        rated,
        promotions: [promotion],
        concept,
        finalFrom: world.suffices ? 'light' : 'heavy',
        secondsLeft,
        pinned: false,
        muted: [],
      });
      if (told.tier === null) return null;
      const act = told.promote ? 'promote' : told.tier === 'light' ? 'light' : 'heavy';
      last = act === 'light' ? 0 : 1;
      times[last]!.n += 1;
      return act;
    },
    rated(act, usable) {
      if (act === 'promote') {
        promotion.judged += 1;
        promotion.kept += usable ? 1 : 0;
        return;
      }
      const one = rated[act === 'light' ? 0 : 1]!;
      one.reviewed += 1;
      one.usable += usable ? 1 : 0;
    },
  };
}
