import { type Credits, formatCredits } from '../credit.ts';
import { type Brief, heroesOf } from './brief.ts';
import type { BriefProgress } from './progress.ts';
import type { Outlook } from './simulate.ts';
import type { Remaining, Step, Work } from './work.ts';

const ORDINAL = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** What to do next, with what it probably costs and takes: `6 light drafts of the second hero, ~24 cr, ~3 min`. */
export function nextStep(
  brief: Brief,
  progress: BriefProgress,
  { heroes, ready, clips }: Remaining,
  work: Work,
  { way, counts }: Outlook,
): string {
  const hero = `the ${ordinal(heroesOf(brief) - heroes)} ${brief.clips > 0 ? 'hero' : 'still'}`;
  if (heroes > 0) {
    if (ready > 0 && way.finals === 'heavy')
      return `Next: render a usable draft heavy for ${hero}${figures(work.heavy, 1, work.lookS)}`;
    if (way.drafts === 0)
      return `Next: a heavy render of ${hero}${figures(work.heavy, 1, work.lookS)}`;
    const drafts = Math.max(1, Math.min(way.drafts, Math.ceil(counts.drafts / (heroes - ready))));
    if (progress.unrated >= drafts)
      return `Next: rate the ${progress.unrated} drafts that nobody rated yet: one may be ${hero}`;
    const many = drafts === 1 ? '1 light draft' : `${drafts} light drafts`;
    return `Next: ${many} of ${hero}${figures(work.light, drafts, work.lookS)}`;
  }
  if (clips > 0) {
    const seconds = brief.clipSeconds === null ? '' : ` of ${brief.clipSeconds} s`;
    const which = `clip ${brief.clips - clips + 1} of ${brief.clips}`;
    return `Next: ${which}${seconds} from a usable hero${figures(work.clip, 1, work.lookS)}`;
  }
  return 'All of it is there';
}

function figures({ credits, seconds }: Step, times: number, lookS: number): string {
  const minutes = seconds && (times * (seconds.p50 + lookS)) / 60;
  const cost: Credits | null = credits === null ? null : credits * times;
  return `, ${cost === null ? '?' : `~${formatCredits(cost)}`} cr${minutes === null ? '' : `, ~${minutesText(minutes)}`}`;
}

/** `40 s`, `3 min`, `2 h 10`; no more digits than mean something. */
export function minutesText(minutes: number): string {
  if (minutes < 1) return `${Math.max(1, Math.round(minutes * 60))} s`;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  const whole = Math.round(minutes / 10) * 10;
  const rest = whole % 60;
  return `${Math.floor(whole / 60)} h${rest === 0 ? '' : ` ${rest}`}`;
}

function ordinal(done: number): string {
  return ORDINAL[done] ?? `${done + 1}th`;
}
