import type { Path } from './profile.ts';

/** All that the path leads to, in order; empty where it leads nowhere. Never throws. */
export function readAll(document: unknown, path: Path): unknown[] {
  let found: unknown[] = [document];
  if (path === '') return found;
  for (const step of path.split('.')) {
    const [name = '', ...turns] = step.split('|');
    const each = name.endsWith('[]');
    const key = each ? name.slice(0, -2) : name;
    found = found.flatMap((value) => own(value, key));
    for (const turn of turns) if (turn === 'json') found = found.flatMap(parsed);
    if (each) found = found.flatMap((value) => (Array.isArray(value) ? value : []));
  }
  return found;
}

/** The first value that is neither null nor missing, of the first path that has one. */
export function readFirst(document: unknown, paths: readonly Path[]): unknown {
  for (const path of paths) {
    const found = readAll(document, path).find((value) => value !== null && value !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Like `readFirst`, for text; numbers count as text, an empty string as missing. */
export function readText(document: unknown, paths: readonly Path[], max: number): string | null {
  const value = readFirst(document, paths);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, max) : null;
}

/** Like `readFirst`, for a finite number; a numeric string such as "5" or "5s" counts. */
export function readNumber(document: unknown, paths: readonly Path[]): number | null {
  const value = readFirst(document, paths);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const found = /^\s*(\d{1,12}(?:\.\d{1,6})?)\s*s?\s*$/i.exec(value);
  return found ? Number(found[1]) : null;
}

function own(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
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
