/**
 * The answer of a server action (`text/x-component`): its rows by number, references between them
 * (`$2`, `$@1`) resolved. Null: it has no rows that hold anything.
 */
export function rowsDocument(text: string): Record<string, unknown> | null {
  const rows = new Map<string, unknown>();
  let rest = text;
  while (rest !== '') {
    const head = /^\s*([0-9a-f]+):(?:T([0-9a-f]+),)?/.exec(rest);
    if (!head) break;
    rest = rest.slice(head[0].length);
    // Long texts state their length in bytes; what they hold here is ASCII nearly always.
    const line = rest.indexOf('\n');
    const end = head[2] ? Number.parseInt(head[2], 16) : line < 0 ? rest.length : line;
    const value = rest.slice(0, end);
    rest = rest.slice(end);
    if (head[2]) rows.set(head[1]!, value);
    else
      try {
        rows.set(head[1]!, JSON.parse(value));
      } catch {
        // Rows that name modules and hints.
      }
  }
  if (rows.size === 0) return null;
  const resolve = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') {
      if (value === '$undefined') return null;
      if (value.startsWith('$$')) return value.slice(1);
      const row = /^\$[@L]?([0-9a-f]+)$/.exec(value)?.[1];
      return row === undefined || !rows.has(row) || depth > 20
        ? value
        : resolve(rows.get(row), depth + 1);
    }
    if (depth > 20 || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => resolve(one, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, resolve(one, depth + 1)]),
    );
  };
  return Object.fromEntries([...rows].map(([row, value]) => [row, resolve(value, 0)]));
}

/** A document, and of a server action's answer each of its rows: one of them is what it returned. */
export function rowsIn(document: unknown): unknown[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return [document];
  const rows = Object.entries(document);
  const isAction =
    Object.hasOwn(document, '0') && rows.every(([row]) => /^[0-9a-f]{1,6}$/.test(row));
  return isAction ? [document, ...rows.map(([, value]) => value)] : [document];
}
