export { buildLocators } from '../../extension/site/build-locators.ts';
export { matching } from '../../extension/site/locate.ts';
export { createCensus } from '../../extension/site/recognise/census.ts';
export { createRecogniser } from '../../extension/site/recognise/create-recogniser.ts';
export { recognisePage } from '../../extension/site/recognise/recognise-page.ts';
export { boxesOf } from '../../shared/site/recognise/boxes.ts';
export { controlsOf } from '../../shared/site/recognise/controls.ts';
export { submitsFor } from '../../shared/site/recognise/submits.ts';
