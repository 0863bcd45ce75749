/**
 * Values of one field over many records, in a form that v8 writes and reads quickly and that
 * gives equal strings one object when read: a million records share few models and days.
 */
export type Column =
  | { is: 'numbers'; values: Float64Array }
  | { is: 'words'; words: (string | null)[]; codes: Uint16Array }
  | { is: 'texts'; width: number; bytes: Uint8Array }
  | { is: 'lists'; lengths: Uint32Array; values: Column }
  | { is: 'records'; names: string[]; columns: Column[] }
  | { is: 'any'; values: unknown[] };

const MOST_WORDS = 4096;

/** Chooses the narrowest form that gives the very same values back. */
export function packColumn(values: unknown[]): Column {
  const types = new Set(values.map(typeOf));
  const only = (...allowed: string[]) => [...types].every((type) => allowed.includes(type));
  if (values.length === 0) return { is: 'any', values };
  // NaN stands for null: no record holds a NaN, JSON has none.
  if (only('number', 'null')) {
    return {
      is: 'numbers',
      values: Float64Array.from(values, (value) => (value as number) ?? NaN),
    };
  }
  if (only('string', 'null')) {
    const texts = values as (string | null)[];
    return packWords(texts) ?? packTexts(texts) ?? { is: 'any', values };
  }
  if (only('list')) {
    const lists = values as unknown[][];
    return {
      is: 'lists',
      lengths: Uint32Array.from(lists, ({ length }) => length),
      values: packColumn(lists.flat()),
    };
  }
  if (only('record')) {
    const records = values as Record<string, unknown>[];
    const names = Object.keys(records[0]!);
    const alike = records.every((record) => {
      const own = Object.keys(record);
      return own.length === names.length && own.every((name, i) => name === names[i]);
    });
    if (alike && names.length > 0) {
      const columns = names.map((name) => packColumn(records.map((record) => record[name])));
      return { is: 'records', names, columns };
    }
  }
  return { is: 'any', values };
}

export function unpackColumn(column: Column, count: number): unknown[] {
  return Array.from({ length: count }, (_, i) => i).map(readerOf(column));
}

/** Makes the i-th value anew at each call. */
function readerOf(column: Column): (i: number) => unknown {
  switch (column.is) {
    case 'numbers': {
      const { values } = column;
      return (i) => (Number.isNaN(values[i]) ? null : values[i]);
    }
    case 'words': {
      const { words, codes } = column;
      return (i) => words[codes[i]!];
    }
    case 'texts': {
      const { buffer, byteOffset, byteLength } = column.bytes;
      const bytes = Buffer.from(buffer, byteOffset, byteLength);
      const { width } = column;
      // A text that begins with a space was null, see `packTexts`.
      return (i) =>
        bytes[i * width] === 32 ? null : bytes.toString('latin1', i * width, (i + 1) * width);
    }
    case 'lists': {
      const read = readerOf(column.values);
      const ends = column.lengths.slice();
      for (let i = 1; i < ends.length; i++) ends[i]! += ends[i - 1]!;
      return (i) => {
        const list: unknown[] = [];
        for (let at = i === 0 ? 0 : ends[i - 1]!; at < ends[i]!; at++) list.push(read(at));
        return list;
      };
    }
    case 'records': {
      const { names } = column;
      const readers = column.columns.map(readerOf);
      // Copies of one object share its shape; adding fields one by one takes ten times as long.
      const blank: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, null]));
      return (i) => {
        const record = { ...blank };
        for (let f = 0; f < names.length; f++) record[names[f]!] = readers[f]!(i);
        return record;
      };
    }
    case 'any': {
      const { values } = column;
      return (i) => values[i];
    }
  }
}

function packWords(texts: (string | null)[]): Column | null {
  const codes = new Uint16Array(texts.length);
  const known = new Map<string | null, number>();
  for (const [i, text] of texts.entries()) {
    const code = known.get(text) ?? known.size;
    if (code === MOST_WORDS) return null;
    known.set(text, code);
    codes[i] = code;
  }
  return { is: 'words', words: [...known.keys()], codes };
}

/** Texts of one width, such as ids. */
function packTexts(texts: (string | null)[]): Column | null {
  const width = texts.find((text) => text !== null)?.length ?? 0;
  const bytes = Buffer.alloc(texts.length * width, 32);
  for (const [i, text] of texts.entries()) {
    if (text === null) continue;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: anything but plain printed text.
    if (text.length !== width || text[0] === ' ' || /[^\x00-\x7f]/.test(text)) return null;
    bytes.write(text, i * width, 'latin1');
  }
  return { is: 'texts', width, bytes };
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object') return typeof value;
  return Object.getPrototypeOf(value) === Object.prototype ? 'record' : 'other';
}
