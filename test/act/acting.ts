export { inputButtonOf } from '../../extension/site/act/input-image.ts';
export { offeredBy, offeredInList } from '../../extension/site/act/offered-by.ts';
export { readControl, writeControl } from '../../extension/site/act/write-control.ts';
