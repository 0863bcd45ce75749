import { type Amount, measured } from './credit.ts';
import { type Destination, sufficiency } from './destination.ts';
import type { GenerationKind } from './generation.ts';
import { type KnownSize, sizeFor } from './picture-size.ts';
import { type KnownPrice, quote } from './price.ts';
import type { NamedModel } from './site/read-answer.ts';
import { TIERS, type Tier } from './tier.ts';

/** A model that the site offers, with the tier it is taken for. */
export type PromotionModel = NamedModel & { tier: Tier | null };

export type Target = {
  model: PromotionModel;
  resolution: string | null;
  quoted: Amount;
  /** Whether it reaches the destination in pixels; null without one, or where nobody can say. */
  suffices: boolean | null;
};

type Wanted = {
  draft: { model: string | null; tier: Tier; resolution: string | null; aspect: string | null };
  kind: GenerationKind;
  models: readonly PromotionModel[];
  prices: readonly KnownPrice[];
  sizes: readonly KnownSize[];
  destination: Destination | null;
  promoteTo: 'next' | Tier;
};

/** Names of models that make clips, where the site does not say what a model takes. */
const CLIPS = /\b(veo|kling|sora|seedance|hailuo|video)\b/i;

/**
 * What a draft is promoted to: in the tier that the person prefers, else in the next tier up that
 * has something of the destination's size; there the cheapest. Null where nothing lies above.
 */
export function targetOf(wanted: Wanted): Target | null {
  const { draft, promoteTo, models } = wanted;
  const above = TIERS.slice(TIERS.indexOf(draft.tier) + 1);
  const tiers = promoteTo === 'next' ? above : above.filter((tier) => tier === promoteTo);
  const byTier = tiers
    .map((tier) => models.filter((model) => model.tier === tier && takes(model, wanted.kind)))
    .map((offered) => offered.flatMap((model) => targetsOn(model, wanted)).sort(order(wanted)))
    .filter((targets) => targets.length > 0);
  const reaching = byTier.find(([first]) => first?.suffices !== false);
  return reaching?.[0] ?? byTier[0]?.[0] ?? null;
}

function takes({ id, label, kinds }: PromotionModel, kind: GenerationKind): boolean {
  if (kinds) return kinds.includes(kind);
  return !CLIPS.test(id.replace(/[-_]/g, ' ')) && !CLIPS.test(label ?? '');
}

/** A model at each resolution that it was seen to offer. */
function targetsOn(model: PromotionModel, wanted: Wanted): Target[] {
  const { draft, kind, prices, sizes, destination } = wanted;
  const seen = prices.filter(({ key }) => key.model === model.id && key.durationS === null);
  const offered =
    model.resolutions?.map(({ resolution }) => resolution) ??
    seen.flatMap(({ key }) => key.resolution ?? []);
  const resolutions: (string | null)[] = [...new Set(offered)];
  if (resolutions.length === 0) resolutions.push(draft.resolution);
  return resolutions.map((resolution) => {
    const settings = { model: model.id, resolution, aspect: draft.aspect };
    const state = destination && sufficiency(sizeFor(settings, sizes), destination).state;
    return {
      model,
      resolution,
      quoted: priceOf(model, resolution, kind, prices),
      suffices: state === null || state === 'unknown' ? null : state === 'suffices',
    };
  });
}

/** As paid or shown here before; else as the studio's own list of models has it. */
function priceOf(
  model: PromotionModel,
  resolution: string | null,
  kind: GenerationKind,
  prices: readonly KnownPrice[],
): Amount {
  const key = { model: model.id, kind, resolution, count: 1, durationS: null };
  const { quoted } = quote(prices, key);
  if (quoted.credits !== null) return quoted;
  const listed = model.resolutions?.find((one) => one.resolution === resolution)?.credits ?? null;
  return measured(listed);
}

/** What reaches the destination first, then what has a known price, the lower one first. */
function order({ draft, destination, sizes }: Wanted) {
  const reach = ({ suffices }: Target) => (suffices === false ? 1 : 0);
  const price = ({ quoted }: Target) => quoted.credits ?? Number.POSITIVE_INFINITY;
  const side = ({ model, resolution }: Target) => {
    const size = sizeFor({ model: model.id, resolution, aspect: draft.aspect }, sizes);
    return size ? Math.max(size.width, size.height) : 0;
  };
  const kin = ({ model }: Target) => (draft.model === null ? 0 : shared(draft.model, model.id));
  // Too small is too small: then the largest. Without a destination, the draft's own resolution.
  const match = (a: Target, b: Target) => {
    if (reach(a) === 1) return side(b) - side(a);
    if (destination) return 0;
    return Number(b.resolution === draft.resolution) - Number(a.resolution === draft.resolution);
  };
  return (a: Target, b: Target) =>
    reach(a) - reach(b) ||
    match(a, b) ||
    compare(price(a), price(b)) ||
    kin(b) - kin(a) ||
    side(a) - side(b) ||
    compare(a.model.id, b.model.id);
}

/** How many words of two names are the same: models of one family draw alike. */
function shared(one: string, other: string): number {
  const words = new Set(one.toLowerCase().split(/[^a-z0-9]+/));
  return other
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => words.has(word)).length;
}

function compare<T extends number | string>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
