import { formatCredits } from '../credit.ts';
import { sum } from '../day-spend.ts';
import { TIER_LABEL } from '../tier.ts';
import { isTaken } from './line.ts';
import type { Figure } from './list-behind.ts';
import { MIN_REVIEWED, type SiteWeek } from './week-report.ts';
import { count, credits, percentOf, signedCredits } from './words.ts';

/** One sentence about the week. `fix-now`: credits are being burnt; `habit`: worth changing. */
export type Advice = {
  class: 'fix-now' | 'habit' | 'fyi';
  text: string;
  /** Whether the sentence counts what happened or compares with what would have. */
  basis: 'measured' | 'estimated';
  /** The list that it rests on. */
  figure: Figure;
};

export const ADVICE_LABEL: Record<Advice['class'], string> = {
  'fix-now': 'Fix now',
  habit: 'Habit',
  fyi: 'FYI',
};

/** Charges without a result worth a word. */
const LOST = 0.1;

/** The one thing worth saying, the most urgent first. */
export function adviceOn(week: SiteWeek): Advice {
  return discarded(week) ?? lost(week) ?? unreviewed(week) ?? dearTier(week) ?? plain(week);
}

function discarded({ heavy }: SiteWeek): Advice | null {
  if (!heavy.alarm) return null;
  const share = percentOf(heavy.rejected / heavy.ofReviewed);
  const open =
    heavy.unreviewed === 0
      ? 'all are reviewed'
      : `${count(heavy.unreviewed, 'more is', 'more are')} not reviewed`;
  return {
    class: 'fix-now',
    text: `${share} of the credits on ${count(heavy.reviewed, 'reviewed heavy asset')} went into rejected ones (${open}): explore in Light, and render only what you already like in Heavy.`,
    basis: 'measured',
    figure: { of: 'heavy-discarded' },
  };
}

/** What is still going may bring something yet. */
function lost({ credits: split, lines }: SiteWeek): Advice | null {
  const ended = lines.filter(
    (line) => isTaken(line) && line.end !== null && line.assets.length === 0,
  );
  const none = sum(ended.map(({ charge }) => charge ?? 0));
  if (none === 0 || none < LOST * split.total) return null;
  return {
    class: 'fix-now',
    text: `${credits(none)} of ${formatCredits(split.total)} were charged for generations that brought nothing back: look whether the studio owes a refund.`,
    basis: 'measured',
    figure: { of: 'credits' },
  };
}

function unreviewed({ assets, reviewed, usableRange }: SiteWeek): Advice | null {
  if (usableRange === null || assets < MIN_REVIEWED) return null;
  const { low, high } = usableRange;
  return {
    class: 'habit',
    text: `${count(assets - reviewed, 'asset is', 'assets are')} not reviewed, so between ${percentOf(low / assets)} and ${percentOf(high / assets)} of the week may be usable: a few minutes of review would settle it.`,
    basis: 'measured',
    figure: { of: 'usable' },
  };
}

/** Two tiers whose intervals do not touch. */
function dearTier({ tiers, saved }: SiteWeek): Advice | null {
  const priced = tiers
    .filter(({ cost }) => cost.value !== null && cost.interval !== null)
    .sort((a, b) => a.cost.value! - b.cost.value!);
  const [cheap] = priced;
  const dear = priced.at(-1);
  if (!cheap?.tier || !dear?.tier || cheap === dear) return null;
  const { high } = cheap.cost.interval!;
  if (high === null || high >= dear.cost.interval!.low) return null;
  const isUpsideDown = cheap.tier === 'heavy';
  const what = `A usable asset took ${formatCredits(cheap.cost.value)} credits in ${TIER_LABEL[cheap.tier]} and ${formatCredits(dear.cost.value)} in ${TIER_LABEL[dear.tier]}`;
  const gain =
    saved.range && saved.range.low > 0
      ? ` (at least ${signedCredits(saved.range.low)} credits against all-heavy)`
      : '';
  return {
    class: isUpsideDown ? 'habit' : 'fyi',
    text: isUpsideDown
      ? `${what}: for work like this week’s, go to Heavy sooner.`
      : `${what}: exploring there pays${gain}.`,
    basis: 'estimated',
    figure: { of: 'cost', tier: dear.tier },
  };
}

function plain(week: SiteWeek): Advice {
  const { reviewed, assets, usableOfReviewed, stopped } = week;
  const figure: Figure = { of: 'usable' };
  if (assets === 0)
    return {
      class: 'fyi',
      text: `Nothing came back this week${stopped > 0 ? `; ${count(stopped, 'request was', 'requests were')} stopped before costing anything` : ''}.`,
      basis: 'measured',
      figure,
    };
  if (reviewed < MIN_REVIEWED)
    return {
      class: 'fyi',
      text: `${count(reviewed, 'asset is', 'assets are')} reviewed; shares and prices appear from ${MIN_REVIEWED} on.`,
      basis: 'measured',
      figure,
    };
  return {
    class: 'fyi',
    text: `${count(usableOfReviewed.k, 'asset was', 'assets were')} worth keeping of ${usableOfReviewed.n} reviewed; nothing stands out.`,
    basis: 'measured',
    figure: { of: 'reviewed' },
  };
}
