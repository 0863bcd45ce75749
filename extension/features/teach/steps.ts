import type { AnchorName } from '../../../shared/site/parts.ts';

/** What is pointed at, in this order. Each can be skipped. */
export const STEPS: readonly { anchor: AnchorName; name: string; ask: string; not: string }[] = [
  {
    anchor: 'prompt',
    name: 'Prompt',
    ask: 'Point at the box in which you write what you want to see.',
    not: 'No text box here.',
  },
  {
    anchor: 'submit',
    name: 'Generate',
    ask: 'Point at the button that starts it.',
    not: 'Nothing to press here.',
  },
  {
    anchor: 'model',
    name: 'Model',
    ask: 'Point at what chooses the model.',
    not: 'Nothing to choose with here.',
  },
  {
    anchor: 'balance',
    name: 'Balance',
    ask: 'Point at the number of credits you have left.',
    not: 'No number here.',
  },
  {
    anchor: 'cost',
    name: 'Cost',
    ask: 'Point at the number that says what it costs.',
    not: 'No number here.',
  },
  {
    anchor: 'gallery',
    name: 'Pictures',
    ask: 'Point at any picture that came back.',
    not: 'No picture here.',
  },
];
