import type { Event } from '../../shared/event.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

/** One studio's week, counted the slow way. Null: undefined or hidden. */
export type ByHand = {
  assets: number;
  reviewed: number;
  usable: number;
  succeeded: number;
  withUsable: number;
  generations: number;
  credits: number;
  usableCredits: number;
  rejectedCredits: number;
  unreviewedCredits: number;
  creditsOfNothing: number;
  unknown: number;
  costs: { [tier: string]: number | null };
  heavyRejected: number;
  heavyReviewedCredits: number;
  heavyReviewed: number;
  heavyUnreviewed: number;
  alarm: boolean;
  savedLikely: number | null;
  savedHidden: boolean;
  firstMinutes: number | null;
  firstGenerations: number | null;
  conceptsWithout: number;
  waived: number;
  stopped: number;
  stops: { [rule: string]: number };
  medianLatency: { [model: string]: number };
  paid: string | null;
};

/**
 * Every figure of the weekly report of one studio straight from the events: each question goes
 * through the whole history again. Slow and plain on purpose, and with no line in common with the
 * report: it is what the report is held against. @param monday epoch day number of the week's first.
 */
export function reportByHand(events: readonly Event[], site: string, monday: number): ByHand {
  const here = events.filter((event) => event.site === site);
  const all = <T extends Event['type']>(type: T) =>
    here.filter((event): event is Of<T> => event.type === type);
  const dayNumber = (event: Event) => Date.parse(`${event.reset.day}T00:00Z`) / 86_400_000;

  const saidOf = (id: string) =>
    all('concept.stated')
      .filter((event) => event.generation === id)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .at(-1)?.concept;
  const starts = (from: number, to: number) =>
    all('generation.requested')
      .filter((event) => dayNumber(event) >= from && dayNumber(event) <= to)
      .map((event) => ({ ...event, concept: saidOf(event.generation) ?? event.concept }))
      .sort((a, b) => (a.at !== b.at ? a.at - b.at : a.generation < b.generation ? -1 : 1));
  const endOf = (id: string) => all('generation.finished').find((e) => e.generation === id);
  const wentOut = (e: Of<'generation.requested'>) =>
    e.outcome === 'released' && endOf(e.generation)?.outcome !== 'rejected';
  const costOf = (id: string): number | null => {
    const corrections = all('generation.charged').filter((e) => e.generation === id);
    const isLost = ['failed', 'canceled'].includes(endOf(id)?.outcome ?? '');
    const said = [
      corrections.at(-1)?.charged.credits,
      endOf(id)?.charged.credits,
      isLost ? null : all('generation.accepted').find((e) => e.generation === id)?.charged.credits,
    ].filter((credits) => credits !== null && credits !== undefined);
    return said.length === 0 ? null : said[0]!;
  };
  const verdictOn = (asset: string): 'usable' | 'rejected' | null => {
    let verdict: 'usable' | 'rejected' | null = null;
    let latest = -1;
    for (const rated of all('asset.rated')) {
      if (rated.asset === asset && rated.at > latest) {
        latest = rated.at;
        verdict = rated.rating;
      }
    }
    return verdict;
  };
  /** Thousandths are dealt out one by one, so that the parts differ by one at most. */
  const partsOf = (credits: number, into: number): number[] => {
    const parts: number[] = [];
    let given = 0;
    for (let i = 1; i <= into; i += 1) {
      const due = (credits * i - ((credits * i) % into)) / into;
      parts.push(due - given);
      given = due;
    }
    return parts;
  };

  const week = starts(monday, monday + 6);
  const out = week.filter(wentOut);
  const hand: ByHand = {
    assets: 0,
    reviewed: 0,
    usable: 0,
    succeeded: 0,
    withUsable: 0,
    generations: out.length,
    credits: 0,
    usableCredits: 0,
    rejectedCredits: 0,
    unreviewedCredits: 0,
    creditsOfNothing: 0,
    unknown: 0,
    costs: {},
    heavyRejected: 0,
    heavyReviewedCredits: 0,
    heavyReviewed: 0,
    heavyUnreviewed: 0,
    alarm: false,
    savedLikely: null,
    savedHidden: true,
    firstMinutes: null,
    firstGenerations: null,
    conceptsWithout: 0,
    waived: week.filter((e) => e.waiver !== null).length,
    stopped: 0,
    stops: {},
    medianLatency: {},
    paid: null,
  };
  const perTier: {
    [tier: string]: { spent: number; usable: number; reviewed: number; n: number };
  } = {};
  let imagesSpent = 0;
  let imagesUsable = 0;

  for (const start of out) {
    const end = endOf(start.generation);
    const assets = end?.assets ?? [];
    const verdicts = assets.map(({ id }) => verdictOn(id));
    const cost = costOf(start.generation);
    const heavy = start.request.tier === 'heavy';
    if (end?.outcome === 'succeeded') hand.succeeded += 1;
    if (verdicts.includes('usable') && end?.outcome === 'succeeded') hand.withUsable += 1;
    const name = String(start.request.tier);
    const tier = perTier[name] ?? { spent: 0, usable: 0, reviewed: 0, n: 0 };
    perTier[name] = tier;
    for (const verdict of verdicts) {
      hand.assets += 1;
      if (verdict !== null) {
        hand.reviewed += 1;
        tier.reviewed += 1;
      }
      if (verdict === 'usable') hand.usable += 1;
    }
    if (cost === null) {
      hand.unknown += 1;
      continue;
    }
    hand.credits += cost;
    tier.n += 1;
    tier.spent += cost;
    if (assets.length === 0) hand.creditsOfNothing += cost;
    partsOf(cost, assets.length).forEach((part, i) => {
      if (verdicts[i] === 'usable') hand.usableCredits += part;
      if (verdicts[i] === 'rejected') hand.rejectedCredits += part;
      if (verdicts[i] === null) hand.unreviewedCredits += part;
      if (heavy && verdicts[i] === 'rejected') hand.heavyRejected += part;
      if (heavy && verdicts[i] !== null) {
        hand.heavyReviewed += 1;
        hand.heavyReviewedCredits += part;
      }
      if (heavy && verdicts[i] === null) hand.heavyUnreviewed += 1;
    });
    const usableHere = verdicts.filter((verdict) => verdict === 'usable').length;
    tier.usable += usableHere;
    if (start.request.media === 'image') {
      imagesSpent += cost;
      imagesUsable += usableHere;
    }
  }
  for (const [name, { spent, usable, reviewed, n }] of Object.entries(perTier)) {
    hand.costs[name] = n > 0 && reviewed >= 10 && usable > 0 ? spent / usable : null;
  }
  hand.alarm =
    hand.heavyReviewed >= 10 &&
    hand.heavyReviewedCredits > 0 &&
    hand.heavyRejected * 10 >= hand.heavyReviewedCredits * 9;

  let [heavySpent, heavyImages, heavyRated, heavyUsable] = [0, 0, 0, 0];
  for (const start of starts(monday - 49, monday + 6).filter(wentOut)) {
    const cost = costOf(start.generation);
    if (start.request.tier !== 'heavy' || start.request.media !== 'image' || cost === null)
      continue;
    heavySpent += cost;
    for (const { id } of endOf(start.generation)?.assets ?? []) {
      heavyImages += 1;
      if (verdictOn(id) !== null) heavyRated += 1;
      if (verdictOn(id) === 'usable') heavyUsable += 1;
    }
  }
  hand.savedHidden = heavyRated < 10 || heavySpent === 0 || imagesUsable === 0;
  if (!hand.savedHidden && heavyUsable > 0) {
    const price = heavySpent / heavyImages;
    hand.savedLikely = (imagesUsable * price * heavyRated) / heavyUsable - imagesSpent;
  }

  const begun = new Set(out.map((e) => e.concept).filter((concept) => concept !== null));
  for (const { concept } of starts(0, monday - 1)) if (concept !== null) begun.delete(concept);
  const minutes: number[] = [];
  const tries: number[] = [];
  for (const concept of begun) {
    const members = out.filter((e) => e.concept === concept);
    let tried = 0;
    let found = false;
    for (const member of members) {
      tried += 1;
      const end = endOf(member.generation);
      if (!(end?.assets ?? []).some(({ id }) => verdictOn(id) === 'usable')) continue;
      found = true;
      tries.push(tried);
      if (end?.latencyMs !== null && end?.latencyMs !== undefined)
        minutes.push((member.at + end.latencyMs - members[0]!.at) / 60_000);
      break;
    }
    if (!found) hand.conceptsWithout += 1;
  }
  hand.firstMinutes = middle(minutes);
  hand.firstGenerations = middle(tries);

  for (const { outcome, decision } of week) {
    if (outcome !== 'refused' && outcome !== 'cancelled') continue;
    hand.stopped += 1;
    const rules = decision.because.map(({ rule }) => rule);
    for (const rule of rules.length === 0 ? ['nobody'] : rules)
      hand.stops[rule] = (hand.stops[rule] ?? 0) + 1;
  }
  for (const model of new Set(out.map((e) => e.request.model))) {
    const seen = out
      .filter((e) => e.request.model === model)
      .map((e) => endOf(e.generation))
      .flatMap((end) => (end?.outcome === 'succeeded' ? (end.latencyMs ?? []) : []));
    const median = middle(seen);
    if (median !== null) hand.medianLatency[String(model)] = median;
  }
  const stated = all('plan.stated')
    .sort((a, b) => a.at - b.at)
    .at(-1)?.plan;
  hand.paid = stated ? `${stated.paid} ${stated.currency} for ${stated.credits}` : null;
  return hand;
}

function middle(numbers: number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(half)]!
    : (sorted[half - 1]! + sorted[half]!) / 2;
}
