import { type Credits, formatCredits, formatExpected } from '../credit.ts';
import { causeIn } from '../day-shares.ts';
import { KIND_WORDS, momentText } from '../grants/words.ts';
import type { Instant } from '../id.ts';
import type { SiteSummary } from '../snapshot.ts';
import { zonedNow } from '../zoned-now.ts';
import type { DayAhead, Lapse } from './day-ahead.ts';
import type { ForecastScores } from './forecast-scores.ts';
import type { RunOut } from './run-out-of.ts';

/** `last 14: 12 inside`; null where none was scored yet. */
export function scoreText({ of, inside }: Pick<ForecastScores, 'of' | 'inside'>): string | null {
  return of === 0 ? null : `last ${of}: ${inside} inside`;
}

/** `probably at 17:40 (16:20 to 20:10)`, `not before 00:00` beyond it; null where no time is known. */
export function runOutTime(
  { early, likely, late }: Pick<RunOut, 'early' | 'likely' | 'late'>,
  zone: string,
  now: Instant,
): string | null {
  const at = (moment: Instant) => momentText(moment, zone, now);
  if (likely === null) return early === null ? null : `perhaps from ${at(early)} on`;
  const to = late === null ? 'or not at all' : `to ${at(late)}`;
  return `probably at ${at(likely)} (${at(early ?? likely)} ${to})`;
}

/** `17 %`; two hundred futures do not tell 0 % from a little. */
export function chanceText(share: number): string {
  if (share < 0.01) return 'below 1 %';
  return share > 0.99 ? 'over 99 %' : `${Math.round(share * 100)} %`;
}

/** `40 daily credits will probably lapse at 00:00 (30 to 40)`. */
export function lapseText({ kind, at, lost }: Lapse, zone: string, now: Instant): string {
  const [low, likely, high] = [lost.low, lost.likely, lost.high].map(formatExpected);
  const band = low === high ? '' : ` (${low} to ${high})`;
  return `${likely} ${KIND_WORDS[kind]} credits will probably lapse at ${momentText(at, zone, now)}${band}`;
}

/** `100 to 180 plan credits will be left as they end at 00:00 on 2026-12-01`, or when they are used up before. */
export function termText(
  { kind, at, balance, runOut }: NonNullable<DayAhead['term']>,
  zone: string,
  now: Instant,
): string {
  const end = momentText(at, zone, now);
  if (runOut.likely === null) {
    const { low, high } = balance;
    return `${formatExpected(low)} to ${formatExpected(high)} credits will be left when the ${KIND_WORDS[kind]} credits end at ${end}`;
  }
  const day = (moment: Instant | null) =>
    moment === null ? 'or not at all' : zonedNow(moment, zone).day;
  const band = `${day(runOut.early)} ${runOut.late === null ? '' : 'to '}${day(runOut.late)}`;
  return `All credits will probably be used up on ${day(runOut.likely)} (${band}), before the ${KIND_WORDS[kind]} credits end at ${end}`;
}

/** How what was spent stands against spending the same in each hour until the reset. */
export function paceText({
  spent,
  left,
  hour,
  minute,
}: {
  spent: Credits;
  left: Credits;
  hour: number;
  minute: number;
}): string | null {
  const budget = spent + left;
  const passed = (hour * 60 + minute) / 1440;
  // In the first hours a single image would be far ahead.
  if (budget <= 0 || passed < 0.03) return null;
  const points = Math.round((spent / budget - passed) * 100);
  if (Math.abs(points) <= 2) return 'on an even day’s pace';
  return `${Math.abs(points)} % ${points > 0 ? 'ahead of' : 'behind'} an even day`;
}

/** What a notification says as the credits of a studio will probably run out. */
export function runOutNotice(
  name: string,
  { reset, today }: SiteSummary,
  { until, left, runOut }: DayAhead,
  now: Instant,
): { title: string; message: string } {
  const zone = reset?.zone ?? 'UTC';
  const time = runOut && runOutTime(runOut, zone, now);
  const cause = today ? causeIn(today) : null;
  const said = [
    `${name}: ${formatCredits(left)} left${time === null ? '' : `, used up ${time}`}.`,
    ...(cause === null ? [] : [causeText(cause)]),
  ];
  const title = `Credits will probably run out before ${momentText(until, zone, now)}`;
  return { title, message: said.join(' ') };
}

/** `Project teaser is most of today’s spending.` */
export function causeText(cause: NonNullable<ReturnType<typeof causeIn>>): string {
  const who = 'project' in cause ? `Project ${cause.project}` : cause.model;
  return `${who} is most of today’s spending.`;
}
