import { formatCredits } from './credit.ts';
import type { Instant } from './id.ts';
import type { KnownPrice } from './price.ts';

/** The present, and whose days count. */
export type When = { now: Instant; zone: string };

/** Where a price comes from: "37 charges, last one yesterday; 6 since 12 Nov, was 4". */
export function priceWords(price: KnownPrice, when?: When): string {
  const { source, n, at, since, was, between, shown, credits } = price;
  const times = n === 1 ? 'once' : `${n} times`;
  const last = when && n > 0 ? `, last ${dayWords(at, when)}` : '';
  const words = [
    source === 'page'
      ? 'shown by the page before'
      : source === 'typed'
        ? `as you said${last}`
        : `${source === 'balance' ? 'by your balance, ' : 'charged '}${times}${last}`,
  ];
  if (between)
    words.push(`between ${formatCredits(between.low)} and ${formatCredits(between.high)}`);
  if (since !== undefined && was !== undefined)
    words.push(
      when
        ? `${formatCredits(credits)} since ${dayIn(since, when.zone)}, was ${formatCredits(was)}`
        : `was ${formatCredits(was)}`,
    );
  if (shown !== undefined) words.push(`the page shows ${formatCredits(shown)}`);
  return words.join('; ');
}

const DAY_MS = 86_400_000;

function dayWords(at: Instant, { now, zone }: When): string {
  const day = dayIn(at, zone);
  if (day === dayIn(now, zone)) return 'today';
  return day === dayIn(now - DAY_MS, zone) ? 'yesterday' : `on ${day}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `12 Nov` */
export function dayIn(at: Instant, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
    formats.set(zone, format);
  }
  return format.format(at);
}
