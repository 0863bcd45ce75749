import type { Path } from './profile.ts';

/** All that the path leads to, in order; empty where it leads nowhere. Never throws. */
export function readAll(document: unknown, path: Path): unknown[] {
  let found: unknown[] = [document];
  if (path === '') return found;
  for (const step of path.split('.')) {
    const [name = '', ...turns] = step.split('|');
    const each = name.endsWith('[]');
    const key = each ? name.slice(0, -2) : name;
    if (key !== '') found = found.flatMap((value) => own(value, key));
    for (const turn of turns) if (turn === 'json') found = found.flatMap(parsed);
    if (each) found = found.flatMap((value) => (Array.isArray(value) ? value : []));
  }
  return found;
}

/** The first value that is neither null nor missing, of the first path that has one. */
export function readFirst(
  document: unknown,
  paths: readonly Path[],
  counts = (value: unknown): boolean => value !== null && value !== undefined,
): unknown {
  for (const path of paths) {
    const found = readAll(document, path).find(counts);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Like `readFirst`, for text; numbers count as text. What is no text is passed over, and so is an
 * empty one and what a server action writes for "undefined".
 */
export function readText(document: unknown, paths: readonly Path[], max: number): string | null {
  const value = readFirst(
    document,
    paths,
    (value) =>
      Number.isFinite(value) ||
      (typeof value === 'string' && value !== '' && value !== '$undefined'),
  );
  return value === undefined ? null : String(value).slice(0, max);
}

/** Like `readFirst`, for a finite number; texts such as "5", "5s" and "1,200 credits" count. */
export function readNumber(document: unknown, paths: readonly Path[]): number | null {
  const value = readFirst(
    document,
    paths,
    (value) => Number.isFinite(value) || (typeof value === 'string' && NUMBER.test(value)),
  );
  if (value === undefined) return null;
  return typeof value === 'number'
    ? value
    : Number(NUMBER.exec(value as string)![1]!.replaceAll(',', ''));
}

const NUMBER =
  /^\s*(\d{1,12}(?:\.\d{1,6})?|\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?)\s*[^\d\s,.:/x*×-]?[^\d:/]{0,20}$/;

/** A key may be a glob, and `-1` is the last of a list. */
function own(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (key.includes('*')) {
    const [head = '', tail = ''] = key.split('*');
    return Object.entries(value).flatMap(([name, one]) =>
      name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail)
        ? [one]
        : [],
    );
  }
  if (key === '-1' && Array.isArray(value)) return value.slice(-1);
  if (!Object.hasOwn(value, key)) return [];
  return [(value as Record<string, unknown>)[key]];
}

function parsed(value: unknown): unknown[] {
  if (typeof value !== 'string') return [value];
  try {
    return [JSON.parse(value)];
  } catch {
    return [];
  }
}
