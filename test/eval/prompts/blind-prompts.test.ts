import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { promptFacts } from '../../../shared/prompt/facts.ts';
import { type Predicted, predict } from './predict.ts';
import { parseRows, type Row } from './row.ts';
import { score } from './score.ts';

/** Written and labelled by people who had not seen how prompts are read; captions, wishes as users type them, and four more languages. */
const FOLDER = new URL('blind/', import.meta.url);
const rows = readdirSync(FOLDER).flatMap((name) =>
  parseRows(readFileSync(new URL(name, FOLDER), 'utf8'), name),
);

/** By label: the least recall, and the most of the rows labelled `false` that may be called `true`. */
const LIMITS: [keyof Predicted, number, number][] = [
  ['text', 0.99, 0.005],
  ['counting', 0.97, 0.005],
  ['spatial', 0.96, 0.005],
  ['negation', 0.99, 0.005],
  ['attribute_binding', 0.97, 0.01],
  ['logo', 0.95, 0.005],
  ['hands', 0.95, 0.03],
  ['style', 0.95, 0.05],
  ['people', 0.85, 0.06],
];

function judgedBy(label: keyof Predicted, of: readonly Row[]) {
  return of.flatMap(({ prompt, labels }) => {
    const truth = labels[label];
    return truth === undefined
      ? []
      : [{ prompt, truth, said: predict(promptFacts(prompt))[label] }];
  });
}

test.each(LIMITS)('%s', (label, least, most) => {
  const judged = judgedBy(label, rows);
  const wrong = judged.filter(({ truth, said }) => truth !== said).map(({ prompt }) => prompt);
  const { recall, falseAlarms } = score(judged);
  const told = `wrong: ${wrong.join(' | ')}`;
  expect(recall, told).toBeGreaterThanOrEqual(least);
  expect(falseAlarms, told).toBeLessThanOrEqual(most);
});

test.each(['chinese', 'japanese', 'spanish', 'russian'])('%s by itself', (language) => {
  const own = rows.filter(({ source }) => source === `blind-${language}`);
  expect(own.length).toBeGreaterThan(50);
  for (const label of ['text', 'counting', 'spatial'] as const) {
    const { recall, falseAlarms } = score(judgedBy(label, own));
    expect(recall, label).toBeGreaterThanOrEqual(0.94);
    expect(falseAlarms, label).toBeLessThanOrEqual(0.03);
  }
});
