export { chooseOption } from '../../extension/site/act/choose-option.ts';
export { inputButtonOf } from '../../extension/site/act/input-image.ts';
export { setText } from '../../extension/site/act/set-text.ts';
