import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANCHORS, REQUIRED_ANCHORS } from '../../../shared/site/parts.ts';
import type { Judged, Verdict } from './known-truth.ts';
import { type Lab, openLab } from './lab.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const having = (judged: Judged, verdict: Verdict) =>
  ANCHORS.filter((anchor) => judged[anchor].verdict === verdict).map((anchor) =>
    `${anchor} ${judged[anchor].taken}`.trim(),
  );

test('every anchor is right, with no profile, on all but two pages in twenty-four; none is wrong', async () => {
  const faults: Record<string, string[]> = {};
  const wrong: Record<string, string[]> = {};
  for (const name of lab.names) {
    const { ours } = await lab.look(name, null);
    const missing = having(ours, 'missing');
    const taken = having(ours, 'wrong');
    if (taken.length > 0) wrong[name] = taken;
    if (missing.length + taken.length > 0) faults[name] = [...missing, ...taken];
  }
  expect(wrong).toEqual({});
  const allowed = Math.floor((lab.names.length * 2) / 24);
  expect(
    Object.keys(faults).length,
    `not all of: ${JSON.stringify(faults, null, 1)}`,
  ).toBeLessThanOrEqual(allowed);
}, 120_000);

test('on mutants nothing is taken for what it is not, and most are understood', async () => {
  const wrong: Record<string, string[]> = {};
  let understood = 0;
  for (const [index, name] of lab.names.entries()) {
    const seed = 1000 + index;
    const { ours, done } = await lab.look(name, seed);
    const taken = having(ours, 'wrong');
    if (taken.length > 0) wrong[`${name} ${seed} (${done.join(', ')})`] = taken;
    if (REQUIRED_ANCHORS.every((anchor) => ours[anchor].verdict === 'right')) understood++;
  }
  expect(wrong).toEqual({});
  expect(understood / lab.names.length).toBeGreaterThanOrEqual(0.8);
}, 120_000);

test('the rival that takes the first of each kind is caught: the measure can fail', async () => {
  const { naive } = await lab.look('socket-stream', 7);
  const { naive: page } = await lab.look('one-url-usd', null);
  expect(having(page, 'wrong').length + having(naive, 'wrong').length).toBeGreaterThan(0);
}, 60_000);
