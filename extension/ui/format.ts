import type { Instant } from '../../shared/id.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `just now`, `4 min ago`, `3 h ago`, `2 days ago`. */
export function ago(at: Instant, now: Instant): string {
  const passed = now - at;
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  const days = Math.floor(passed / DAY);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** `in 3 h 10`, `in 12 min`; `now` once it has passed. */
export function until(at: Instant, now: Instant): string {
  const left = at - now;
  if (left < MINUTE) return 'now';
  if (left < HOUR) return `in ${Math.floor(left / MINUTE)} min`;
  if (left >= 2 * DAY) return `in ${Math.floor(left / DAY)} days`;
  const minutes = Math.floor((left % HOUR) / MINUTE);
  return `in ${Math.floor(left / HOUR)} h${minutes ? ` ${String(minutes).padStart(2, '0')}` : ''}`;
}

/** `0.8 s`, `7 s`, `1 min 20 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`;
}

/** `1 image`, `3 images`. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
