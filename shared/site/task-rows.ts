import { documentsOf } from './documents-of.ts';
import { readAll, readText } from './path.ts';
import type { Path } from './profile.ts';

/** One task of a list of several, and the document as if it listed no other. */
export type TaskRow = { task: string; document: unknown };

/**
 * The tasks of an answer that lists several, each by itself: what one row says is said of no other.
 * Null where it lists none, or but one.
 *
 * @param ids paths that lead to the tasks' ids, of which those into a list count.
 */
export function taskRows(document: unknown, ids: readonly Path[]): TaskRow[] | null {
  for (const path of ids) {
    const at = path.lastIndexOf('[]');
    const [list, key] = [path.slice(0, Math.max(0, at)), path.slice(at + 3)];
    if (at < 0 || key === '' || /[[\]|*]/.test(list)) continue;
    const rows = readAll(document, `${list}[]`).slice(0, 100);
    const by = Map.groupBy(rows, (row) => readText(row, [key], 300));
    if (by.size < 2) continue;
    return [...by].flatMap(([task, own]) =>
      task === null ? [] : [{ task, document: withOnly(document, list.split('.'), own) }],
    );
  }
  return null;
}

function withOnly(document: unknown, [step = '', ...steps]: string[], rows: unknown[]): unknown {
  if (step === '') return rows;
  const whole = document as { [name: string]: unknown };
  const inner = steps.length === 0 ? rows : withOnly(whole[step], steps, rows);
  return { ...whole, [step]: inner };
}

/** An answer that lists several tasks as one answer for each; null where it does not. */
export function oneByOne<A extends { text: string; type: string }>(
  ids: readonly Path[],
  answer: A,
): { task: string; answer: A }[] | null {
  const [document, ...more] = documentsOf(answer.text, answer.type);
  const rows = more.length === 0 ? taskRows(document, ids) : null;
  return (
    rows?.map((row) => ({
      task: row.task,
      answer: { ...answer, text: JSON.stringify(row.document) },
    })) ?? null
  );
}
