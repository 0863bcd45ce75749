import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { promptFacts } from '../../../shared/prompt/facts.ts';
import { type Predicted, predict } from './predict.ts';
import { parseRows } from './row.ts';
import { score } from './score.ts';

const FOLDER = new URL('own/', import.meta.url);
const LANGUAGES = { chinese: 'zh', english: 'en', japanese: 'ja', russian: 'ru', spanish: 'es' };

/** Written and labelled for this project: no public truth exists for some of these facts. */
const files = readdirSync(FOLDER).map((name) => ({
  name: name.replace('.jsonl', ''),
  rows: parseRows(readFileSync(new URL(name, FOLDER), 'utf8'), name),
}));

test('there are enough of them', () => {
  const sizes = Object.fromEntries(files.map(({ name, rows }) => [name, rows.length]));
  expect(Object.values(sizes).reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(300);
  for (const name of Object.keys(LANGUAGES)) expect(sizes[name]).toBeGreaterThanOrEqual(40);
});

for (const { name, rows } of files)
  for (const label of Object.keys(rows[0]!.labels))
    test(`${name}: ${label}`, () => {
      const judged = rows.map(({ prompt, labels }) => ({
        prompt,
        truth: labels[label]!,
        said: predict(promptFacts(prompt))[label as keyof Predicted],
      }));
      const wrong = judged.filter(({ truth, said }) => truth !== said).map(({ prompt }) => prompt);
      const { recall, falseAlarms } = score(judged);
      const told = `wrong: ${wrong.join(' | ')}`;
      expect(recall ?? 1, told).toBeGreaterThanOrEqual(0.97);
      expect(falseAlarms ?? 0, told).toBeLessThanOrEqual(0.03);
    });

test.each(Object.entries(LANGUAGES))('%s is told by its words', (name, language) => {
  const { rows } = files.find((one) => one.name === name)!;
  const told = rows.filter(({ prompt }) => promptFacts(prompt).language === language);
  expect(told.length / rows.length).toBeGreaterThanOrEqual(0.95);
});
