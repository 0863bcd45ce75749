import { limitOf } from '../../shared/day-outlook.ts';
import { type DayAhead, dayAhead } from '../../shared/forecast/day-ahead.ts';
import type { Instant } from '../../shared/id.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { preferences, type View } from '../state.ts';

/** As time goes by the rest of the day gets shorter. */
export const AGAIN_MS = 5 * 60_000;
let last: { of: string; at: Instant; ahead: NonNullable<View['ahead']> } | null = null;

/** What the rest of each studio's day probably brings, reckoned anew where anything changed. */
export async function aheadIn(
  { sites, rules, revision }: Snapshot,
  now: Instant,
): Promise<NonNullable<View['ahead']>> {
  const { project } = await preferences.getValue();
  const of = JSON.stringify([revision, rules.caps, project]);
  if (last?.of === of && now < last.at + AGAIN_MS) return last.ahead;
  const ahead: { [site: string]: DayAhead } = {};
  for (const [site, summary] of Object.entries(sites)) {
    const found = dayAhead(summary, limitOf(summary, rules.caps, now, project), now);
    if (found) ahead[site] = found;
  }
  last = { of, at: now, ahead };
  return ahead;
}
