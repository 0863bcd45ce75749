import { readInstant, type WrittenInstant } from './written-instant.ts';

/**
 * One generation. `wall` is what the person's own clock showed, as milliseconds since 1970 as if it
 * were UTC's: a history in it has neither travel nor summer time, and days are whole numbers.
 */
export type Spending = WrittenInstant & { credits: number };

/** Each person's generations, the earliest first. */
export type Activity = Map<string, Spending[]>;

const HEAD = 'person,at,credits';

/** Reads `person,at,credits`. Throws where a line is not so, naming it and its field. */
export function readActivity(text: string, file: string): Activity {
  const lines = text.split(/\r?\n/);
  if (lines[0]?.trim() !== HEAD) throw new Error(`${file}, line 1: expected the head ${HEAD}`);
  const people: Activity = new Map();
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const place = `${file}, line ${index + 1}`;
    const fields = line.split(',');
    if (fields.length !== 3) throw new Error(`${place}: expected 3 fields, found ${fields.length}`);
    const [person, at, credits] = fields.map((field) => field.trim());
    if (!person) throw new Error(`${place}, person: is empty`);
    if (!/^\d+(\.\d+)?$/.test(credits!))
      throw new Error(`${place}, credits: expected a number of at least 0, found ${credits}`);
    const spending = { ...readInstant(at!, `${place}, at`), credits: Number(credits) };
    const own = people.get(person);
    if (own) own.push(spending);
    else people.set(person, [spending]);
  }
  for (const own of people.values()) own.sort((a, b) => a.at - b.at);
  return people;
}
