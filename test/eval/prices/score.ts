import { type Figure, figure } from '../figures.ts';
import { type Played, RIVALS, type Said } from './play.ts';
import { TELLS, type Tells } from './world.ts';

const KNOWN_AFTER = 20;
const FOUND_WITHIN = 5;
const CLOSE = 0.02;

/** The figures of all worlds together. */
export function scored(played: readonly Played[]): Figure[] {
  const said = played.flatMap((one) => one.said);
  const settled = said.filter(isSettled);
  const ours = errorsOf(settled, ({ credits }) => credits);
  return [
    figure('worlds', played.length),
    figure('presses', said.length),
    figure('price error after 20 charges, mean', mean(ours), { max: CLOSE }),
    figure('price error after 20 charges, median', median(ours), { max: CLOSE }),
    figure(
      'share of prices off by over 2 %',
      share(ours, (error) => error > CLOSE),
    ),
    figure(
      'share of presses with a price',
      share(settled, ({ credits }) => credits !== null),
    ),
    figure(
      'price error, the five charges after a change included',
      mean(
        errorsOf(
          said.filter(({ after }) => after >= KNOWN_AFTER),
          ({ credits }) => credits,
        ),
      ),
    ),
    ...TELLS.map((tells) => {
      const own = played.filter(({ world }) => world.tells === tells);
      const presses = own.flatMap((one) => one.said).filter(isSettled);
      const name = `price error where told by: ${tells}`;
      return figure(name, mean(errorsOf(presses, ({ credits }) => credits)));
    }),
    ...RIVALS.map((rival) =>
      figure(`price error of rival: ${rival}`, mean(errorsOf(settled, (one) => one.rivals[rival]))),
    ),
    ...changes(played),
    figure(
      'unknown shown as zero, times',
      said.filter(({ credits, price }) => credits === 0 && price > 0).length,
      { max: 0 },
    ),
    ...unseen(played),
  ];
}

/** After enough charges, and not while a change is being noticed. */
function isSettled({ after, sinceChange }: Said): boolean {
  return after >= KNOWN_AFTER && (sinceChange === null || sinceChange >= FOUND_WITHIN);
}

function errorsOf(said: readonly Said[], of: (one: Said) => number | null): number[] {
  return said.flatMap((one) => {
    const credits = of(one);
    return credits === null ? [] : [Math.abs(credits - one.price) / one.price];
  });
}

/** Of settings that were pressed five times since their price changed: whether the new one was known. */
function changes(played: readonly Played[]): Figure[] {
  const found = (of: readonly Played[]) =>
    share(
      of.flatMap(({ said }) => said.filter(({ sinceChange }) => sinceChange === FOUND_WITHIN)),
      ({ credits, price }) => credits !== null && Math.abs(credits - price) <= CLOSE * price,
    );
  const stating = played.filter(({ world }) => world.tells === 'start' || world.tells === 'end');
  const told = (tells: Tells) => played.filter(({ world }) => world.tells === tells);
  const steady = played.flatMap(({ said }) => said.filter(({ changed }) => !changed));
  return [
    figure('price changes found within 5 charges, charges stated', found(stating), { min: 0.98 }),
    figure(
      'price changes found within 5 charges, by the balance, one at a time',
      found(told('balance').filter(({ world }) => world.together === 0)),
    ),
    figure('price changes found within 5 charges, by the balance, any way', found(told('balance'))),
    figure(
      'price changes found within 5 charges, by the page and the balance',
      found(told('page')),
    ),
    figure(
      'changes reported where there was none, share of presses',
      share(steady, ({ reported }) => reported),
      { max: 0.01 },
    ),
  ];
}

function unseen(played: readonly Played[]): Figure[] {
  const sum = (of: (one: Played) => number) => played.reduce((total, one) => total + of(one), 0);
  const right = sum(({ unseen, elsewhere }) => Math.min(unseen, elsewhere));
  return [
    figure('unseen spend: share found', right / sum(({ elsewhere }) => elsewhere)),
    figure('unseen spend: share of what was found that is true', right / sum((one) => one.unseen)),
    figure(
      'worlds with a second device where it was noticed',
      share(
        played.filter(({ elsewhere }) => elsewhere > 0),
        ({ unseen }) => unseen > 0,
      ),
    ),
    figure(
      'worlds without one where it was',
      share(
        played.filter(({ elsewhere }) => elsewhere === 0),
        ({ unseen }) => unseen > 0,
      ),
    ),
  ];
}

function share<T>(list: readonly T[], is: (one: T) => boolean): number | null {
  return list.length === 0 ? null : list.filter(is).length / list.length;
}

function mean(list: readonly number[]): number | null {
  return list.length === 0 ? null : list.reduce((a, b) => a + b, 0) / list.length;
}

function median(list: readonly number[]): number | null {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? null;
}
