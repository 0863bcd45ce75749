import { README_TEXT_F1 } from './regex-rival.ts';

export type Measure = 'precision' | 'recall' | 'f1' | 'falseAlarms';

/**
 * What was promised, by source, label as the file names it, and fact that is said of it.
 * `category` narrows the rows to some of the source.
 */
export type Target = {
  source: string;
  label: string;
  fact: string;
  measure: Measure;
  min?: number;
  max?: number;
  category?: RegExp;
};

export const TARGETS: readonly Target[] = [
  { source: 'dsg1k', label: 'counting', fact: 'counting', measure: 'f1', min: 0.88 },
  {
    source: 'dsg1k',
    label: 'text',
    fact: 'text',
    measure: 'f1',
    min: Number((README_TEXT_F1 + 0.05).toFixed(4)),
  },
  { source: 'dsg1k', label: 'spatial', fact: 'anyRelation', measure: 'precision', min: 0.9 },
  { source: 'dsg1k', label: 'spatial', fact: 'anyRelation', measure: 'recall', min: 0.6 },
  { source: 'geneval', label: 'spatial', fact: 'spatial', measure: 'recall', min: 0.98 },
  { source: 'geneval', label: 'spatial', fact: 'spatial', measure: 'falseAlarms', max: 0.01 },
  { source: 't2i-compbench', label: 'spatial', fact: 'spatial', measure: 'recall', min: 0.98 },
  {
    source: 'geneval',
    label: 'attribute_binding',
    fact: 'attribute_binding',
    measure: 'precision',
    min: 0.97,
  },
  {
    source: 'geneval',
    label: 'attribute_binding',
    fact: 'attribute_binding',
    measure: 'recall',
    min: 0.95,
  },
  ...(['color', 'shape', 'texture'] as const).map((category) => ({
    source: 't2i-compbench',
    label: 'attribute_binding',
    fact: 'attribute_binding',
    measure: 'recall' as const,
    min: 0.9,
    category: new RegExp(`^${category}\\b`),
  })),
  { source: 'flow-grpo-ocr', label: 'text', fact: 'text', measure: 'recall', min: 0.99 },
  { source: 'longtext-bench', label: 'text', fact: 'text', measure: 'recall', min: 0.99 },
  { source: 'geneval', label: 'text', fact: 'text', measure: 'falseAlarms', max: 0.015 },
];
