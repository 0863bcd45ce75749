import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Disk, realDisk } from './disk.ts';
import { openJournalStore } from './journal-store.ts';
import type { Entry, Row, Store } from './store.ts';

const REAL_DISK = realDisk();
const DAY_1 = Date.UTC(2026, 10, 23, 12);
const DAY_2 = Date.UTC(2026, 10, 24, 12);
const FILE_1 = '2026-11-23.ndjson';
const FILE_2 = '2026-11-24.ndjson';
const entry = (i: number, at = DAY_1): Entry => ({ at, json: JSON.stringify({ event: i }) });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (disk?: Disk) => openJournalStore(folder, () => 1234, disk);
const path = (name: string) => join(folder, 'journal', name);
async function all(store: Store): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of store.read(0)) rows.push(...batch);
  return rows;
}
/** Events 1 to 3 on the first day, 4 to 6 on the second. */
async function twoDays(): Promise<void> {
  const store = await open();
  for (const i of [1, 2, 3]) await store.append([entry(i)]);
  for (const i of [4, 5, 6]) await store.append([entry(i, DAY_2)]);
  await store.close();
}
const jsons = (rows: Row[]) => rows.map(({ json }) => JSON.parse(json).event);

test('one file a day, each line JSON of its own, nobody else may read it', async () => {
  await twoDays();
  expect(readdirSync(join(folder, 'journal'))).toEqual([FILE_1, FILE_2]);
  const lines = readFileSync(path(FILE_2), 'utf8')
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l));
  const { size, mode } = await import('node:fs').then((fs) => fs.statSync(path(FILE_1)));
  expect(lines[0]).toMatchObject({ after: 3, previous: { file: FILE_1, bytes: size } });
  expect(lines[1]).toMatchObject({ n: 4, at: DAY_2, event: { event: 4 } });
  expect(mode & 0o077).toBe(0);
});

test('a clock that went back goes on in the last file', async () => {
  await twoDays();
  const store = await open();
  await store.append([entry(7, DAY_1)]);
  await store.close();
  const again = await open();
  expect(jsons(await all(again))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  await again.close();
});

test.each([
  ['a line without its end', (file: Buffer) => file.subarray(0, -5), [1, 2, 3, 4, 5]],
  ['a line that only lacks its end', (file: Buffer) => file.subarray(0, -1), [1, 2, 3, 4, 5]],
  ['zeros', (file: Buffer) => Buffer.concat([file, Buffer.alloc(4096)]), [1, 2, 3, 4, 5, 6]],
  ['half a header', (file: Buffer) => file.subarray(0, 30), [1, 2, 3]],
  ['an empty file', () => Buffer.alloc(0), [1, 2, 3]],
])('a tail torn as %s is moved aside, said, and written on', async (_, tear, left) => {
  await twoDays();
  const whole = readFileSync(path(FILE_2));
  const torn = tear(whole);
  writeFileSync(path(FILE_2), torn);
  const store = await open();
  expect(jsons(await all(store))).toEqual(left);
  if (torn.length > 0) {
    expect(store.recovery.notices[0]).toMatch(
      /2026-11-24\.ndjson: an interrupted write left \d+ bytes/,
    );
    const kept = readFileSync(path(`${FILE_2}.torn-1234`));
    expect(torn.subarray(torn.length - kept.length)).toEqual(kept);
  }
  expect(await store.append([entry(7, DAY_2)])).toBe(left.length + 1);
  await store.close();
  const again = await open();
  expect(again.recovery.notices).toEqual([]);
  expect(jsons(await all(again))).toEqual([...left, 7]);
  await again.close();
});

test.each([
  ['a changed letter in the middle', (text: string) => text.replace('"event":5', '"event":9'), 3],
  [
    'a changed letter in the last line',
    (text: string) => text.replace('"event":6', '"event":9'),
    4,
  ],
  ['a lost line', (text: string) => text.replace(/.*"event":5.*\n/, ''), 3],
  ['a doubled line', (text: string) => text.replace(/(.*"event":5.*\n)/, '$1$1'), 4],
  ['a changed header', (text: string) => text.replace('"after":3', '"after":2'), 1],
  ['zeros in the middle', (text: string) => text.replace('"event":5', '\0\0\0\0\0\0\0\0\0'), 3],
])('%s is refused with its place, and the file kept', async (_, damage, line) => {
  await twoDays();
  const damaged = damage(readFileSync(path(FILE_2), 'utf8'));
  writeFileSync(path(FILE_2), damaged);
  await expect(open()).rejects.toThrow(
    new RegExp(`${FILE_2}: line ${line}, byte \\d+, is damaged`),
  );
  expect(readFileSync(path(FILE_2), 'utf8')).toBe(damaged);
});

test('an earlier file that is missing, cut or longer is refused at start-up', async () => {
  await twoDays();
  const whole = readFileSync(path(FILE_1));
  rmSync(path(FILE_1));
  await expect(open()).rejects.toThrow(/says that 2026-11-23.ndjson of \d+ bytes comes before it/);
  writeFileSync(path(FILE_1), whole.subarray(0, -5));
  await expect(open()).rejects.toThrow('put the missing or changed file back');
  writeFileSync(path(FILE_1), whole);
  appendFileSync(path(FILE_1), '\n');
  await expect(open()).rejects.toThrow('put the missing or changed file back');
});

test('an earlier file with a changed letter is refused when it is read', async () => {
  await twoDays();
  writeFileSync(path(FILE_1), readFileSync(path(FILE_1), 'utf8').replace('"event":2', '"event":8'));
  const store = await open();
  await expect(all(store)).rejects.toThrow(`${FILE_1}: line 3, byte`);
  await store.close();
});

test('an entry is acknowledged after the sync that follows its bytes', async () => {
  const log: string[] = [];
  const store = await open({
    ...REAL_DISK,
    write: (...args) => {
      const written = REAL_DISK.write(...args);
      log.push('write');
      return written;
    },
    fdatasync: async (fd) => {
      log.push('sync begins');
      await REAL_DISK.fdatasync(fd);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push('sync ends');
    },
  });
  await Promise.all([1, 2, 3].map((i) => store.append([entry(i)]).then(() => log.push('ack'))));
  await store.append([entry(4)]).then(() => log.push('ack'));
  expect(log.join(' > ')).toBe(
    'write > sync begins > sync ends > ack > ack > ack > write > sync begins > sync ends > ack',
  );
  await store.close();
});

test('short writes are completed', async () => {
  const store = await open({
    ...REAL_DISK,
    write: (fd, bytes, offset, length, at) =>
      REAL_DISK.write(fd, bytes, offset, Math.min(length, 7), at),
  });
  await store.append([entry(1), entry(2)]);
  expect(jsons(await all(store))).toEqual([1, 2]);
  await store.close();
});

/** A disk that fails at the n-th call of one kind, having written a part of what was asked. */
function failing(
  call: 'write' | 'fdatasync' | 'truncate',
  code: string,
  when: () => boolean,
): Disk {
  const error = Object.assign(new Error(code), { code });
  const disk = { ...REAL_DISK };
  if (call === 'write') {
    disk.write = (fd, bytes, offset, length, at) => {
      if (!when()) return REAL_DISK.write(fd, bytes, offset, length, at);
      REAL_DISK.write(fd, bytes, offset, Math.floor(length / 2), at);
      throw error;
    };
  } else if (call === 'fdatasync') {
    disk.fdatasync = async (fd) => {
      if (when()) throw error;
      await REAL_DISK.fdatasync(fd);
    };
  }
  return disk;
}

test.each([0, 1, 2])(
  'a full disk at write %i: refused, not kept, goes on when there is room',
  async (nth) => {
    let full = false;
    const store = await open(failing('write', 'ENOSPC', () => full));
    for (let i = 1; i <= nth; i++) await store.append([entry(i)]);
    full = true;
    const refused = await Promise.allSettled([91, 92].map((i) => store.append([entry(i)])));
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(store.append([entry(93)])).rejects.toMatchObject({ code: 'ENOSPC' });
    // Nothing of the refused ones stays, not even a part of a line.
    const [file] = readdirSync(join(folder, 'journal'));
    const lines = file ? readFileSync(path(file), 'utf8').split('\n') : [''];
    expect(lines).toHaveLength(nth === 0 ? 1 : nth + 2);
    expect(lines.at(-1)).toBe('');
    full = false;
    await store.append([entry(50)]);
    await store.close();
    const again = await open();
    const kept = [...Array.from({ length: nth }, (_, i) => i + 1), 50];
    expect(jsons(await all(again))).toEqual(kept);
    expect(again.recovery.notices).toEqual([]);
    await again.close();
  },
);

test('after a failed sync nothing is acknowledged any more, and the unsaved event is gone', async () => {
  let failed = false;
  let broken = false;
  // Only the first sync fails, as the kernel does it: the next one would claim success.
  const store = await open(
    failing('fdatasync', 'EIO', () => {
      const now = broken && !failed;
      failed ||= now;
      return now;
    }),
  );
  await store.append([entry(1)]);
  broken = true;
  await expect(store.append([entry(2)])).rejects.toThrow('no more events are accepted');
  await expect(store.append([entry(3)])).rejects.toMatchObject({ name: 'StoreBroken' });
  expect(jsons(await all(store))).toEqual([1]);
  await store.close();
  const again = await open();
  expect(jsons(await all(again))).toEqual([1]);
  await again.close();
});

test('appending after close is refused', async () => {
  const store = await open();
  await store.close();
  await expect(store.append([entry(1)])).rejects.toMatchObject({ name: 'StoreBroken' });
});
