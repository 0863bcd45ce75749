import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Header, headerOf, rowOf, unseal } from './journal-line.ts';
import { CorruptHistory, type Row } from './store.ts';

const CHUNK = 1 << 20;

/** A day's file as far as it is known: the events before it, and its durable length in bytes. */
export type JournalFile = { name: string; after: number; bytes: number };

/**
 * Where the lines of a file stop being readable: the byte offset, the line (from 1), the events
 * read before it. `torn` tells the mark of an interrupted write, to which nothing was acknowledged,
 * from damage to lines that once were whole.
 */
export class BadLine extends CorruptHistory {
  override name = 'BadLine';
  readonly offset: number;
  readonly n: number;
  readonly torn: boolean;
  constructor(path: string, place: { line: number; offset: number; n: number; torn: boolean }) {
    super(
      `${path}: line ${place.line}, byte ${place.offset}, is damaged: its checksum or number does not fit (event ${place.n + 1} was expected). ` +
        'The file was left as it is. Put it back from a backup; or, to give up that line and all that follow it in this file, move the file and later ones out of the folder and keep them.',
    );
    this.offset = place.offset;
    this.n = place.n;
    this.torn = place.torn;
  }
}

/** The header of a day's file, or null if its first line is no whole header. */
export async function readHeader(path: string): Promise<Header | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1000), 0, 1000, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(10);
    const text = end < 0 ? null : unseal(buffer.subarray(0, end));
    return text === null ? null : headerOf(text);
  } finally {
    await file.close();
  }
}

/** The rows of one file in batches, up to its known length. Throws `BadLine` at the first bad one. */
export async function* readRows(folder: string, file: JournalFile): AsyncGenerator<Row[]> {
  const path = join(folder, file.name);
  const handle = await open(path);
  try {
    const place = { line: 1, offset: 0, n: file.after };
    for await (const block of blocks(handle, 0, file.bytes)) {
      const rows: Row[] = [];
      let bad = false;
      for (const line of lines(block)) {
        const text = line && unseal(line);
        const row = text && place.line > 1 ? rowOf(text) : null;
        bad = place.line === 1 ? !text || !headerOf(text) : row?.n !== place.n + 1;
        if (bad) break;
        if (row) rows.push(row);
        place.n += row ? 1 : 0;
        place.line += 1;
        place.offset += line!.length + 1;
      }
      if (rows.length > 0) yield rows;
      if (!bad) continue;
      throw new BadLine(path, { ...place, torn: await isTorn(path, place.offset, file.bytes) });
    }
  } finally {
    await handle.close();
  }
}

/**
 * Whether an interrupted write explains everything after the offset: it leaves a line without its
 * end, or blocks of zeros that were never filled, and no whole line. Anything else was changed
 * after it had been written.
 */
export async function isTorn(path: string, offset: number, size: number): Promise<boolean> {
  const handle = await open(path);
  try {
    let marked = offset === size;
    for await (const block of blocks(handle, offset, size)) {
      marked ||= block.includes(0);
      for (const line of lines(block)) {
        if (line === null) marked = true;
        else if (unseal(line) !== null) return false;
      }
    }
    return marked;
  } finally {
    await handle.close();
  }
}

/** The bytes in pieces that end where a line ends; only the last piece may not. */
async function* blocks(handle: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for (let at = from; at < to; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, to - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const bytes: Buffer = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    const end = bytes.lastIndexOf(10) + 1;
    if (end > 0) yield bytes.subarray(0, end);
    rest = bytes.subarray(end);
  }
  if (rest.length > 0) yield rest;
}

/** The lines of a block without their ends; null stands for one that has no end. */
function* lines(block: Buffer): Generator<Buffer | null> {
  let start = 0;
  for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, start)) {
    yield block.subarray(start, end);
    start = end + 1;
  }
  if (start < block.length) yield null;
}
