import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../../shared/seeded.ts';
import { predictCuts } from './cut-file.ts';
import { DAY_MS, DayRows, HOUR_MS } from './day-rows.ts';
import { figuresOf } from './figures-of.ts';
import { forecastAt } from './forecast-at.ts';
import { runPerson } from './person-run.ts';
import { readActivity } from './read-activity.ts';
import { scoreAlarm } from './score-alarm.ts';
import { pinball, scoreBand } from './score-band.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-forecast-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Somebody two hours east of Greenwich who works on two days of three, in bursts in the morning and afternoon. */
function activityOf(days: number): string {
  const random = seeded(7);
  const lines = ['person,at,credits'];
  for (let day = 0; day < days; day += 1) {
    if (random() < 1 / 3) continue;
    for (const hour of [9, 14, 17]) {
      if (random() < 0.4) continue;
      const start = Date.UTC(2026, 0, 1 + day, hour, Math.floor(random() * 60));
      for (let n = 0; n < 1 + random() * 12; n += 1) {
        const wall = new Date(start + n * 40_000).toISOString().slice(0, 19);
        lines.push(`ann,${wall}+02:00,${random() < 0.8 ? 4 : 12}`);
      }
    }
  }
  return lines.join('\n');
}

const wallOf = (text: string) => Date.parse(`${text}Z`);

test('every figure comes out of a small history, and a band that holds is told from a rival', () => {
  const people = readActivity(activityOf(150), 'a.csv');
  const figures = figuresOf(new Map([['ann', runPerson(people.get('ann')!)]]));
  const of = (name: string) => figures.find((one) => one.name === name)!.value!;
  expect(of('cuts')).toBeGreaterThan(100);
  expect(of('80 % band covers')).toBeGreaterThan(0.65);
  expect(of('80 % band covers')).toBeLessThan(0.95);
  expect(of('pinball loss below the best rival, share')).toBeGreaterThan(0.1);
  expect(
    of('alarm: run-outs') + of('apart: run-outs within half an hour of the first generation'),
  ).toBeGreaterThan(5);
  expect(figures.filter(({ value }) => value === null)).toEqual([]);
});

test('a forecast reads nothing of what comes after the cut', () => {
  const rows = new DayRows(readActivity(activityOf(120), 'a.csv').get('ann')!);
  const cut = wallOf('2026-04-10T12:00');
  const until = wallOf('2026-04-11T00:00');
  const past = new DayRows(rows.events.filter(({ wall }) => wall < cut));
  expect(past.events.length).toBeLessThan(rows.events.length);
  expect(forecastAt(past, cut, until)).toEqual(forecastAt(rows, cut, until));
});

test('rows are those of the snapshot: hours of the wall clock in thousandths', () => {
  const text = 'person,at,credits\nb,2026-03-01T23:59:59-05:00,4\nb,2026-03-02T00:10:00-05:00,12';
  const rows = new DayRows(readActivity(text, 'b.csv').get('b')!);
  const days = rows.before(wallOf('2026-03-02T01:00'), 56);
  expect(days.map(({ day, generations }) => [day, generations])).toEqual([
    ['2026-03-01', 1],
    ['2026-03-02', 1],
  ]);
  expect([days[0]!.hours[23], days[1]!.hours[0]]).toEqual([4000, 12_000]);
  expect(rows.before(wallOf('2026-03-02T00:10'), 56)).toHaveLength(1);
});

test('cuts are answered in the order of their file, up to any moment', () => {
  const people = readActivity(activityOf(120), 'a.csv');
  const [cuts, out] = [join(folder, 'cuts.jsonl'), join(folder, 'out.jsonl')];
  const line = (cut: string, until: string) => JSON.stringify({ person: 'ann', cut, until });
  const lines = [
    line('2026-04-10T07:00:00Z', '2026-04-10T22:00:00Z'),
    line('2026-04-10T09:00:00+02:00', '2026-04-11T00:00:00+02:00'),
    line('2026-04-10T09:00:00+02:00', '2026-04-10T09:30:00+02:00'),
    line('2026-01-01T00:00:00+02:00', '2026-01-02T00:00:00+02:00'),
  ];
  writeFileSync(cuts, lines.join('\n'));
  expect(predictCuts(people, cuts, out)).toHaveLength(3);
  const found = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one));
  // The same moment, whether it is written in UTC or as the person's clock had it.
  expect(found[0].q).toEqual(found[1].q);
  expect(found[2].q['0.9']).toBeLessThan(found[1].q['0.9']);
  expect(found[3]).toEqual({
    person: 'ann',
    cut: '2026-01-01T00:00:00+02:00',
    q: null,
    silent: true,
  });
});

test('bad input is named by file, line and field', () => {
  const read = (line: string) => () => readActivity(`person,at,credits\n${line}`, 'a.csv');
  expect(() => readActivity('who,at,credits', 'a.csv')).toThrow('a.csv, line 1: expected the head');
  expect(read('ann,yesterday,4')).toThrow('a.csv, line 2, at: expected an instant');
  expect(read('ann,2026-02-30T99:00:00Z,4')).toThrow('line 2, at');
  expect(read('ann,2026-02-03T09:00:00Z,-4')).toThrow('line 2, credits: expected a number');
  expect(read(',2026-02-03T09:00:00Z,4')).toThrow('line 2, person: is empty');
  expect(read('ann,4')).toThrow('line 2: expected 3 fields, found 2');
  const people = readActivity(activityOf(10), 'a.csv');
  const cuts = join(folder, 'bad.jsonl');
  const cut = (text: string) => () => {
    writeFileSync(cuts, `\n${text}`);
    return predictCuts(people, cuts, null);
  };
  expect(cut('{')).toThrow(`${cuts}, line 2: is not JSON`);
  expect(cut('{"person":"ann"}')).toThrow('line 2, cut: expected a text, found undefined');
  const some = '2026-01-05T00:00:00Z';
  expect(cut(`{"person":"bob","cut":"${some}","until":"${some}"}`)).toThrow('line 2, person: bob');
  expect(cut(`{"person":"ann","cut":"${some}","until":"${some}"}`)).toThrow('line 2, until');
});

test('the loss is that of Koenker and Bassett, and an edge is inside', () => {
  expect(pinball({ band: [0, 10, 20], actual: 30 })).toBeCloseTo(3 + 10 + 9);
  expect(pinball({ band: [5, 10, 20], actual: 0 })).toBeCloseTo(4.5 + 5 + 2);
  expect(
    scoreBand([
      { band: [0, 4, 8], actual: 8 },
      { band: [0, 4, 8], actual: 9 },
    ]),
  ).toMatchObject({
    n: 2,
    covers: 0.5,
    bias: -4.5,
  });
  expect(scoreBand([])).toBeNull();
});

test('an alarm is right where the credits run out after it, in time where half an hour is left', () => {
  const at = (hours: number) => 10 * DAY_MS + hours * HOUR_MS;
  const score = scoreAlarm([
    { first: at(9), ranOut: at(12), raised: [at(10)] },
    { first: at(9), ranOut: at(12), raised: [at(11.9)] },
    { first: at(9), ranOut: null, raised: [at(11)] },
    { first: at(9), ranOut: at(15), raised: [] },
    { first: at(9), ranOut: at(9.2), raised: [at(9.1)] },
    { first: at(9), ranOut: null, raised: [] },
  ]);
  expect(score).toMatchObject({ days: 5, runOuts: 3, alarmed: 3, early: 1, earlyWarned: 1 });
  expect(score.recall).toBeCloseTo(1 / 3);
  expect(score.precision).toBeCloseTo(2 / 3);
  expect(score.strictPrecision).toBeCloseTo(1 / 3);
});
