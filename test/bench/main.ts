import { defineCommand, runMain } from 'citty';
import type { Row } from './row.ts';

/** The parts by the word that `--only` picks them with; loaded only when they run. */
const PARTS: Record<string, () => Promise<() => Promise<Row[]>>> = {
  size: async () => (await import('./size.ts')).benchSize,
  store: async () => (await import('./store.ts')).benchStore,
  page: async () => (await import('./page.ts')).benchPage,
  judge: async () => (await import('./judge.ts')).benchJudge,
  hold: async () => (await import('./hold.ts')).benchHold,
  recognise: async () => (await import('./recognise.ts')).benchRecognise,
  proxy: async () => (await import('./proxy.ts')).benchProxy,
  recommend: async () => (await import('./recommend.ts')).benchRecommend,
  review: async () => (await import('./review.ts')).benchReview,
};

const bench = defineCommand({
  meta: {
    name: 'npm run bench --',
    description: `Measures Tierwise beside its rivals in one run. Parts: ${Object.keys(PARTS).join(', ')}.`,
  },
  args: {
    json: { type: 'boolean', description: 'print a list of rows for programs', default: false },
    only: {
      type: 'string',
      description: 'run only the parts whose name has this word',
      valueHint: 'WORD',
    },
  },
  async run({ args }) {
    const names = Object.keys(PARTS).filter((name) => name.includes(args.only ?? ''));
    if (names.length === 0) {
      console.error(
        `--only ${args.only}: no such part; there are ${Object.keys(PARTS).join(', ')}`,
      );
      process.exit(64);
    }
    const rows: Row[] = [];
    for (const name of names) {
      const part = await PARTS[name]?.();
      rows.push(...((await part?.()) ?? []));
    }
    console.log(args.json ? JSON.stringify(rows, null, 2) : table(rows));
  },
});

function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${format(row.value)} ${row.unit}`,
    row.target === null ? '' : format(row.target),
    row.met === null ? '' : row.met ? 'met' : 'MISSED',
    row.rival ?? '',
    row.ratio === null ? '' : `${row.ratio.toFixed(2)}x`,
  ]);
  const all = [['what', 'measured', 'target', '', 'rival', 'ratio'], ...cells];
  const widths = all[0]?.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function format(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
}

await runMain(bench);
