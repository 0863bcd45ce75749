import { defineCommand, runMain } from 'citty';
import { FIGURE_FLAGS, report } from './figures.ts';
import { play } from './prices/play.ts';
import { scored } from './prices/score.ts';
import { worldOf } from './prices/world.ts';

/** How well prices are learned, in simulated studios whose price lists are known. */
const command = defineCommand({
  meta: { name: 'eval:prices', description: 'Learned prices on simulated streams' },
  args: {
    ...FIGURE_FLAGS,
    worlds: { type: 'string', default: '300', description: 'How many' },
    seed: { type: 'string', default: '1', description: 'Of the first' },
  },
  run({ args }) {
    const [worlds, seed] = [args.worlds, args.seed].map(Number);
    if (!worlds || seed === undefined || !Number.isInteger(worlds + seed) || worlds < 1)
      throw new Error(
        `--worlds ${args.worlds} --seed ${args.seed}: whole numbers, of worlds above 0`,
      );
    const played = Array.from({ length: worlds }, (_, i) => play(worldOf(seed * 100_000 + i)));
    report(scored(played), args);
  },
});

await runMain(command);
