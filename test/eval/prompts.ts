import { readFile, writeFile } from 'node:fs/promises';
import { defineCommand, runMain } from 'citty';
import { promptFacts } from '../../shared/prompt/facts.ts';
import { FIGURE_FLAGS, figure, report } from './figures.ts';
import { figuresOf } from './prompts/figures-of.ts';
import { worstGrowth } from './prompts/growth.ts';
import { predict } from './prompts/predict.ts';
import { parseRows } from './prompts/row.ts';
import { promptsPerSecond } from './prompts/speed.ts';

/** How what the analyser says of prompts holds against what others labelled them with. */
const command = defineCommand({
  meta: { name: 'eval:prompts', description: 'Prompt facts against labelled prompts' },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'JSON lines: {id, source, prompt, labels}',
    },
    predictions: { type: 'string', description: 'Write {id, facts} for each row to this file' },
    ...FIGURE_FLAGS,
  },
  async run({ args }) {
    const rows = parseRows(await readFile(args.file, 'utf8'), args.file);
    const judged = rows.map((row) => ({ row, facts: predict(promptFacts(row.prompt)) }));
    if (args.predictions !== undefined) {
      const lines = judged.map(({ row, facts }) => JSON.stringify({ id: row.id, facts }));
      await writeFile(args.predictions, `${lines.join('\n')}\n`);
    }
    const { rate, median } = promptsPerSecond(rows.map(({ prompt }) => prompt));
    const growth = worstGrowth();
    report(
      [
        ...figuresOf(judged),
        figure(`prompts of median length (${median} characters) a second`, rate, { min: 20_000 }),
        figure(
          `time per character at 100 kB over that at 25 kB, worst of hostile inputs (${growth.piece}, ${growth.ms.toFixed(0)} ms)`,
          growth.growth,
          { max: 2 },
        ),
      ],
      args,
    );
  },
});

await runMain(command);
