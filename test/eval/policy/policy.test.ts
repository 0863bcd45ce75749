import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { meanOf, regretOf } from './regret.ts';
import { RIVALS } from './rivals.ts';

test('in few worlds too it costs less than rules of thumb, and nearly as little as Thompson sampling', () => {
  const costs = compare(60, 5);
  const regret = (player: string) => meanOf(regretOf(costs, player, 40), 1).mean;
  // Nobody beats the one who knows the world, but for luck.
  for (const player of Object.keys(costs)) expect(regret(player)).toBeGreaterThan(-2);
  expect(regret('tierwise')).toBeLessThan(regret('thompson') + 5);
  for (const rival of Object.keys(RIVALS)) expect(regret('tierwise')).toBeLessThan(regret(rival));
});
