/** One figure of an evaluation. `target` in words, `met` null where nothing was promised. */
export type Figure = {
  name: string;
  /** Null: it could not be reckoned from these data. */
  value: number | null;
  target: string | null;
  met: boolean | null;
};

/** A figure that is to be at least (`min`) or at most (`max`) so much; both make a range. */
export function figure(
  name: string,
  value: number | null,
  { min, max }: { min?: number; max?: number } = {},
): Figure {
  const bounds = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
  ];
  const isInside = value !== null && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  return {
    name,
    value,
    target: bounds.length === 0 ? null : bounds.join(', '),
    met: bounds.length === 0 ? null : isInside,
  };
}

/** What all evaluations take: `--json` a list for programs, `--assert` an exit code. */
export const FIGURE_FLAGS = {
  json: { type: 'boolean', default: false, description: 'Print a list of figures for programs' },
  assert: {
    type: 'boolean',
    default: false,
    description: 'Exit with 1 where a figure misses its target',
  },
} as const;

/** Prints figures and ends the process with 1 where one is missed and `assert` is set. */
export function report(
  figures: readonly Figure[],
  { json, assert }: { json: boolean; assert: boolean },
): void {
  console.log(json ? JSON.stringify(figures, null, 2) : table(figures));
  if (assert && figures.some(({ met }) => met === false)) process.exitCode = 1;
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, target, met }) => [
    name,
    value === null ? '?' : format(value),
    target ?? '',
    met === null ? '' : met ? 'met' : 'MISSED',
  ]);
  const all = [['what', 'measured', 'target', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function format(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 4 : 1 });
}
