import { sum } from '../day-spend.ts';
import { isTaken, type Line } from './line.ts';
import { wilson } from './ratio.ts';
import { type HeavyDiscarded, MIN_REVIEWED, type Saved } from './week-report.ts';

const ALARM = 0.9;

/** The week's heavy generations whose charge is known. */
export function chargedHeavy(lines: readonly Line[]): Line[] {
  return lines.filter((line) => isTaken(line) && line.tier === 'heavy' && line.charge !== null);
}

/** The week's images whose charge is known, of any tier. */
export function chargedImages(lines: readonly Line[]): Line[] {
  return lines.filter((line) => isTaken(line) && line.media === 'image' && line.charge !== null);
}

export function heavyDiscarded(lines: readonly Line[]): HeavyDiscarded {
  const assets = chargedHeavy(lines).flatMap((line) => line.assets);
  const reviewed = assets.filter(({ rating }) => rating !== null);
  const credits = (some: typeof assets) => sum(some.map(({ share }) => share ?? 0));
  const rejected = credits(reviewed.filter(({ rating }) => rating === 'rejected'));
  const ofReviewed = credits(reviewed);
  return {
    rejected,
    ofReviewed,
    reviewed: reviewed.length,
    unreviewed: assets.length - reviewed.length,
    alarm: reviewed.length >= MIN_REVIEWED && ofReviewed > 0 && rejected >= ALARM * ofReviewed,
  };
}

/**
 * Needed = usable / rate x price, with the rate's Wilson interval; the price is the mean charge for
 * one heavy image, its own spread left out. @param basis heavy images, charged, of eight weeks.
 */
export function savedAgainstHeavy(lines: readonly Line[], basis: readonly Line[]): Saved {
  const images = chargedImages(lines);
  const usable = images
    .flatMap(({ assets }) => assets)
    .filter(({ rating }) => rating === 'usable').length;
  const spent = sum(images.map(({ charge }) => charge ?? 0));
  const heavy = basis.flatMap(({ assets }) => assets);
  const rated = heavy.filter(({ rating }) => rating !== null);
  const heavyRate = {
    k: rated.filter(({ rating }) => rating === 'usable').length,
    n: rated.length,
  };
  const heavySpent = sum(basis.map(({ charge }) => charge ?? 0));
  const heavyPrice = heavy.length === 0 ? null : heavySpent / heavy.length;
  const known = { usable, spent, heavyRate, heavyPrice };
  if (heavyRate.n < MIN_REVIEWED) return { range: null, why: 'few-heavy', ...known };
  if (!heavyPrice) return { range: null, why: 'no-heavy-price', ...known };
  if (usable === 0) return { range: null, why: 'none-usable', ...known };
  const { low, high } = wilson(heavyRate);
  const saved = (rate: number) => (rate === 0 ? null : (usable * heavyPrice) / rate - spent);
  const range = {
    low: (usable * heavyPrice) / high - spent,
    likely: saved(heavyRate.k / heavyRate.n),
    high: saved(low),
  };
  return { range, why: null, ...known };
}
