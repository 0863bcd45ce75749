import type { FormPart } from '../../shared/site/parts.ts';

/** What people call the parts of a studio's form. */
export const PART_NAME: Record<FormPart, string> = {
  prompt: 'Prompt',
  negative: 'Negative prompt',
  model: 'Model',
  resolution: 'Resolution',
  aspect: 'Aspect ratio',
  duration: 'Duration',
  count: 'Number of images',
  submit: 'Generate',
  cost: 'Cost',
  balance: 'Balance',
  gallery: 'Pictures',
  video: 'Video tab',
  reference: 'Input image',
};
