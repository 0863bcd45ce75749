import type { Instant } from '../../shared/id.ts';

/** Moments that people mean, still to come, on the wall clock of this machine. */
export function deadlines(now: Instant): { at: Instant; name: string }[] {
  const at = (days: number, hour: number) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    return date.setHours(hour, 0, 0, 0);
  };
  return [
    { at: at(0, 18), name: 'today 18:00' },
    { at: at(1, 9), name: 'tomorrow 09:00' },
    { at: at(1, 18), name: 'tomorrow 18:00' },
    { at: at(7, 9), name: 'in a week, 09:00' },
  ].filter((one) => one.at > now);
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** `today 18:00`, `tomorrow 09:00`, `Tue, 1 Dec 09:00`. */
export function deadlineWords(at: Instant, now: Instant): string {
  const days = dayNumber(at) - dayNumber(now);
  const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : DAY.format(at);
  return `${day} ${TIME.format(at)}`;
}

/** What an input of type `datetime-local` holds. */
export function localText(at: Instant): string {
  return new Date(at - offsetOf(at)).toISOString().slice(0, 16);
}

function dayNumber(at: Instant): number {
  return Math.floor((at - offsetOf(at)) / 86_400_000);
}

function offsetOf(at: Instant): number {
  return new Date(at).getTimezoneOffset() * 60_000;
}
