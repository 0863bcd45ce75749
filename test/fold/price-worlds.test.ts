import { expect, test } from 'vitest';
import { type Played, play } from '../eval/prices/play.ts';
import { scored } from '../eval/prices/score.ts';
import { worldOf } from '../eval/prices/world.ts';

/** The first worlds of another seed than the one that figures are told for. */
const WORLDS = 24;
const SEED = 9_000_000;

test('prices of simulated studios are learned, their changes found, and nothing unknown is shown as 0', () => {
  const played: Played[] = [];
  for (let i = 0; i < WORLDS; i += 1) played.push(play(worldOf(SEED + i)));
  const missed = scored(played).filter(({ met }) => met === false);
  expect(missed).toEqual([]);
});
