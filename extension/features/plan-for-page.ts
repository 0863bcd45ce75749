import type { AssetCard } from '../../shared/asset-card.ts';
import type { Destination } from '../../shared/destination.ts';
import { planPromotion } from '../../shared/plan-promotion.ts';
import type { PromotionPlan } from '../../shared/promotion.ts';
import type { PromotionModel } from '../../shared/promotion-target.ts';
import type { ActProfile } from '../../shared/site/profile.ts';
import { type Tier, tierFromName } from '../../shared/tier.ts';
import { inputButtonOf } from '../site/act/input-image.ts';
import { locate } from '../site/locate.ts';
import type { OverlayHandle } from './overlay-handle.ts';
import type { PageModels } from './page-models.ts';

/** What the page and the person said that no answer of the studio's says. */
export type PageKnowledge = {
  promoteTo: 'next' | Tier;
  destinations: { [project: string]: Destination };
  /** What the form turned out to have no place for. */
  missing: ReadonlySet<string>;
  models: Pick<PageModels, 'offered' | 'unlisted'>;
  busy: boolean;
};

/** The plan for one asset out of all that this page knows now. */
export function planForPage(
  {
    reader,
    view,
    profile,
    recording,
  }: Pick<OverlayHandle, 'reader' | 'view' | 'profile' | 'recording'>,
  act: ActProfile,
  knowledge: PageKnowledge,
  card: AssetCard,
): PromotionPlan {
  const summary = view.peek()?.snapshot.sites[reader.site];
  const prices = summary?.prices ?? [];
  const offered = reader.models.peek().map(
    ({ id, label, kinds = null, resolutions = null }): PromotionModel => ({
      ...{ id, label, kinds, resolutions },
      tier: profile.tiers[id] ?? tierFromName(label ?? '') ?? tierFromName(id),
    }),
  );
  const paid = paidFor(prices);
  const asked = card.request.model === null ? [] : [card.request.model];
  const onPage = offered.length > 0 ? [] : knowledge.models.offered([...ids(paid), ...asked]);
  const known = onPage.length > 0 ? onPage : paid;
  const plan = planPromotion({
    card,
    models: offered.length > 0 ? offered : known,
    unlisted: offered.length === 0 && knowledge.models.unlisted(),
    prices,
    latencies: summary?.latencies ?? [],
    sizes: view.peek()?.shelf?.sizes?.[reader.site] ?? [],
    kept: summary?.promotions ?? [],
    balance: reader.form.peek().shownBalance ?? summary?.balance?.credits ?? null,
    daily: summary?.balance?.daily ?? null,
    destination: knowledge.destinations[card.project ?? ''] ?? null,
    promoteTo: knowledge.promoteTo,
    form: {
      negative:
        (profile.dom.negative.length > 0 || 'negative' in reader.parts.peek()) &&
        !knowledge.missing.has('negative'),
      seed: isOnForm(act, 'seed') && !knowledge.missing.has('seed'),
      reference: mayBeInput(card.url, act) && !knowledge.missing.has('input'),
    },
    seedHonoured: act.seedHonoured,
    recording: recording.peek() === 'live',
    busy: knowledge.busy,
    now: Date.now(),
  });
  if (card.site === reader.site) return plan;
  return { ...plan, blocked: { why: `This image is one of ${card.site}.`, until: null } };
}

const ids = (models: readonly PromotionModel[]) => models.map(({ id }) => id);

/** What can be folded away is looked for once it was unfolded. */
function isOnForm(act: ActProfile, part: 'seed'): boolean {
  const locators = act.dom[part];
  return locators.length > 0 && (act.dom.advanced.length > 0 || locate(locators) !== null);
}

/** Whether the page has a way to make this picture the form's input image. */
function mayBeInput(url: string, act: ActProfile): boolean {
  if (act.dom.useAsReference.length === 0) return false;
  return inputButtonOf(url, act) !== null || locate(act.dom.imagesPage) !== null;
}

/** Where no answer of the studio named its models yet, those that were used here before. */
function paidFor(prices: Parameters<typeof planPromotion>[0]['prices']): PromotionModel[] {
  const ids = new Set(
    prices.flatMap(({ key: { model, kind, durationS } }) =>
      model === null || kind === 'upscale' || durationS !== null ? [] : [model],
    ),
  );
  return [...ids].map((id) => ({
    id,
    label: null,
    kinds: null,
    resolutions: null,
    tier: tierFromName(id),
  }));
}
