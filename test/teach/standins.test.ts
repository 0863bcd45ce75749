import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '../studio/standins/pages.ts';
import { type Standins, startStandins } from '../studio/standins/standins.ts';
import { openAlone } from '../surfaces/open.ts';
import type { House } from '../walks/house.ts';
import { teachStandin } from './teach-standin.ts';

/** Those that are hardest to point at: the others are taught by `npm run eval:teach`. */
const NAMES = ['canvas-action-zh', 'framed', 'pill-es', 'shadow-closed', 'stream-ja', 'shipany'];

let house: House;
let standins: Standins;
beforeAll(async () => {
  standins = await startStandins({ only: NAMES });
  house = await openAlone();
});
afterAll(async () => {
  await house.close();
  await standins.close();
});

test.each(NAMES)(
  'six actions teach it, and it is read right once it was loaded again: %s',
  async (name) => {
    const { truth } = pages[name] as (typeof pages)[string];
    const taught = await teachStandin(house, standins.url(name), truth);
    expect(taught.refusals).toEqual({});
    expect(taught).toMatchObject({ actions: 6, state: 'understood' });
    expect(Object.values(taught.verdicts)).not.toContain('wrong');
    expect(Object.values(taught.verdicts)).not.toContain('lost');
  },
);
