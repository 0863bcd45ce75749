import type { ActProfile } from './profile.ts';

/** Beside `SHIPANY_TWO`: what is set, and only by the part that is loaded late. */
export const SHIPANY_TWO_ACT: ActProfile = {
  start: '/',
  seedHonoured: null,
  dom: {
    seed: [{ css: '#seed' }, { css: 'input', label: '^seed' }],
    advanced: [
      { css: 'button[aria-expanded]', text: '^(advanced|more (options|settings))' },
      { css: 'summary', text: '^(advanced|more (options|settings))' },
    ],
    image: [{ css: '[role="tab"]', text: '^image' }],
    video: [{ css: '[role="tab"]', text: '^video' }],
    useAsReference: [
      { css: 'button', text: '^use as (reference|input)' },
      { css: 'button', label: '^use as (reference|input)' },
      { css: 'button[title^="Use as reference" i]' },
    ],
    removeReference: [{ css: 'button', label: '^remove reference' }],
    createPage: [{ css: 'nav a, aside a, header a', text: '^(create|generate)$' }],
    imagesPage: [{ css: 'nav a, aside a, header a', text: '^(my images|my creations|gallery)$' }],
    nextPage: [{ css: 'nav button:not([disabled])', text: '^next$' }],
    dialog: [{ css: 'dialog[open], [role="dialog"], [role="alertdialog"]' }],
  },
};
