import { readText } from '../path.ts';

/** A value somewhere in a document. */
export type Leaf = {
  /** Names on the way, without places in lists; in lower case, letters and digits alone. */
  keys: readonly string[];
  /** The last of them, '' where there is none. */
  key: string;
  /** A text, number or truth; or a file of a form, `{file: name}`. */
  value: unknown;
  /** Paths that lead to it, from the one that serves most documents to the one of this alone. */
  paths: readonly string[];
};

const MOST = 4000;
const DEPTH = 14;
/** Longer texts are images, not documents. */
const NESTED_MAX = 400_000;

type Way = { general: string[]; last: string[]; exact: string[] };

/** All values in a document, also in JSON inside its texts, in their order. */
export function leavesOf(document: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: unknown, way: Way, keys: readonly string[], depth: number): void => {
    if (leaves.length >= MOST || depth > DEPTH || value === null || value === undefined) return;
    if (Array.isArray(value)) {
      value.slice(0, 300).forEach((one, at) => {
        const isLast = at === value.length - 1;
        walk(
          one,
          {
            general: each(way.general),
            last: [...way.last, isLast ? '-1' : String(at)],
            exact: [...way.exact, String(at)],
          },
          keys,
          depth + 1,
        );
      });
      return;
    }
    if (typeof value === 'object' && !isFile(value)) {
      for (const [name, one] of Object.entries(value)) {
        if (/[.|*]|\[\]$|^$/.test(name)) continue;
        const general = isIdentifier(name) ? '*' : globOf(name);
        walk(
          one,
          {
            general: [...way.general, general],
            last: [...way.last, name],
            exact: [...way.exact, name],
          },
          [...keys, plainKey(name)],
          depth + 1,
        );
      }
      return;
    }
    const inner = typeof value === 'string' ? nested(value) : undefined;
    if (inner !== undefined) {
      const opened = { general: json(way.general), last: json(way.last), exact: json(way.exact) };
      walk(inner, opened, keys, depth + 1);
      return;
    }
    const paths = [way.general, way.last, way.exact].map((steps) => steps.join('.'));
    leaves.push({ keys, key: keys.at(-1) ?? '', value, paths: [...new Set(paths)] });
  };
  walk(document, { general: [], last: [], exact: [] }, [], 0);
  return leaves;
}

/** The path that serves most documents and leads to this very value; null: too long for any. */
export function pathOf(document: unknown, leaf: Leaf, preferLast = false): string | null {
  const [general = '', ...others] = leaf.paths;
  const order = preferLast ? [...others, general] : leaf.paths;
  const reads = (path: string) =>
    isFile(leaf.value) || readText(document, [path], 50_000_000) === textOf(leaf.value);
  return order.find((path) => path.length <= 300 && reads(path)) ?? null;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function plainKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

export function isFile(value: unknown): value is { file: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    typeof value.file === 'string' &&
    Object.keys(value).length === 1
  );
}

/** A name or segment that only numbers something: digits, a UUID, a hash. */
export function isIdentifier(text: string): boolean {
  return (
    /^\d+$/.test(text) ||
    /^[0-9a-f]{8}-[0-9a-f-]{18,}$/i.test(text) ||
    /^[0-9a-f]{16,}$/i.test(text) ||
    (text.length >= 16 &&
      /\d/.test(text) &&
      /[a-z]/i.test(text) &&
      !/[-_][a-z]{4,}[-_]/i.test(text))
  );
}

/** `positive_prompt:4f1c…` keeps its name. */
function globOf(name: string): string {
  const [, head, tail] = /^(.+[:_/-])([^:]{8,})$/.exec(name) ?? [];
  return head !== undefined && tail !== undefined && isIdentifier(tail) ? `${head}*` : name;
}

function each(steps: readonly string[]): string[] {
  const last = steps.at(-1);
  return last === undefined || /[|[\]]/.test(last)
    ? [...steps, '[]']
    : [...steps.slice(0, -1), `${last}[]`];
}

function json(steps: readonly string[]): string[] {
  const last = steps.at(-1);
  return last === undefined || /[|[\]]/.test(last)
    ? [...steps, '|json']
    : [...steps.slice(0, -1), `${last}|json`];
}

function nested(text: string): unknown {
  if (text.length > NESTED_MAX || !/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
