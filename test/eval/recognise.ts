import { defineCommand, runMain } from 'citty';
import { ANCHORS, type AnchorName, REQUIRED_ANCHORS } from '../../shared/site/parts.ts';
import type { Judged, Verdict } from './recognise/known-truth.ts';
import { type Lab, openLab } from './recognise/lab.ts';

/** How the recogniser does, with no profile, on stand-in pages and on mutants of them. */
const command = defineCommand({
  meta: { name: 'eval:recognise', description: 'The page recogniser on stand-in studios' },
  args: {
    pages: { type: 'string', description: 'Names, separated by commas; all by default' },
    mutants: { type: 'string', default: '50', description: 'How many of each page' },
    seed: { type: 'string', default: '1', description: 'Of the first mutant' },
    all: {
      type: 'boolean',
      default: false,
      description: 'List what was not found, required or not',
    },
  },
  async run({ args }) {
    const lab = await openLab(args.pages?.split(','));
    try {
      await evaluate(lab, Number(args.mutants), Number(args.seed), args.all);
    } finally {
      await lab.close();
    }
  },
});

type Sum = {
  looks: number;
  good: number;
  all: number;
  wrong: number;
  naiveGood: number;
  naiveWrong: number;
};

async function evaluate(lab: Lab, mutants: number, seed: number, all: boolean): Promise<void> {
  const missing = new Map<AnchorName, number>();
  const sum: Sum = { looks: 0, good: 0, all: 0, wrong: 0, naiveGood: 0, naiveWrong: 0 };
  let pagesRight = 0;
  let naiveRight = 0;
  console.log(
    `${'page'.padEnd(24)}anchors right  wrong  missing${' '.repeat(28)}ms   mutants: right  complete  wrong | naive: page  mutants right  wrong`,
  );
  for (const name of lab.names) {
    const page = await lab.look(name, null);
    const faults = [...listOf(name, 'page', page.ours, [], page.state, all)];
    const isRight = count(page.ours, 'wrong') + count(page.ours, 'missing') === 0;
    if (isRight) pagesRight++;
    if (isGood(page.naive)) naiveRight++;
    const own: Sum = { looks: 0, good: 0, all: 0, wrong: 0, naiveGood: 0, naiveWrong: 0 };
    for (let n = 0; n < mutants; n++) {
      const mutant = await lab.look(name, seed + n);
      own.looks++;
      if (isGood(mutant.ours)) own.good++;
      if (count(mutant.ours, 'wrong') + count(mutant.ours, 'missing') === 0) own.all++;
      own.wrong += count(mutant.ours, 'wrong') > 0 ? 1 : 0;
      if (isGood(mutant.naive)) own.naiveGood++;
      own.naiveWrong += count(mutant.naive, 'wrong') > 0 ? 1 : 0;
      for (const one of ANCHORS)
        if (mutant.ours[one].verdict === 'missing') missing.set(one, (missing.get(one) ?? 0) + 1);
      faults.push(
        ...listOf(name, `mutant ${seed + n}`, mutant.ours, mutant.done, mutant.state, all),
      );
    }
    for (const key of Object.keys(sum) as (keyof Sum)[]) sum[key] += own[key];
    const there = ANCHORS.filter((one) => page.ours[one].verdict !== 'none').length;
    console.log(
      `${name.padEnd(24)}${`${count(page.ours, 'right')}/${there}`.padEnd(15)}${String(count(page.ours, 'wrong')).padEnd(7)}${namesOf(page.ours, 'missing').padEnd(35)}${page.ms.toFixed(1).padEnd(14)}${share(own.good, own.looks).padEnd(7)}${share(own.all, own.looks).padEnd(10)}${String(own.wrong).padEnd(6)}| ${(isGood(page.naive) ? 'right' : 'no').padEnd(12)}${share(own.naiveGood, own.looks).padEnd(15)}${own.naiveWrong}`,
    );
    for (const fault of faults) console.log(`    ${fault}`);
  }
  console.log(
    `\nall anchors right on ${pagesRight} of ${lab.names.length} pages (naive: prompt, submit and model right on ${naiveRight})
mutants: ${sum.looks}; with a wrong match ${sum.wrong} (naive ${sum.naiveWrong}); right without pausing ${share(sum.good, sum.looks)} (naive ${share(sum.naiveGood, sum.looks)}); every anchor right ${share(sum.all, sum.looks)}
not found on mutants: ${[...missing].map(([one, times]) => `${one} ${times}`).join(', ') || 'nothing'}`,
  );
}

/** The required anchors stand and nothing is taken for what it is not. */
function isGood(judged: Judged): boolean {
  return (
    REQUIRED_ANCHORS.every((one) => judged[one].verdict === 'right') && count(judged, 'wrong') === 0
  );
}

function count(judged: Judged, verdict: Verdict): number {
  return ANCHORS.filter((one) => judged[one].verdict === verdict).length;
}

function namesOf(judged: Judged, verdict: Verdict): string {
  return ANCHORS.filter((one) => judged[one].verdict === verdict).join(',') || '-';
}

/** Each wrong match, and each required anchor that was not found; or each anchor. */
function* listOf(
  name: string,
  what: string,
  judged: Judged,
  done: string[],
  state: string,
  all: boolean,
) {
  const by = done.length ? ` (${done.join(', ')})` : '';
  for (const anchor of ANCHORS as readonly AnchorName[]) {
    const { verdict, taken } = judged[anchor];
    if (verdict === 'wrong') yield `WRONG ${name} ${what} ${anchor}: ${taken}${by}`;
    if (verdict === 'missing' && (all || REQUIRED_ANCHORS.includes(anchor)))
      yield `missing ${name} ${what} ${anchor}${state && ` [${state}]`}${by}`;
  }
}

const share = (part: number, whole: number) =>
  whole ? `${Math.round((part / whole) * 100)} %` : '-';

await runMain(command);
