import { expect, test } from 'vitest';
import { deepLink } from './deep-link.ts';

const ID = '01890000-0000-7000-8000-000000000001';

test.each([
  ['', { asset: null, week: null, show: null }],
  [`#asset=${ID}`, { asset: ID, week: null, show: null }],
  ['#week=2026-W47', { asset: null, week: '2026-W47', show: null }],
  ['#week=2026-W47&show=rejected', { asset: null, week: '2026-W47', show: 'rejected' }],
  ['#asset=../x&week=last&show=<img>', { asset: null, week: null, show: null }],
])('%s', (hash, link) => {
  expect(deepLink(hash)).toEqual(link);
});
