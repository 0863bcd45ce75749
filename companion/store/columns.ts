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
    if (alike) {
      const columns = names.map((name) => packColumn(records.map((record) => record[name])));
      return { is: 'records', names, columns };
    }
  }
  return { is: 'any', values };
}

export function unpackColumn(column: Column): unknown[] {
  switch (column.is) {
    case 'numbers':
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
    case 'words':
      return Array.from(column.codes, (code) => column.words[code]);
    case 'texts': {
      const { buffer, byteOffset, byteLength } = column.bytes;
      const bytes = Buffer.from(buffer, byteOffset, byteLength);
      const count = byteLength / column.width;
      return Array.from({ length: count }, (_, i) => {
        const at = i * column.width;
        // A text of nothing but spaces was null, see `packTexts`.
        return bytes[at] === 32 ? null : bytes.toString('latin1', at, at + column.width);
      });
    }
    case 'lists': {
      const flat = unpackColumn(column.values);
      let at = 0;
      return Array.from(column.lengths, (length) => {
        at += length;
        return flat.slice(at - length, at);
      });
    }
    case 'records': {
      const { names } = column;
      const fields = column.columns.map(unpackColumn);
      return Array.from({ length: fields[0]?.length ?? 0 }, (_, i) => {
        const record: Record<string, unknown> = {};
        for (let f = 0; f < names.length; f++) record[names[f]!] = fields[f]![i];
        return record;
      });
    }
    case 'any':
      return column.values;
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
