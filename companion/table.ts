import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { plainText } from '../shared/plain-text.ts';

/** One column: its heading, and to which side numbers or words lean. */
export type Column = { title: string; align?: 'left' | 'right' };

const GAP = '  ';
/** Narrower than this a column of words cannot be read; the table is wider than the terminal then. */
const LEAST = 16;
const UNTOLD_WIDTH = 100;

/** Columns of the terminal; where the output is no terminal, a width that mails and logs bear. */
export function terminalWidth(out: { columns?: number | undefined } = process.stdout): number {
  return out.columns ?? UNTOLD_WIDTH;
}

/**
 * Rows under aligned columns for people, without colours and frames. Texts may come from a page:
 * what a terminal would obey is taken out. The last column is wrapped where the line would be
 * longer than `width`; no line ends with spaces.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width = terminalWidth(), indent = 0 }: { width?: number; indent?: number } = {},
): string {
  const titles = columns.map(({ title }) => title);
  const shown = titles.some((title) => title !== '') ? [titles, ...rows] : rows;
  const cells = shown.map((row) => columns.map((_, i) => plainText(row[i] ?? '')));
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => stringWidth(row[i] ?? ''))));
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((sum, one) => sum + one + GAP.length, indent);
  const room = Math.max(LEAST, width - before);
  return cells
    .flatMap((row) => {
      const lines = wrapAnsi(row[last] ?? '', room, { hard: true }).split('\n');
      return lines.map((text, line) => {
        const start = columns
          .slice(0, last)
          .map(({ align }, i) => padded(line === 0 ? (row[i] ?? '') : '', widths[i] ?? 0, align));
        const end = columns[last]?.align === 'right' ? padded(text, widths[last]!, 'right') : text;
        return `${' '.repeat(indent)}${[...start, end].join(GAP)}`.trimEnd();
      });
    })
    .join('\n');
}

/** A paragraph within `width`, every line indented. */
export function paragraph(text: string, width = terminalWidth(), indent = 0): string {
  const lines = wrapAnsi(plainText(text), Math.max(LEAST, width - indent), { hard: true });
  return lines.replace(/^/gm, ' '.repeat(indent));
}

function padded(text: string, width: number, align: Column['align'] = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? `${space}${text}` : `${text}${space}`;
}
