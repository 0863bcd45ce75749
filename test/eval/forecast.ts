import { readFileSync } from 'node:fs';
import { defineCommand, runMain } from 'citty';
import { FIGURE_FLAGS, figure, report } from './figures.ts';
import { predictCuts } from './forecast/cut-file.ts';
import { figuresOf } from './forecast/figures-of.ts';
import { runPerson } from './forecast/person-run.ts';
import { readActivity } from './forecast/read-activity.ts';
import { scoreBand } from './forecast/score-band.ts';

const BORROWED =
  'The rhythm is borrowed: bursts of work begin at real moments of other creative work; what each costs follows one fixed rule.';

/** How the product's forecasts do on real working rhythms, beside rules of thumb. */
const command = defineCommand({
  meta: { name: 'eval:forecast', description: 'Credit forecasts on borrowed working rhythms' },
  args: {
    activity: {
      type: 'positional',
      required: true,
      description: 'CSV file: person,at,credits, one generation a line',
    },
    cuts: {
      type: 'string',
      description: 'JSON lines {"person","cut","until"} to be forecast from what lies before',
    },
    predictions: { type: 'string', description: 'Where to write their quantiles, JSON lines' },
    ...FIGURE_FLAGS,
  },
  run({ args }) {
    if (args.predictions && !args.cuts) throw new Error('--predictions needs --cuts');
    const people = readActivity(readFileSync(args.activity, 'utf8'), args.activity);
    const ofCuts = args.cuts ? predictCuts(people, args.cuts, args.predictions ?? null) : null;
    const score = ofCuts && scoreBand(ofCuts);
    const runs = new Map([...people].map(([person, events]) => [person, runPerson(events)]));
    const figures = figuresOf(runs);
    if (ofCuts)
      figures.push(
        figure('cut file: answered', ofCuts.length),
        figure('cut file: 80 % band covers', score?.covers ?? null),
        figure('cut file: pinball loss', score?.pinball ?? null),
      );
    // Beside the figures, so that a list for programs stays one.
    console.error(BORROWED);
    report(figures, args);
  },
});

await runMain(command);
