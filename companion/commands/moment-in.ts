import type { Instant } from '../../shared/id.ts';
import { usageError } from '../exit-code.ts';

/**
 * `tomorrow 09:00`, `18:30` (the next time that it is) or `2026-11-25 09:00`, on this machine's wall
 * clock. Throws a CommandError that names the option.
 */
export function momentIn(option: string, text: string, now: Instant): Instant {
  const said = /^\s*(?:(today|tomorrow|\d{4}-\d\d-\d\d)[ T])?\s*(\d\d?):(\d\d)\s*$/i.exec(text);
  if (!said) throw wrong(option, text);
  const [, day = '', hour = '', minute = ''] = said;
  const at = /^\d/.test(day) ? new Date(`${day}T00:00`) : new Date(now);
  at.setHours(Number(hour), Number(minute), 0, 0);
  if (Number.isNaN(at.getTime()) || Number(hour) > 23 || Number(minute) > 59)
    throw wrong(option, text);
  if (/^tomorrow$/i.test(day) || (day === '' && at.getTime() <= now)) at.setDate(at.getDate() + 1);
  if (at.getTime() <= now) throw usageError(`--${option}: "${text}" has passed`);
  return at.getTime();
}

function wrong(option: string, text: string): Error {
  return usageError(
    `--${option}: expected "tomorrow 09:00", "18:30" or "2026-11-25 09:00", found "${text}"`,
  );
}
