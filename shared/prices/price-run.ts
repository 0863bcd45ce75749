import type { Instant } from '../id.ts';

/** One payment; `decisive`: the person said to learn from it. */
export type Paid = { at: Instant; credits: number; decisive: boolean };

/** What a sequence of payments for the same says of its price. */
export type Run<P extends Paid = Paid> = {
  credits: number;
  /** The prices that held, oldest first; the last one is in force. */
  past: { since: Instant; credits: number }[];
  /** Payments since the last change. */
  regime: readonly P[];
  /** They differ too much for one price. */
  between: { low: number; high: number } | null;
  /** What the latest ones speak for, too few of them yet. */
  next: { credits: number; n: number; since: Instant } | null;
};

/** Fewer agreeing payments than this are no price that one could call changed. */
const ESTABLISHED = 3;
/** So many at a new price, and none at the old one between them, are a change. */
export const CHANGED = 3;
const REGIME = 1000;
const LATEST = 10;
/** Below this share of the latest, the commonest payment is not the price. */
const AGREED = 0.6;
const MEDIAN_BELOW = 0.4;
const ODD = 0.2;

/**
 * The price by agreement, not by average: the commonest payment stands until several in a row agree
 * on another, so that a refund or a discount once changes nothing and a change is seen at its third
 * payment. Where odd payments are common, or the same one came before, it takes one or two more.
 */
export function runOf<P extends Paid>(paid: readonly P[]): Run<P> | null {
  const past: Run['past'] = [];
  let regime: P[] = [];
  let off: P[] = [];
  let price = Number.NaN;
  const start = (from: P[]) => {
    regime = from;
    off = [];
    price = from.at(-1)?.credits ?? Number.NaN;
    past.push({ since: from[0]?.at ?? 0, credits: price });
  };
  for (const one of paid) {
    if (past.length === 0 || (one.decisive && !isSame(one.credits, price))) {
      start([one]);
      continue;
    }
    const before = regime.length - off.length;
    regime.push(one);
    if (regime.length > REGIME) regime.shift();
    if (isSame(one.credits, price)) {
      off = [];
      continue;
    }
    off.push(one);
    const held = countOf(regime, price);
    const votes = off.filter(({ credits }) => isSame(credits, one.credits));
    if (held < ESTABLISHED) {
      if (countOf(regime, one.credits) < held) continue;
      price = one.credits;
      past[past.length - 1] = { since: past.at(-1)?.since ?? one.at, credits: price };
      off = [];
      continue;
    }
    const asBefore = countOf(regime, one.credits) > votes.length ? 1 : 0;
    const often = before > 0 && 1 - held / before > ODD ? 1 : 0;
    if (votes.length >= CHANGED + asBefore + often)
      start(regime.slice(regime.indexOf(votes[0] as P)));
  }
  if (past.length === 0) return null;
  const votes = off.filter(({ credits }) => isSame(credits, off.at(-1)?.credits ?? Number.NaN));
  const next =
    votes[0] === undefined
      ? null
      : { credits: votes[0].credits, n: votes.length, since: votes[0].at };
  return { ...agreed(regime, price), past, regime, next };
}

function agreed(regime: readonly Paid[], price: number): Pick<Run, 'credits' | 'between'> {
  const sorted = regime
    .slice(-LATEST)
    .map(({ credits }) => credits)
    .sort((a, b) => a - b);
  const share = sorted.filter((credits) => isSame(credits, price)).length / sorted.length;
  if (sorted.length <= ESTABLISHED || share >= AGREED) return { credits: price, between: null };
  return {
    credits: share < MEDIAN_BELOW ? (sorted[sorted.length >> 1] ?? price) : price,
    between: { low: sorted[0] ?? price, high: sorted.at(-1) ?? price },
  };
}

function countOf(paid: readonly Paid[], credits: number): number {
  return paid.filter((one) => isSame(one.credits, credits)).length;
}

/** Half a percent: a share of a price that does not divide is rounded. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.005 * Math.max(a, b);
}

/** The price in force at an instant. */
export function priceAt({ past }: Run, at: Instant): number {
  return (past.findLast(({ since }) => since <= at) ?? past[0])?.credits ?? Number.NaN;
}
