import type { Credits } from '../credit.ts';
import { type DayOutlook, dayOutlook, hasBuckets } from '../day-outlook.ts';
import { sum } from '../day-spend.ts';
import type { Instant } from '../id.ts';
import { nextReset } from '../reset-day.ts';
import type { Caps } from '../rule.ts';
import type { SiteSummary } from '../snapshot.ts';
import type { Brief } from './brief.ts';

/** From so many seconds on until the next spell there are so many credits, and no more. */
export type Spell = { from: number; credits: Credits };

/** What there is to work with; null: no bound is known. */
export type Means = {
  /** To be spent in all. */
  credits: Credits | null;
  /** Until the deadline; below 0 it has passed. */
  seconds: number | null;
  /** Where credits come back before the deadline: the one at hand first. Empty where none do. */
  spells: Spell[];
};

/** What is left for a brief: what was granted it, and what its account has until the deadline. */
export function meansFor(
  { credits, deadline, project }: Brief,
  spent: Credits,
  summary: SiteSummary,
  caps: Caps,
  now: Instant,
): Means {
  const typed = credits === null ? null : Math.max(0, credits - spent);
  const outlook = dayOutlook(summary, caps, now, { project });
  if (deadline === null) return { credits: typed ?? outlook.left, seconds: null, spells: [] };
  const spells = spellsUntil(deadline, outlook, summary, now);
  const most = mostOf(spells, outlook, summary, project);
  // Buckets may be filled again before the deadline; what is left now does not say so.
  const isTypedAlone = most === null || hasBuckets(summary);
  return {
    credits: typed === null || isTypedAlone ? (typed ?? most) : Math.min(typed, most),
    seconds: (deadline - now) / 1000,
    spells: spells.length > 1 ? spells : [],
  };
}

/**
 * What the account lets through until then: what is left now, and what a daily allowance or the
 * person's daily cap lets through again after each reset. None where nobody knows what is left.
 */
function spellsUntil(
  end: Instant,
  { left, caps, zone }: DayOutlook,
  { balance }: SiteSummary,
  now: Instant,
): Spell[] {
  if (left === null) return [];
  const daily = allowanceOf(balance);
  const limits = [daily?.limit ?? null, caps.daily?.cap ?? null].flatMap((one) => one ?? []);
  const spells = [{ from: 0, credits: left }];
  if (limits.length === 0) return spells;
  const stated = daily?.resetsAt ?? 0;
  for (let at = stated > now ? stated : nextReset(now, zone); at < end; at = nextReset(at, zone))
    spells.push({ from: (at - now) / 1000, credits: Math.min(...limits) });
  return spells;
}

/** All of the spells, within the limits that no reset lifts; null: nobody knows. */
function mostOf(
  spells: readonly Spell[],
  { caps }: DayOutlook,
  { balance }: SiteSummary,
  project: string | null,
): Credits | null {
  if (spells.length === 0) return null;
  const bounds = [
    caps.weekly?.left ?? null,
    caps.projects.find((one) => one.project === project)?.left ?? null,
    allowanceOf(balance) ? null : (balance?.credits ?? null),
  ].flatMap((one) => one ?? []);
  return Math.min(...bounds, sum(spells.map(({ credits }) => credits)));
}

/** A balance above its allowance holds other credits too; what comes back on top is not known. */
function allowanceOf(balance: SiteSummary['balance']) {
  const daily = balance?.daily ?? null;
  return daily && (daily.used !== null || balance!.credits <= daily.limit) ? daily : null;
}

/**
 * When work of so many credits and seconds is done, seconds from now: at an even pace while the
 * credits of a spell last, and waiting for the next one where they do not. Infinity: never.
 */
export function doneAfter(credits: Credits, seconds: number, spells: readonly Spell[]): number {
  if (spells.length === 0) return seconds;
  let done = 0;
  for (const [i, spell] of spells.entries()) {
    const until = spells[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const paid = credits > 0 ? spell.credits / credits : 1;
    const worked = seconds > 0 ? (until - spell.from) / seconds : 1;
    const share = Math.min(paid, worked);
    if (done + share >= 1) return spell.from + (1 - done) * seconds;
    done += share;
  }
  return Number.POSITIVE_INFINITY;
}
