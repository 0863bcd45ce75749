import { readFileSync, writeFileSync } from 'node:fs';
import { DayRows } from './day-rows.ts';
import { forecastAt } from './forecast-at.ts';
import type { Activity, Spending } from './read-activity.ts';
import type { Outcome } from './score-band.ts';
import { readInstant, type WrittenInstant } from './written-instant.ts';

/** One line of a cut file, its moments as they are written there. */
type Cut = { person: string; cut: string; until: string; at: WrittenInstant; end: WrittenInstant };

/**
 * Forecasts each cut of a file from the events before it and writes a line for each. What is known
 * of the time up to `until` is scored as well.
 */
export function predictCuts(people: Activity, cuts: string, predictions: string | null): Outcome[] {
  const outcomes: Outcome[] = [];
  const lines = readCuts(readFileSync(cuts, 'utf8'), cuts, people).map((cut) => {
    const events = people.get(cut.person)!;
    const shift = offsetAt(cut, events);
    const wall = { from: cut.at.at + shift, to: cut.end.at + shift };
    // What lies before the cut by the clock of another place may lie after it by this one's.
    const before = events
      .filter(({ at }) => at < cut.at.at)
      .map((event) => ({ ...event, wall: Math.min(event.wall, wall.from - 1) }));
    const band = forecastAt(new DayRows(before), wall.from, wall.to);
    const actual = events.reduce(
      (all, { at, credits }) => (at >= cut.at.at && at < cut.end.at ? all + credits : all),
      0,
    );
    if (band.quantiles) outcomes.push({ band: band.quantiles, actual });
    return lineOf(cut, band);
  });
  if (predictions !== null) writeFileSync(predictions, lines.map((line) => `${line}\n`).join(''));
  return outcomes;
}

/** Throws where a line is not as it should be, naming it and its field. */
function readCuts(text: string, file: string, people: Activity): Cut[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const place = `${file}, line ${index + 1}`;
    const read = parsed(line, place);
    const [person, cut, until] = ['person', 'cut', 'until'].map((field) => {
      const value = read[field];
      if (typeof value !== 'string')
        throw new Error(`${place}, ${field}: expected a text, found ${JSON.stringify(value)}`);
      return value;
    }) as [string, string, string];
    if (!people.has(person))
      throw new Error(`${place}, person: ${person} has no line in the activity`);
    const [at, end] = [readInstant(cut, `${place}, cut`), readInstant(until, `${place}, until`)];
    if (end.at <= at.at) throw new Error(`${place}, until: is not after the cut`);
    return [{ person, cut, until, at, end }];
  });
}

function parsed(line: string, place: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place}: is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${place}: expected an object with person, cut and until`);
  return value as Record<string, unknown>;
}

/**
 * How far the person's clock was from UTC at the cut: what the cut itself says, unless it is written
 * in UTC, or else what the last generation before it says.
 */
function offsetAt({ at }: Cut, events: readonly Spending[]): number {
  if (at.offset) return at.offset;
  return events.findLast((event) => event.at < at.at)?.offset ?? 0;
}

/** `silent` where the product would not say it; `q` null where no day with spending is known. */
function lineOf(
  { person, cut }: Cut,
  { quantiles, isSilent }: ReturnType<typeof forecastAt>,
): string {
  const q = quantiles && { '0.1': quantiles[0], '0.5': quantiles[1], '0.9': quantiles[2] };
  return JSON.stringify({ person, cut, q, ...(isSilent && { silent: true }) });
}
