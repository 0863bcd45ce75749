import { type Credits, formatCredits } from '../credit.ts';
import type { Brief } from './brief.ts';
import type { Means, Spell } from './means.ts';
import type { Outlook } from './simulate.ts';
import type { Remaining, Step, Work } from './work.ts';
import { CLIP_WORKS, LOOK_S } from './work-of.ts';

/** What of the plan nobody can tell here yet, one sentence each; empty: all of it is known. */
export function unknowns(
  { clipSeconds, deadline }: Brief,
  { heroes, ready, clips }: Remaining,
  work: Work,
  { way }: Outlook,
): string[] {
  const upscale = heroes > 0 ? work.upscale[way.finals] : null;
  const clip = clipSeconds === null ? 'clip' : `clip of ${clipSeconds} s`;
  const steps: [string, Step | null][] = [
    ['light draft', heroes > ready && way.drafts > 0 ? work.light : null],
    ['heavy render', heroes > 0 && way.finals === 'heavy' ? work.heavy : null],
    ['clean-up', upscale && work.cleanup],
    ['upscale', upscale],
    [clip, clips > 0 ? work.clip : null],
  ];
  return steps.flatMap(([name, step]) => {
    if (!step) return [];
    const unpriced = step.credits === null;
    const untimed = step.seconds === null && deadline !== null;
    if (!unpriced && !untimed) return [];
    const what = unpriced && untimed ? 'priced or timed' : unpriced ? 'priced' : 'timed';
    return `No ${name} was ${what} here yet.`;
  });
}

/** What the plan takes for granted, one sentence each. */
export function assumptions(
  { heroes, clips }: Remaining,
  work: Work,
  { way, expected }: Outlook,
  { spells }: Means,
): string[] {
  const look =
    work.lookS === LOOK_S
      ? `${LOOK_S} s to look at each, until your own pace is seen.`
      : `${Math.round(work.lookS)} s to look at each, as you did of late.`;
  const { mean, clips: weight } = CLIP_WORKS;
  const unrated = work.clip.works.a + work.clip.works.b === weight;
  return [
    ...waits(spells, expected),
    look,
    'One step after another, and all the time until the deadline is yours.',
    ...(heroes > 0 && work.upscale[way.finals] ? ['One clean-up before each upscale.'] : []),
    ...(clips > 0 && unrated ? [`A clip is usable in ${mean * 10} of 10 tries.`] : []),
  ];
}

/** Said where today's credits will probably not do. */
function waits(spells: readonly Spell[], expected: Credits | null): string[] {
  const [now, next] = spells;
  if (!now || !next || expected === null || expected <= now.credits) return [];
  const each = spells.length > 2 ? ' each day' : '';
  return [
    `Once the ${formatCredits(now.credits)} left now are used it waits for the reset, which brings ${formatCredits(next.credits)}${each}.`,
  ];
}
