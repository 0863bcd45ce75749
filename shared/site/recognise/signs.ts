import type { Box } from './boxes.ts';
import type { Control } from './controls.ts';
import type { Described, PageDescription } from './description.ts';
import { isAt, isNearest, said, shared } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { speaksOf } from './speech.ts';
import type { Submit } from './submits.ts';
import { amountsIn, draws, writes } from './values.ts';

/** So many points make a page one that makes pictures. */
export const ENOUGH = 2.5;

export type Signs = { points: number; evidence: readonly string[] };

/**
 * What says that a box and its button make pictures, and not text, letters or music. What stands
 * nearer to another box counts for that one.
 */
export function signsOf(
  { box }: Box,
  submit: Submit,
  others: readonly Described[],
  controls: readonly Control[],
  negatives: readonly Described[],
  page: PageDescription,
): Signs {
  const evidence: string[] = [];
  let points = 0;
  const add = (value: number, why: string) => {
    points += value;
    if (value > 0) evidence.push(why);
  };
  const own = `${box.label} ${box.name} ${box.hint}`;
  const pressWords = said(submit.press);
  const pictured = speaksOf(own, 'picture') || speaksOf(pressWords, 'picture');
  if (submit.says === 'make') add(1, 'a button that makes something');
  if (speaksOf(own, 'prompt')) add(1, 'a box that asks for a prompt');
  if (pictured) add(1.5, 'words about pictures');
  else if (speaksOf(box.handle, 'picture')) add(1, 'a name about pictures');
  const mine = (one: Described) => isNearest(one, box, others);
  const kinds = new Set(
    controls
      .filter(({ of: [first] }) => mine(first!))
      .map(({ kind, merit }) => merit >= 0.6 && kind),
  );
  if (kinds.has('aspect')) add(2, 'a choice of aspect ratios');
  if (kinds.has('resolution')) add(1.5, 'a choice of resolutions');
  if (kinds.has('count')) add(0.5, 'a number of pictures');
  if (kinds.has('duration')) add(0.5, 'a duration');
  if (negatives.some((one) => shared(one, box) > 2)) add(1.5, 'a box for what to leave out');
  const models = controls.filter((one) => one.kind === 'model' && mine(one.of[0]!));
  if (models.some(({ values }) => values.some(draws))) add(2, 'models known to make pictures');
  else if (models.some(({ merit }) => merit >= 0.6)) add(0.5, 'a choice of models');
  if (priceNear(submit.press, page)) add(1.5, 'a price at the button');
  if (
    speaksOf(page.heads, 'picture') &&
    (speaksOf(page.heads, 'make') || /\bAI\b|ИИ|人工智能/u.test(page.heads))
  )
    add(1.5, 'a heading about making pictures');
  else if (speaksOf(page.heads, 'picture') || draws(page.heads))
    add(0.75, 'a heading about pictures');
  else if (speaksOf(page.path, 'picture')) add(0.5, 'an address about pictures');

  const talks = speaksOf(own, 'chat') && !speaksOf(own, 'picture');
  if (talks) add(-2, '');
  if (isAt(box, 'log', 'talk') || ofKind(page, 'press').some((one) => one.places.includes('log')))
    add(-1, '');
  if (speaksOf(page.heads, 'chat') && !speaksOf(page.heads, 'picture')) add(-1, '');
  if (controls.some(({ values }) => values.some(writes)) && !kinds.has('aspect')) add(-1.5, '');
  const elsewhere = `${own} ${pressWords}`;
  if (speaksOf(elsewhere, 'otherMaking') && !pictured) add(-2, '');
  else if (speaksOf(page.heads, 'otherMaking') && !speaksOf(page.heads, 'picture') && !pictured)
    add(-1.5, '');
  return { points, evidence };
}

function priceNear(submit: Described, page: PageDescription): boolean {
  const priced = (words: string) => amountsIn(words).some(({ unit }) => unit !== null);
  if (priced(said(submit))) return true;
  return ofKind(page, 'words').some(
    (one) =>
      one.visible &&
      !isAt(one, 'header', 'nav', 'footer', 'pricing') &&
      submit.path.length - shared(one, submit) <= 3 &&
      !speaksOf(one.around, 'plan') &&
      priced(one.around),
  );
}
