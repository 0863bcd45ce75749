export { recognisePage } from '../../extension/site/recognise/recognise-page.ts';
