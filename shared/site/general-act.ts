import type { ActProfile, Locator } from './profile.ts';

const SEED =
  '^\\s*(?:random )?seed(?:\\W|$)|^\\s*(?:种子|随机种子|隨機種子|シード|сид|зерно|semilla|graine|بذرة)';
const any = (css: string): Locator => ({ css });

/**
 * What holds of the controls of any studio. Nothing in it is pressed that the form does not need:
 * a button whose purpose is only guessed is left alone.
 */
export const GENERAL_ACT: ActProfile = {
  start: '/',
  seedHonoured: null,
  dom: {
    seed: [
      { css: 'input[name="seed" i], input#seed', expect: 1 },
      {
        css: 'input[type="number"], input[type="text"], input:not([type])',
        label: SEED,
        expect: 1,
      },
    ],
    advanced: [],
    image: [],
    video: [],
    useAsReference: [],
    removeReference: [],
    createPage: [],
    imagesPage: [],
    nextPage: [],
    dialog: [any('dialog[open]'), any('[role="dialog"]'), any('[role="alertdialog"]')],
  },
};
