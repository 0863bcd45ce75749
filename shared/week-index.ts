import type { Day } from './id.ts';

/**
 * Which ISO week a day lies in, counted from the one of 1970-01-01: days with the same number share
 * a week. Whole numbers alone: a date library would not fit the budget of a content script.
 */
export function weekIndex(day: Day): number {
  // The first of January 1970 was a Thursday.
  return Math.floor((dayNumber(day) + 3) / 7);
}

/** Days since 1970-01-01 in the Gregorian calendar, by Howard Hinnant's `days_from_civil`. */
export function dayNumber(day: Day): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const inEra = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  return era * 146_097 + inEra - 719_468;
}
