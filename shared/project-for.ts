import type { Id, Instant } from './id.ts';
import type { RecentGeneration } from './snapshot.ts';

/** What the person chose to work on, and when; `at` 0: before it was noted. */
export type ChosenProject = { project: string | null; at: Instant };

type Member = Pick<RecentGeneration, 'site' | 'concept' | 'at' | 'outcome' | 'project'>;

/**
 * The project that the next generation of an idea is for. A project sticks to its idea: who goes
 * back to an earlier one goes back to its project. What is chosen goes with new ideas, with those
 * that have none yet, and with the idea that was worked on when it was chosen.
 *
 * @param recent newest first, of all sites.
 */
export function projectFor(
  site: string,
  concept: Id,
  chosen: ChosenProject,
  recent: readonly Member[],
): string | null {
  const sent = recent.filter((one) => one.site === site && one.outcome === 'released');
  const latest = sent.find((one) => one.concept === concept);
  if (!latest?.project) return chosen.project;
  const workedOn = sent.find(({ at }) => at < chosen.at);
  const isChanged = latest.at < chosen.at && workedOn?.concept === concept;
  return isChanged ? chosen.project : latest.project;
}
