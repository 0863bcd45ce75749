import * as z from 'zod/mini';

/**
 * A labelled prompt of the shared format. A label that is missing is unknown, never negative;
 * `soft_negatives` are no proof of absence and are not read.
 */
const Row = z.object({
  id: z.string(),
  source: z.string(),
  prompt: z.string(),
  labels: z.record(z.string(), z.boolean()),
  source_category: z.optional(z.nullable(z.string())),
});
export type Row = z.infer<typeof Row>;

/**
 * The rows of a file of JSON lines. Throws an Error that names the file and the line where one is no
 * JSON, misses a field, has a label that is neither true nor false, or repeats an id.
 */
export function parseRows(text: string, file: string): Row[] {
  const seen = new Map<string, number>();
  const rows: Row[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${file}, line ${index + 1}`;
    const row = parseRow(line, place);
    const before = seen.get(row.id);
    if (before !== undefined)
      throw new Error(`${place}: the id ${row.id} is that of line ${before} too`);
    seen.set(row.id, index + 1);
    rows.push(row);
  }
  if (rows.length === 0) throw new Error(`${file}: no rows`);
  return rows;
}

function parseRow(line: string, place: string): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place}: not JSON: ${line.slice(0, 60)}`);
  }
  const row = Row.safeParse(value);
  if (row.success) return row.data;
  const [issue] = row.error.issues;
  throw new Error(`${place}: ${issue?.path.join('.') || 'row'}: ${issue?.message ?? 'not a row'}`);
}
