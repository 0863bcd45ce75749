import { type Figure, figure } from '../figures.ts';
import type { Predicted } from './predict.ts';
import { regexText } from './regex-rival.ts';
import type { Row } from './row.ts';
import { interval, type Judged, type Score, score } from './score.ts';
import { type Measure, TARGETS, type Target } from './targets.ts';

export type JudgedRow = { row: Row; facts: Predicted };

/** A label that is measured by another fact beside the one of its name. */
const ALSO: Readonly<Record<string, readonly (keyof Predicted)[]>> = { spatial: ['anyRelation'] };
const SHOWN: readonly Measure[] = ['precision', 'recall', 'f1', 'falseAlarms'];

/** First what was promised, then every label that the facts know, source by source. */
export function figuresOf(rows: readonly JudgedRow[]): Figure[] {
  const sources = [...new Set(rows.map(({ row }) => row.source))].sort();
  const promised = TARGETS.flatMap((target) => ofTarget(rows, target));
  const all = sources.flatMap((source) => {
    const own = rows.filter(({ row }) => row.source === source);
    const labels = [...new Set(own.flatMap(({ row }) => Object.keys(row.labels)))].sort();
    return labels.flatMap((label) =>
      factsFor(label).flatMap((fact) => {
        const name = label === fact ? label : `${label} by ${fact}`;
        return shown(
          `${source} ${name}`,
          judge(own, label, (one) => one.facts[fact]),
        );
      }),
    );
  });
  const rival = judge(
    rows.filter(({ row }) => row.source === 'dsg1k'),
    'text',
    ({ row }) => regexText(row.prompt),
  );
  return [...promised, ...shown('rival, a regular expression: dsg1k text', rival), ...all];
}

function factsFor(label: string): (keyof Predicted)[] {
  const known = KNOWN.has(label as keyof Predicted) ? [label as keyof Predicted] : [];
  return [...known, ...(ALSO[label] ?? [])];
}

const KNOWN: ReadonlySet<keyof Predicted> = new Set([
  'spatial',
  'counting',
  'text',
  'attribute',
  'attribute_binding',
  'multi_object',
  'complex',
  'negation',
  'style',
  'hands',
  'logo',
  'people',
  'layout',
]);

/** Rows without the label are left out: unknown is not negative. */
function judge(
  rows: readonly JudgedRow[],
  label: string,
  said: (one: JudgedRow) => boolean,
): Judged[] {
  return rows.flatMap((one) => {
    const truth = one.row.labels[label];
    return truth === undefined ? [] : [{ truth, said: said(one) }];
  });
}

function ofTarget(rows: readonly JudgedRow[], target: Target): Figure[] {
  const { source, label, fact, measure, category, ...bounds } = target;
  const own = rows.filter(
    ({ row }) => row.source === source && (category?.test(row.source_category ?? '') ?? true),
  );
  if (own.length === 0) return [];
  const judged = judge(own, label, (one) => one.facts[fact as keyof Predicted]);
  const part = category === undefined ? '' : ` ${category.source.replace(/\W+b?/g, '')}`;
  return [figure(`${source}${part} ${fact} ${measure}`, score(judged)[measure], bounds)];
}

function shown(name: string, judged: readonly Judged[]): Figure[] {
  const all = score(judged);
  const n = `${all.positives} true, ${all.negatives} false`;
  return SHOWN.flatMap((measure) => {
    const value = all[measure];
    if (value === null) return [];
    const band = interval(judged, (one: Score) => one[measure]);
    const within = band === null ? '' : `, 95 %: ${band.map((one) => one.toFixed(3)).join(' to ')}`;
    return [figure(`${name} ${measure} (${n}${within})`, value)];
  });
}
