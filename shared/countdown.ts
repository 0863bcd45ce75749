import type { Instant } from './id.ts';
import type { Latency } from './latency.ts';

/** How a generation that is under way stands against the ones before. Milliseconds. */
export type Countdown = {
  elapsed: number;
  /** Until half of them were done; null: that has passed, or nothing is known. Never negative. */
  left: number | null;
  /** When nine of ten were done; null: too few were seen to say. */
  nine: number | null;
  /** Of the usual time, 0 to 1; null: nothing is known. */
  share: number | null;
  late: boolean;
};

/** Nine of how many, with fewer than this? */
const TAIL_FROM = 5;

export function countdown(sentAt: Instant, now: Instant, latency: Latency | null): Countdown {
  const elapsed = Math.max(0, now - sentAt);
  if (!latency) return { elapsed, left: null, nine: null, share: null, late: false };
  const { p50, p90, n } = latency;
  return {
    elapsed,
    left: elapsed < p50 ? p50 - elapsed : null,
    nine: n >= TAIL_FROM ? p90 : null,
    share: Math.min(1, elapsed / p50),
    late: elapsed > Math.max(p50, p90),
  };
}

/** `~40 s left`, `any moment now`, `longer than usual`; `running 12 s` where nothing is known. */
export function countdownWords({ elapsed, left, share, late }: Countdown): string {
  if (share === null) return `running ${seconds(elapsed)}`;
  if (late) return 'longer than usual';
  return left === null ? 'any moment now' : `~${seconds(left)} left`;
}

/** `40 s`, `1 min 10`; in steps of 5 s from 10 s on, so that it does not jump about. */
export function seconds(ms: number): string {
  const exact = Math.ceil(ms / 1000);
  const rounded = exact > 10 ? Math.round(exact / 5) * 5 : exact;
  if (rounded < 60) return `${rounded} s`;
  const rest = rounded % 60;
  return `${Math.floor(rounded / 60)} min${rest ? ` ${rest}` : ''}`;
}
