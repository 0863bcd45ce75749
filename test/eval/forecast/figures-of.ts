import { quantile } from '../../../shared/latency.ts';
import { type Figure, figure } from '../figures.ts';
import { overPeople } from './over-people.ts';
import { LONGER_DAYS, ORACLE_AT, type PersonRun } from './person-run.ts';
import { RIVALS } from './rivals.ts';
import { scoreAlarm } from './score-alarm.ts';
import { pinball, scoreBand } from './score-band.ts';

/** The README's rules of thumb are rivals; the last one is ours to beat, not promised. */
const README_RIVALS = Object.keys(RIVALS).slice(0, 5);

/** All figures of an evaluation, people put together cut by cut. */
export function figuresOf(people: ReadonlyMap<string, PersonRun>): Figure[] {
  const runs = [...people.values()];
  return [
    ...bandFigures(runs),
    ...[...people].flatMap(([person, run]) => personFigures(person, run)),
    ...longerFigures(runs),
    ...alarmFigures(runs),
  ];
}

function bandFigures(runs: readonly PersonRun[]): Figure[] {
  const ours = scoreBand(runs.flatMap((run) => run.ours));
  const rivals = Object.keys(RIVALS).map((name) => ({
    name,
    score: scoreBand(runs.flatMap((run) => run.rivals.get(name)!)),
  }));
  const losses = rivals.flatMap(({ name, score }) =>
    README_RIVALS.includes(name) && score ? [score.pinball] : [],
  );
  const gain = ours && losses.length > 0 ? 1 - ours.pinball / Math.min(...losses) : null;
  const took = runs.flatMap((run) => run.took).sort((a, b) => a - b);
  return [
    figure('cuts', ours?.n ?? 0),
    figure('80 % band covers', ours?.covers ?? null, { min: 0.75, max: 0.85 }),
    figure('pinball loss below the best rival, share', gain, { min: 0.1 }),
    ...peopleFigures(runs),
    figure('pinball loss', ours?.pinball ?? null),
    figure('bias of the median', ours?.bias ?? null),
    figure('share of cuts the product is silent at', ours && shareSilent(runs)),
    figure('milliseconds a forecast, median', took.length > 0 ? quantile(took, 0.5) : null, {
      max: 1,
    }),
    ...rivals.flatMap(({ name, score }) => [
      figure(`rival, ${name}: pinball loss`, score?.pinball ?? null),
      figure(`rival, ${name}: covers`, score?.covers ?? null),
      figure(`rival, ${name}: bias of the median`, score?.bias ?? null),
    ]),
  ];
}

/** Sums of each person, so that a thousand draws cost little. */
function peopleFigures(runs: readonly PersonRun[]): Figure[] {
  const people = runs.map(({ ours, rivals }) => ({
    n: ours.length,
    inside: total(ours, ({ band, actual }) => Number(actual >= band[0] && actual <= band[2])),
    loss: total(ours, pinball),
    rivals: README_RIVALS.map((name) => total(rivals.get(name)!, pinball)),
  }));
  const covers = overPeople(
    people,
    (drawn) => total(drawn, ({ inside }) => inside) / total(drawn, ({ n }) => n),
  );
  const gain = overPeople(people, (drawn) => {
    const best = Math.min(...README_RIVALS.map((_, i) => total(drawn, (one) => one.rivals[i]!)));
    return best === 0 ? null : 1 - total(drawn, ({ loss }) => loss) / best;
  });
  return [
    figure('80 % band covers, people drawn anew: 2.5 %', covers.low),
    figure('80 % band covers, people drawn anew: 97.5 %', covers.high),
    figure('pinball loss below the best rival, people drawn anew: 2.5 %', gain.low),
    figure('pinball loss below the best rival, people drawn anew: 97.5 %', gain.high),
  ];
}

function total<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}

function shareSilent(runs: readonly PersonRun[]): number {
  const cuts = runs.reduce((all, { ours }) => all + ours.length, 0);
  return runs.reduce((all, { silent }) => all + silent, 0) / cuts;
}

/** Nothing was fitted to a person, so each is a person left out. */
function personFigures(person: string, { ours, rivals }: PersonRun): Figure[] {
  const score = scoreBand(ours);
  const best = Math.min(
    ...README_RIVALS.flatMap((name) => scoreBand(rivals.get(name)!)?.pinball ?? []),
  );
  return [
    figure(`${person}: covers`, score?.covers ?? null),
    figure(
      `${person}: pinball loss below the best rival, share`,
      score && 1 - score.pinball / best,
    ),
  ];
}

function longerFigures(runs: readonly PersonRun[]): Figure[] {
  return LONGER_DAYS.flatMap((days) => {
    const score = scoreBand(runs.flatMap((run) => run.longer.get(days)!));
    return [
      figure(`${days} days: 80 % band covers`, score?.covers ?? null),
      figure(`${days} days: pinball loss`, score?.pinball ?? null),
      figure(`${days} days: starts`, score?.n ?? 0),
    ];
  });
}

function alarmFigures(runs: readonly PersonRun[]): Figure[] {
  const ours = scoreAlarm(runs.flatMap(({ alarm }) => alarm));
  return [
    figure('alarm: recall, half an hour ahead', ours.recall, { min: 0.85 }),
    figure('alarm: precision', ours.precision, { min: 0.75 }),
    figure('alarm: precision, half an hour ahead', ours.strictPrecision),
    figure('alarm: minutes ahead, median', ours.lead),
    figure('alarm: run-outs', ours.runOuts),
    figure('alarm: days', ours.days),
    figure('alarm: days it was raised on', ours.alarmed),
    figure('apart: run-outs within half an hour of the first generation', ours.early),
    figure('apart: of these after an alarm', ours.earlyWarned),
    ...ORACLE_AT.flatMap((at) => {
      const oracle = scoreAlarm(runs.flatMap((run) => run.oracle.get(at)!));
      const name = `ceiling, told all further bursts but not their sizes, from ${at}`;
      return [
        figure(`${name}: recall`, oracle.recall),
        figure(`${name}: precision`, oracle.precision),
      ];
    }),
  ];
}
