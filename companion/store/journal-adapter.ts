import fs from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Instant } from '../../shared/id.ts';
import { type Disk, realDisk } from './disk.ts';
import { headerLine, rowLine } from './journal-line.ts';
import { BadLine, isTorn, type JournalFile, readHeader, readRows } from './journal-reader.ts';
import { CorruptHistory, type Entry, type Position, type Row, StoreBroken } from './store.ts';
import { syncFolder } from './sync-folder.ts';

/** What lowdb holds of the journal: the entries after a position, not all there ever were. */
export type JournalTail = { after: Position; entries: Entry[] };

const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.ndjson$/;

/**
 * lowdb on one file of lines per UTC day. `write` appends what lies beyond the watermark and
 * returns after `fdatasync`; `read` checks the files, cuts off what an interrupted write left,
 * and answers with the empty tail at the end of the history.
 */
export class JournalAdapter implements Adapter<JournalTail> {
  /** The watermark: events that are durable. */
  end: Position = 0;
  readonly notices: string[] = [];
  #folder: string;
  #disk: Disk;
  #now: () => Instant;
  #files: JournalFile[] = [];
  /** The last file, open for appending. */
  #fd: number | null = null;
  #broken: StoreBroken | null = null;

  /** `folder` exists and is ours alone. */
  constructor(folder: string, now: () => Instant, disk: Disk = realDisk()) {
    this.#folder = folder;
    this.#now = now;
    this.#disk = disk;
  }

  /** Throws `CorruptHistory` on damage that no interrupted write explains; the files stay. */
  async read(): Promise<JournalTail> {
    const names = (await readdir(this.#folder)).filter((name) => DAY_FILE.test(name)).sort();
    this.#files = [];
    for (const [i, name] of names.entries()) {
      const path = join(this.#folder, name);
      const header = await readHeader(path);
      const { size } = await stat(path);
      const last = i === names.length - 1;
      const before = this.#files.at(-1);
      if (!header && last && (await this.#setAsideUnstarted(path, size))) break;
      if (!header)
        throw new BadLine(path, { line: 1, offset: 0, n: before?.after ?? 0, torn: false });
      const { previous } = header;
      if (previous?.file !== before?.name || previous?.bytes !== before?.bytes) {
        const [expected, found] = [previous, before].map((file) =>
          file ? `${'file' in file ? file.file : file.name} of ${file.bytes} bytes` : 'no file',
        );
        throw new CorruptHistory(
          `${path}: line 1 says that ${expected} comes before it, but there is ${found}. ` +
            'A file is missing, added or was changed. Nothing was touched; put the missing or changed file back from a backup.',
        );
      }
      this.#files.push({ name, after: header.after, bytes: size });
    }
    await this.#recoverEnd();
    return { after: this.end, entries: [] };
  }

  /** Appends the entries beyond the watermark. Rejects with nothing kept; see `Store.append`. */
  async write({ after, entries }: JournalTail): Promise<void> {
    if (this.#broken) throw this.#broken;
    if (after > this.end)
      throw new RangeError(`entries after ${after}, but the journal ends at ${this.end}`);
    const fresh = entries.slice(this.end - after);
    if (fresh.length === 0) return;
    const file = await this.#fileFor(fresh[0]!.at);
    const fd = this.#fd!;
    const fits = file.bytes > 0 ? '' : this.#header(file);
    const text = fresh.reduce((all, entry, i) => all + rowLine(this.end + i + 1, entry), fits);
    const bytes = Buffer.from(text);
    try {
      for (let done = 0; done < bytes.length; ) {
        done += this.#disk.write(fd, bytes, done, bytes.length - done, file.bytes + done);
      }
    } catch (error) {
      await this.#cutBack(fd, file.bytes, error);
      throw error;
    }
    try {
      await this.#disk.fdatasync(fd);
      if (file.bytes === 0) await syncFolder(this.#folder);
    } catch (error) {
      // The kernel may have dropped the pages and report success next time: never try again.
      this.#broken = new StoreBroken(
        `The disk failed to keep ${join(this.#folder, file.name)}; no more events are accepted. Check the disk, then start again.`,
        { cause: error },
      );
      await this.#cutBack(fd, file.bytes, error);
      throw this.#broken;
    }
    file.bytes += bytes.length;
    this.end += fresh.length;
  }

  /** The durable rows after a position. Throws `CorruptHistory`. */
  async *rows(after: Position): AsyncGenerator<Row[]> {
    const first = this.#files.findLastIndex((file) => file.after <= after);
    const files = this.#files.slice(Math.max(first, 0)).map((file) => ({ ...file }));
    const ends = files.map((_, i) => files[i + 1]?.after ?? this.end);
    for (const [i, file] of files.entries()) {
      let n = file.after;
      for await (const rows of readRows(this.#folder, file)) {
        n += rows.length;
        if (n > after) yield rows[0]!.n > after ? rows : rows.filter((row) => row.n > after);
      }
      if (n === ends[i]) continue;
      throw new CorruptHistory(
        `${join(this.#folder, file.name)}: ends with event ${n}, but event ${ends[i]} should be its last. Nothing was touched; put the file back from a backup.`,
      );
    }
  }

  close(): void {
    if (this.#fd !== null) fs.closeSync(this.#fd);
    this.#fd = null;
    this.#broken ??= new StoreBroken('The journal is closed.');
  }

  #header(file: JournalFile): string {
    const before = this.#files[this.#files.indexOf(file) - 1];
    const previous = before ? { file: before.name, bytes: before.bytes } : null;
    return headerLine({ journal: 1, after: file.after, previous });
  }

  /** The open file of the day; the last one's day again when the clock went back. */
  async #fileFor(at: Instant): Promise<JournalFile> {
    const name = `${new Date(at).toISOString().slice(0, 10)}.ndjson`;
    const last = this.#files.at(-1);
    const current = last && (last.name >= name || last.bytes === 0) ? last : null;
    if (current && this.#fd !== null) return current;
    if (this.#fd !== null) fs.closeSync(this.#fd);
    this.#fd = null;
    const file = current ?? { name, after: this.end, bytes: 0 };
    this.#fd = fs.openSync(join(this.#folder, file.name), current ? 'r+' : 'wx+', 0o600);
    if (!current) this.#files.push(file);
    return file;
  }

  /** Takes the unacknowledged bytes off again, so that no later start finds them. */
  async #cutBack(fd: number, length: number, cause: unknown): Promise<void> {
    try {
      this.#disk.truncate(fd, length);
      await this.#disk.fdatasync(fd);
    } catch {
      this.#broken ??= new StoreBroken(
        `${this.#folder}: a failed write could not be taken back; no more events are accepted. Make room or check the disk, then start again.`,
        { cause },
      );
    }
  }

  /** A last file whose very first write was interrupted holds no acknowledged event. */
  async #setAsideUnstarted(path: string, size: number): Promise<boolean> {
    if (!(await isTorn(path, 0, size))) return false;
    if (size > 0) await this.#cutOff(path, 0, size);
    await rm(path);
    await syncFolder(this.#folder);
    return true;
  }

  /** Finds the number of the last event, and cuts off a torn tail of the last file. */
  async #recoverEnd(): Promise<void> {
    const file = this.#files.at(-1);
    this.end = file?.after ?? 0;
    if (!file) return;
    try {
      for await (const rows of readRows(this.#folder, file)) this.end = rows.at(-1)!.n;
    } catch (error) {
      if (!(error instanceof BadLine && error.torn)) throw error;
      await this.#cutOff(join(this.#folder, file.name), error.offset, file.bytes);
      file.bytes = error.offset;
      this.end = error.n;
    }
  }

  /** Moves the bytes after the offset into a file of their own. */
  async #cutOff(path: string, offset: number, size: number): Promise<void> {
    const kept = `${path}.torn-${this.#now()}`;
    const [from, to] = [await open(path, 'r+'), await open(kept, 'wx', 0o600)];
    try {
      const { buffer } = await from.read(Buffer.alloc(size - offset), 0, size - offset, offset);
      await to.writeFile(buffer);
      await to.sync();
      await syncFolder(this.#folder);
      await from.truncate(offset);
      await from.sync();
    } finally {
      await from.close();
      await to.close();
    }
    this.notices.push(
      `${path}: an interrupted write left ${size - offset} bytes after byte ${offset}; they were moved to ${kept}.`,
    );
  }
}
