export { createCensus } from '../../extension/site/recognise/census.ts';
export { recognisePage } from '../../extension/site/recognise/recognise-page.ts';
export { boxesOf } from '../../shared/site/recognise/boxes.ts';
export { controlsOf } from '../../shared/site/recognise/controls.ts';
export { submitsFor } from '../../shared/site/recognise/submits.ts';
