import { defineCommand, runMain } from 'citty';
import { benchRecommend } from '../bench/recommend.ts';
import { FIGURE_FLAGS, type Figure, figure, report } from './figures.ts';
import { type Costs, compare } from './policy/compare.ts';
import { meanOf, regretOf } from './policy/regret.ts';
import { RIVALS } from './policy/rivals.ts';

/** Beyond Thompson's regret, in percent of the oracle's cost. */
const BEYOND_THOMPSON = 5;
const DEARER = 1.1;
const DEARER_WORLDS = 5;

/** What the product's recommendations cost beside an oracle, Thompson sampling and rules of thumb. */
const command = defineCommand({
  meta: { name: 'eval:policy', description: 'Recommendations in worlds drawn at random' },
  args: {
    worlds: { type: 'string', default: '1000', description: 'How many are drawn' },
    seed: { type: 'string', default: '1', description: 'Of the worlds and of all luck in them' },
    ...FIGURE_FLAGS,
  },
  async run({ args }) {
    const [worlds, seed] = [whole('worlds', args.worlds), whole('seed', args.seed)];
    if (worlds < 1) throw new Error('--worlds must be at least 1');
    const figures = figuresOf(compare(worlds, seed), seed);
    const times = await benchRecommend();
    for (const { name, value, unit, target } of times)
      figures.push(figure(`${name} (${unit})`, value, target === null ? {} : { max: target }));
    report(figures, args);
  },
});

function figuresOf(costs: Costs, seed: number): Figure[] {
  const regret = (player: string, mark: 10 | 20 | 40 = 40) => regretOf(costs, player, mark);
  const ours = regret('tierwise');
  const beyond = ours.map((one, i) => one - regret('thompson')[i]!);
  const heavy = costs['all-heavy']!;
  const dearer = costs.tierwise!.filter((one, i) => one[40] > DEARER * heavy[i]![40]).length;
  const figures = [
    ...spread('regret of tierwise (%)', ours, seed, {}),
    ...spread('regret of thompson (%)', regret('thompson'), seed, {}),
    ...spread('tierwise beyond thompson (points)', beyond, seed, { max: BEYOND_THOMPSON }),
    figure(
      'worlds where tierwise is over 10 % dearer than all-heavy (%)',
      (100 * dearer) / heavy.length,
      { max: DEARER_WORLDS },
    ),
  ];
  for (const rival of Object.keys(RIVALS)) {
    const theirs = regret(rival);
    const gap = ours.map((one, i) => one - theirs[i]!);
    figures.push(
      ...spread(`regret of ${rival} (%)`, theirs, seed, {}),
      ...spread(`tierwise beyond ${rival} (points)`, gap, seed, { max: 0 }),
    );
  }
  for (const mark of [10, 20] as const)
    for (const player of ['tierwise', 'thompson'])
      figures.push(
        figure(
          `regret of ${player} after ${mark} generations (%)`,
          meanOf(regret(player, mark), seed).mean,
        ),
      );
  return figures;
}

/** A mean with its interval; what is promised holds of the interval's upper end too. */
function spread(
  name: string,
  values: readonly number[],
  seed: number,
  bound: { max?: number },
): Figure[] {
  const { mean, low, high, worlds } = meanOf(values, seed);
  const missing = values.length - worlds;
  const without = missing > 0 ? `, without ${missing} worlds that it brought no final in` : '';
  return [
    figure(`${name}${without}`, mean, bound),
    figure('  95 % from', low),
    figure('  95 % to', high, bound),
  ];
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} takes a whole number, not "${text}"`);
  return value;
}

await runMain(command);
