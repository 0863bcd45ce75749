import type { Credits } from '../credit.ts';
import type { Facts } from '../facts.ts';
import { capFacts, leftOf } from '../request-facts.ts';
import type { Caps, RuleSet } from '../rule.ts';
import { isSameValue } from '../same-value.ts';
import type { Past } from './past.ts';

/** A price that stands for what was charged. A null field stands for any. Credits in thousandths. */
export type OtherPrice = {
  model: string | null;
  kind: string | null;
  resolution: string | null;
  /** For one image or clip. */
  credits: Credits;
};

/** What history is replayed under. */
export type WhatIf = { rules: RuleSet; prices: readonly OtherPrice[] };

/** What an earlier request, stopped or let through otherwise than it was, changed of the sums. */
export type Difference = { spent: Credits; generations: number };

/** The facts as they would have been: other caps, another price, other sums. */
export function factsUnder({ rules, prices }: WhatIf, past: Past, differences: Differences): Facts {
  const { facts } = past;
  const price = priceUnder(prices, past);
  const caps = capFacts(rules.caps);
  const { day, week, project, concept } = differences.at(past);
  const same = [day, week, project, concept].every((one) => one === NOTHING);
  // As it was, to the last digit.
  if (same && price === null && isSameValue(caps, facts.caps)) return facts;
  const changed: Facts = {
    ...facts,
    caps,
    ...(price !== null && { price: { credits: price / 1000, upTo: price / 1000 } }),
    day: spending(facts.day, day),
    week: spending(facts.week, week),
    project: facts.project.name === undefined ? facts.project : spending(facts.project, project),
    balance:
      facts.balance.credits === undefined
        ? {}
        : { credits: facts.balance.credits - day.spent / 1000 },
    concept:
      facts.concept.generations === undefined
        ? facts.concept
        : {
            ...facts.concept,
            generations: Math.max(0, facts.concept.generations + concept.generations),
          },
  };
  // What each bucket would have held after other charges is not known; with the same ones it is.
  const isSpentAlike = day.spent === 0 && week.spent === 0;
  const { left: _, ...buckets } = facts.budget;
  return {
    ...changed,
    budget: { ...(isSpentAlike && buckets), ...budgetOf(changed, rules.caps) },
  };
}

/** What the request would have cost; null where no other price stands for it. */
export function priceUnder(prices: readonly OtherPrice[], { facts }: Past): Credits | null {
  const { model, kind, resolution, count = 1 } = facts.request;
  const fits = (wanted: string | null, found: string | undefined) =>
    wanted === null || wanted === found;
  const price = prices.find(
    (one) => fits(one.model, model) && fits(one.kind, kind) && fits(one.resolution, resolution),
  );
  return price ? Math.round(price.credits * count) : null;
}

const NOTHING: Difference = { spent: 0, generations: 0 };

/** The differences so far, by all that sums are kept by. */
export class Differences {
  #sums = new Map<string, Difference>();

  add(past: Past, { spent, generations }: Difference): void {
    for (const slot of Object.values(slotsOf(past))) {
      const before = this.#sums.get(slot) ?? NOTHING;
      this.#sums.set(slot, {
        spent: before.spent + spent,
        generations: before.generations + generations,
      });
    }
  }

  at(past: Past): Record<'day' | 'week' | 'project' | 'concept', Difference> {
    const { day, week, project, concept } = slotsOf(past);
    const of = (slot: string | undefined) => (slot && this.#sums.get(slot)) || NOTHING;
    return { day: of(day), week: of(week), project: of(project), concept: of(concept) };
  }
}

/** Saved credits raise the balance of the same day: what comes after may have been filled up. */
function slotsOf({ site, day, week, project, concept }: Past) {
  return {
    day: JSON.stringify([site, 'day', day]),
    week: JSON.stringify([site, 'week', week]),
    ...(project !== null && { project: JSON.stringify([site, 'project', project]) }),
    ...(concept !== null && { concept: JSON.stringify([site, 'concept', concept]) }),
  };
}

type Sums = { spent?: number; reserved?: number; generations?: number };

/** What was not settled yet then stood under `reserved`. */
function spending<T extends Sums>(sums: T, { spent, generations }: Difference): T {
  if (spent === 0 && generations === 0) return sums;
  const wanted = (sums.spent ?? 0) + spent / 1000;
  return {
    ...sums,
    ...(sums.spent !== undefined && { spent: Math.max(0, wanted) }),
    ...(sums.reserved !== undefined && {
      reserved: Math.max(0, sums.reserved + Math.min(0, wanted)),
    }),
    ...(sums.generations !== undefined && {
      generations: Math.max(0, sums.generations + generations),
    }),
  };
}

/** In whole thousandths, as the gate reckons. */
function budgetOf({ balance, day, week, project }: Facts, caps: Caps): Facts['budget'] {
  const exact = (credits = 0) => Math.round(credits * 1000);
  const left = leftOf(
    {
      caps,
      balance: balance.credits === undefined ? null : exact(balance.credits),
      day: { spent: exact(day.spent) },
      week: { spent: exact(week.spent) },
      project: { spent: exact(project.spent) },
      reserved: {
        day: exact(day.reserved),
        week: exact(week.reserved),
        project: exact(project.reserved),
      },
    },
    project.name ?? null,
  );
  return left === null ? {} : { left: left / 1000 };
}
