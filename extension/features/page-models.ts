import type { PromotionModel } from '../../shared/promotion-target.ts';
import { sameWords } from '../../shared/same-words.ts';
import { tierFromName } from '../../shared/tier.ts';
import { findPart } from '../site/act/find-part.ts';
import { type Offer, offeredBy, offeredInList } from '../site/act/offered-by.ts';
import type { FormWords } from './form-words.ts';
import type { ModelSigns } from './like-promised.ts';
import type { OverlayHandle } from './overlay-handle.ts';

/** The models that the page's own control offers, where no answer of the studio's names them. */
export type PageModels = {
  /** @param known ids that are known from elsewhere: what is paid for, what was asked for. */
  offered(known: readonly string[]): PromotionModel[];
  /** By what the model is told from the others that were offered last. */
  signsOf(id: string): Omit<ModelSigns, 'draft'>;
  /** Whether only the control's list says, and it was not looked into yet. */
  unlisted(): boolean;
  /** Looks into the list: opens it, and closes it again. */
  look(signal: AbortSignal): Promise<void>;
};

export function createPageModels(handle: OverlayHandle, words: FormWords): PageModels {
  /** What was read in the list of a control, on one page of the site. */
  let listed: { path: string; offers: readonly Offer[] } | null = null;
  const control = () => findPart(handle, 'model');
  const here = () => (listed?.path === location.pathname ? listed.offers : null);
  const unseen = new Set<string>();
  let last: readonly PromotionModel[] = [];
  const offers = () => {
    const element = control();
    const shown = element && offeredBy(element);
    // Right after a list was closed the page may not be read anew yet.
    return shown === 'list' || shown === null ? here() : shown;
  };

  return {
    offered(known) {
      const { tiers } = handle.profile;
      last = (offers() ?? []).map(({ words: label, value }) => {
        const isKnown = known.find((id) => sameWords(id, label) || sameWords(id, value)) ?? null;
        const seen = words.valueOf('model', label) ?? isKnown ?? value;
        const id = seen ?? label;
        if (seen === null) unseen.add(id);
        else unseen.delete(id);
        const tier = tiers[id] ?? tierFromName(label) ?? tierFromName(id);
        return { id, label, kinds: null, resolutions: null, tier };
      });
      return [...last];
    },
    signsOf(id) {
      const others = last.filter((one) => one.id !== id);
      return {
        unseen: unseen.has(id),
        others: others.flatMap((one) => [one.id, one.label ?? one.id]),
      };
    },
    unlisted() {
      const element = control();
      return element !== null && offeredBy(element) === 'list' && here() === null;
    },
    async look(signal) {
      const element = control();
      const path = location.pathname;
      if (element) listed = { path, offers: await offeredInList(element, signal) };
    },
  };
}
