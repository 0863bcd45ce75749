import { formatCredits } from '../credit.ts';
import { minutesText } from './next-step.ts';
import type { Outlook } from './simulate.ts';

/** `~180 (120 to 310)`; `?` while a price is unknown. */
export function creditsWords({ expected, credits }: Outlook): string {
  if (expected === null || credits === null) return '?';
  return credits.low === credits.high
    ? `~${formatCredits(expected)}`
    : `~${rounded(expected)} (${rounded(credits.low)} to ${rounded(credits.high)})`;
}

/** `25 min (18 min to 40 min)`. */
export function minutesWords({ minutes }: Outlook): string {
  if (minutes === null) return '?';
  const [low, likely, high] = [minutes.low, minutes.likely, minutes.high].map(minutesText);
  return low === high ? `${likely}` : `${likely} (${low} to ${high})`;
}

/** `82 %`; the ends are never claimed: a plan from beliefs knows neither 0 nor 1. */
export function sureWords(probability: number | null): string {
  if (probability === null) return '?';
  const percent = Math.round(probability * 100);
  if (percent >= 98) return 'over 97 %';
  return percent <= 2 ? 'under 3 %' : `${percent} %`;
}

/** `6 drafts, 2 heavy, 4 clips`: what a way probably takes, rounded up. */
export function countsWords({ counts }: Outlook): string {
  const names = [
    ['drafts', 'light draft'],
    ['heavies', 'heavy render'],
    ['cleanups', 'clean-up'],
    ['upscales', 'upscale'],
    ['clips', 'clip'],
  ] as const;
  const parts = names.flatMap(([name, word]) => {
    const n = Math.ceil(counts[name] - 0.05);
    return n <= 0 ? [] : `${n} ${word}${n === 1 ? '' : 's'}`;
  });
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** No more digits than a plan knows: `184` is told as `180`. */
function rounded(credits: number): string {
  const whole = credits / 1000;
  const step = whole >= 1000 ? 50 : whole >= 200 ? 10 : whole >= 50 ? 5 : 1;
  return formatCredits(Math.round(whole / step) * step * 1000);
}
