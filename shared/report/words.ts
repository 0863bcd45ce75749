import { type Credits, formatCredits } from '../credit.ts';
import type { Day } from '../id.ts';
import type { Plan } from '../plan.ts';
import type { Range } from '../replay/replay-result.ts';
import { addDays, isoWeekOf, isoWeekStart, weekdayOf } from '../reset-day.ts';
import type { Ratio } from './ratio.ts';
import type { Cost, ImportedWeek, NotSpent, Saved, WatchWeek } from './week-report.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTE = 60_000;

/** `23 %`, which no line end parts; `under 1 %` and `over 99 %` where rounding would claim none or all. `n` must not be 0. */
export function percent(ratio: Ratio): string {
  return percentOf(ratio.k / ratio.n);
}

export function percentOf(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return 'under 1\u00a0%';
  if (rounded === 100 && share < 1) return 'over 99\u00a0%';
  return `${rounded}\u00a0%`;
}

/** `1 asset`, `1,250 assets`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

export function credits(thousandths: Credits | number | null): string {
  if (thousandths === null) return '?';
  const shown = formatCredits(thousandths);
  return `${shown} ${shown === '1' ? 'credit' : 'credits'}`;
}

/** `+1,240`, `−20`, `+4.5`, `0`: credits with their sign, whole ones from ten on. */
export function signedCredits(thousandths: number): string {
  const size = Math.abs(thousandths);
  const shown = formatCredits(size < 10_000 ? size : Math.round(size / 1000) * 1000);
  if (shown === '0') return '0';
  return `${thousandths < 0 ? '−' : '+'}${shown}`;
}

/** What credits cost in money under a plan, after its discount; `?` where no plan is stated. */
export function money(thousandths: number | null, plan: Plan | null): string {
  if (thousandths === null || plan === null) return '?';
  const units = (thousandths * plan.paid) / plan.credits / 100;
  const small = Math.abs(units) < 0.1 && units !== 0;
  const digits = small ? 4 : 2;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: plan.currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(units)
    .replace(/\u00a0/g, ' ');
}

/** `18 to 41`, or `18 and more` where no upper bound can be told. */
export function interval({ interval }: Cost): string | null {
  if (interval === null) return null;
  const { low, high } = interval;
  return high === null
    ? `${formatCredits(low)} and more`
    : `${formatCredits(low)} to ${formatCredits(high)}`;
}

/** `+310 to +1,240`, or `+310 and more`. */
export function savedRange(range: NonNullable<Saved['range']>): string {
  const { low, high } = range;
  return high === null
    ? `${signedCredits(low)} and more`
    : `${signedCredits(low)} to ${signedCredits(high)}`;
}

export const WHY_NO_COST: Record<NonNullable<Cost['why']>, string> = {
  'few-reviewed': 'under 10 reviewed',
  'none-usable': 'none usable yet',
  'unknown-charges': 'no charge known',
};

export function whyNotSaved({ why, heavyRate }: Saved): string {
  switch (why) {
    case 'few-heavy':
      return `needs 10 reviewed heavy images in eight weeks, has ${heavyRate.n}`;
    case 'no-heavy-price':
      return 'no price of a heavy image is known';
    default:
      return 'no image is rated usable yet';
  }
}

/** `0.8 s`, `34 s`, `1 min 20 s`, `2 h 05`, `3 days`. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 600) {
    const rest = seconds % 60;
    return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`;
  }
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60)
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.round(minutes / 60 / 24)} days`;
}

/** `Week 48, 23 to 29 November 2026` of `2026-W48`. */
export function weekTitle({ week, from, to }: { week: string; from: Day; to: Day }) {
  const number = `Week ${Number(week.slice(6))}`;
  return { number, days: `${dayIn(from, to)} to ${dayIn(to, null)}` };
}

/** Without month or year where `other`, a later day, shares them. */
function dayIn(day: Day, other: Day | null): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const sameYear = other?.startsWith(year) ?? false;
  const sameMonth = other?.startsWith(`${year}-${month}`) ?? false;
  const name = sameMonth ? '' : ` ${MONTHS[Number(month) - 1]}`;
  return `${Number(date)}${name}${sameYear ? '' : ` ${year}`}`;
}

/** `Tue 24 Nov`. */
export function shortDay(day: Day): string {
  const [, month = '', date = ''] = day.split('-');
  return `${WEEKDAYS[weekdayOf(day) - 1]} ${Number(date)} ${MONTHS[Number(month) - 1]?.slice(0, 3)}`;
}

/** The ISO week so many weeks after another; null where there is no such week. */
export function weekAfter(week: string, weeks: number): string | null {
  const monday = isoWeekStart(week);
  return monday === null ? null : isoWeekOf(addDays(monday, 7 * weeks));
}

/** What lists told of a week, in a sentence without its studio. */
export function importedWords({ generations, assets, usableOfReviewed }: ImportedWeek): string {
  const { k, n } = usableOfReviewed;
  const rated = n === 0 ? 'none reviewed' : `${k} usable of ${n} reviewed`;
  return `${count(assets, 'asset')} of ${count(generations, 'generation')}: ${rated}; in none of the figures, and no credits counted`;
}

/** `7`, or `7 to 9`. */
export function span({ low, high }: Range, say: (n: number) => string = String): string {
  const [least, most] = [say(low), say(high)];
  return least === most ? least : `${least} to ${most}`;
}

/** `84 to 112 credits`; `?` where no price of them is known. */
export function notSpentWords({ credits: range, unknownPrices }: NotSpent): string {
  return creditSpan(range, unknownPrices, 'of unknown price');
}

/** What the rules that watch would have done, in parts; null where they would have held nothing. */
export function watchWords(watching: WatchWeek | null): WatchWords | null {
  if (watching === null || watching.differing.length === 0) return null;
  const { held, requests, credits: range, unknownCharges, minutes, unknownMinutes } = watching;
  const { usableAtRisk } = watching;
  const isUnknown = unknownMinutes > 0 && minutes.high === 0;
  const apart = unknownMinutes > 0 && !isUnknown ? ` (${unknownMinutes} unknown apart)` : '';
  return {
    held: `${span(held)} of ${count(requests, 'request')}`,
    credits: creditSpan(range, unknownCharges, 'of unknown charge'),
    waiting: isUnknown ? '? min' : `${span(minutes, waitText)}${apart}`,
    atRisk:
      usableAtRisk.high === 0
        ? 'no usable asset'
        : `${span(usableAtRisk)} usable ${usableAtRisk.high === 1 ? 'asset' : 'assets'}`,
  };
}

function waitText(minutes: number): string {
  return minutes === 0 ? '0' : duration(minutes * MINUTE);
}

type WatchWords = { held: string; credits: string; waiting: string; atRisk: string };

function creditSpan(range: Range, unknown: number, what: string): string {
  const isUnknown = unknown > 0 && range.low === 0 && range.high === 0;
  if (isUnknown) return '? credits';
  const apart = unknown === 0 ? '' : ` (${unknown} ${what} apart)`;
  const shown = span(range, formatCredits);
  return `${shown} ${shown === '1' ? 'credit' : 'credits'}${apart}`;
}
