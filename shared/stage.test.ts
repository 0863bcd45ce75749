import { expect, test } from 'vitest';
import { type StageMember, stageOf } from './stage.ts';

const draft: StageMember = {
  tier: 'light',
  kind: 'text-to-image',
  outcome: 'released',
  end: 'succeeded',
  promotedFrom: null,
  assets: ['a'],
  usable: [],
  rejected: [],
};
const liked = { ...draft, usable: ['a'] };
const promoted: StageMember = { ...draft, tier: 'heavy', promotedFrom: 'a' };

test('an idea is explored until a draft of it is usable, refined until a final is', () => {
  expect(stageOf([])).toEqual({
    stage: 'explores',
    drafts: 0,
    usable: false,
    heavy: false,
    because: 'no draft yet',
  });
  const several = [draft, draft, { ...draft, rejected: ['a'] }];
  expect(stageOf([draft])).toMatchObject({ stage: 'explores', because: '1 draft, none rated yet' });
  expect(stageOf(several)).toMatchObject({ drafts: 3, because: '3 drafts, none usable yet' });
  expect(stageOf([...several, liked])).toMatchObject({
    stage: 'refines',
    drafts: 4,
    usable: true,
    heavy: false,
    because: 'a draft is usable',
  });
  expect(stageOf([liked, promoted])).toMatchObject({ stage: 'refines', drafts: 1, heavy: true });
  expect(stageOf([liked, { ...promoted, usable: ['b'] }])).toMatchObject({
    stage: 'finishes',
    because: 'a final is usable',
  });
});

test('a heavy render is no draft, and what was promoted is a final in whatever tier', () => {
  expect(stageOf([{ ...draft, tier: 'heavy' }])).toMatchObject({ drafts: 0, heavy: true });
  expect(stageOf([{ ...promoted, tier: 'standard' }])).toMatchObject({ drafts: 0, heavy: true });
});

test('work on pixels says that the search is over', () => {
  const inpaint: StageMember = { ...draft, kind: 'inpaint' };
  const upscale: StageMember = { ...draft, kind: 'upscale', tier: null };
  const clip: StageMember = { ...draft, kind: 'image-to-video', tier: 'heavy' };
  expect(stageOf([draft, inpaint])).toMatchObject({ stage: 'refines', drafts: 1 });
  expect(stageOf([draft, upscale]).because).toBe('enlarged already');
  expect(stageOf([draft, clip])).toMatchObject({ stage: 'finishes', heavy: false });
});

test('what was refused or failed counts nowhere, what still runs does', () => {
  const refused: StageMember = { ...draft, outcome: 'refused', end: null };
  const failed: StageMember = { ...draft, end: 'failed' };
  const running: StageMember = { ...draft, end: null, assets: [] };
  expect(stageOf([refused, failed, { ...promoted, end: 'failed' }])).toMatchObject({
    stage: 'explores',
    drafts: 0,
    heavy: false,
  });
  expect(stageOf([running]).drafts).toBe(1);
});
