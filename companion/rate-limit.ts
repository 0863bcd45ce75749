import type { Instant } from '../shared/id.ts';

/** Requests that a key may make at once, and the number that it gets back each second. */
export type Rate = { burst: number; perSecond: number };

/** Far above what one browser needs; it stops a program that ran away. */
export const RATE: Rate = { burst: 2000, perSecond: 500 };

/** A token bucket for each key. Returns whether the request may go on. */
export function rateLimit({ burst, perSecond }: Rate): (key: string, now: Instant) => boolean {
  const buckets = new Map<string, { left: number; at: Instant }>();
  return (key, now) => {
    const bucket = buckets.get(key) ?? { left: burst, at: now };
    const gained = (Math.max(0, now - bucket.at) * perSecond) / 1000;
    const left = Math.min(burst, bucket.left + gained);
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  };
}
