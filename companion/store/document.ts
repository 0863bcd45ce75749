import { readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Adapter, Low } from 'lowdb';
import * as z from 'zod/mini';
import { syncFolder } from './sync-folder.ts';
import { writeDurably } from './write-durably.ts';

/** A small JSON document that survives power cuts, read and changed as a whole. */
export type Document<T> = {
  /** As it is on disk. Do not change it; use `update`. */
  readonly data: Readonly<T>;
  /** For people: that the file was broken, and where it is kept; null when all is well. */
  readonly notice: string | null;
  /**
   * Resolves to the new data once it is durable. `change` gets a copy and may change or replace it.
   * Updates run one after another. Rejects, with nothing changed, when `change` throws, when the
   * result does not fit the schema (ZodError), and when the disk refuses.
   */
  update(change: (draft: T) => T | undefined): Promise<T>;
};

/**
 * Opens the JSON file at `path`, whose folder exists. Without a file it starts with `initial`;
 * a file that is broken or does not fit the schema is renamed to `….corrupt-<now>` first.
 * Throws when the file cannot be read at all (EACCES, EISDIR).
 */
export async function openDocument<T>(
  path: string,
  schema: z.core.$ZodType<T>,
  initial: T,
  now: () => number = Date.now,
): Promise<Document<T>> {
  const adapter = new DocumentAdapter(path, schema, now);
  const low = new Low<T>(adapter, z.parse(schema, structuredClone(initial)));
  await low.read();
  let last: Promise<unknown> = Promise.resolve();

  async function change(how: (draft: T) => T | undefined): Promise<T> {
    const before = low.data;
    const draft = structuredClone(before);
    const next = z.parse(schema, how(draft) ?? draft);
    if (isDeepStrictEqual(next, before)) return before;
    await adapter.write(next);
    low.data = next;
    return next;
  }

  return {
    get data() {
      return low.data;
    },
    notice: adapter.notice,
    update(how) {
      const updated = last.then(() => change(how));
      last = updated.catch(() => {});
      return updated;
    },
  };
}

class DocumentAdapter<T> implements Adapter<T> {
  notice: string | null = null;
  #path: string;
  #schema: z.core.$ZodType<T>;
  #now: () => number;

  constructor(path: string, schema: z.core.$ZodType<T>, now: () => number) {
    this.#path = path;
    this.#schema = schema;
    this.#now = now;
  }

  async read(): Promise<T | null> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    const read = parse(this.#schema, text);
    if ('data' in read) return read.data;
    const kept = `${this.#path}.corrupt-${this.#now()}`;
    await rename(this.#path, kept);
    await syncFolder(dirname(this.#path));
    this.notice = `${this.#path} cannot be used: ${read.why}. It is kept as ${kept}, and the defaults apply.`;
    return null;
  }

  async write(data: T): Promise<void> {
    await writeDurably(this.#path, `${JSON.stringify(data, null, 2)}\n`);
  }
}

function parse<T>(schema: z.core.$ZodType<T>, text: string): { data: T } | { why: string } {
  if (text.replaceAll('\0', '') === '') return { why: 'it is empty or holds nothing but zeros' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own words quote the file, and the file may hold secrets.
    return { why: 'it is not JSON' };
  }
  const result = z.safeParse(schema, json, { error: z.locales.en().localeError });
  return result.success ? { data: result.data } : { why: z.prettifyError(result.error) };
}
